/* Shows what a word of the glossary means, below the word: on hovering, on focus and on the first tap. Escape, moving
   away or a tap elsewhere hides it. Without this script the word is a link to the glossary like any other. */
(function () {
  "use strict"
  var MARGIN = 8
  var PATIENCE = 300  // milliseconds in which the pointer may get from the word to the box
  var box = document.createElement("div")
  var shown = null, wasShown = null, leaving

  box.id = "hb-definition"
  box.className = "hb-definition"
  box.setAttribute("role", "tooltip")

  function show(link) {
    clearTimeout(leaving)
    if (link === shown) return
    hide()
    shown = link
    box.textContent = link.getAttribute("data-definition")
    link.setAttribute("aria-describedby", box.id)
    link.closest("article, main, body").appendChild(box)
    var origin = box.offsetParent.getBoundingClientRect()
    var word = link.getClientRects()[0], room = document.documentElement.clientWidth - box.offsetWidth - MARGIN
    var below = word.bottom + box.offsetHeight < window.innerHeight
    box.style.left = Math.max(MARGIN, Math.min(word.left, room)) - origin.left + "px"
    box.style.top = (below ? word.bottom : word.top - box.offsetHeight) - origin.top + "px"
  }

  function hide() {
    clearTimeout(leaving)
    if (!shown) return
    shown.removeAttribute("aria-describedby")
    shown = null
    box.remove()
  }

  function word(event) { return event.target.closest && event.target.closest("[data-definition]") }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return
    if (word(event)) show(word(event))
    else if (box.contains(event.target)) clearTimeout(leaving)
  })
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType !== "mouse" || shown === document.activeElement) return
    if (word(event) || box.contains(event.target)) leaving = setTimeout(hide, PATIENCE)
  })
  document.addEventListener("focusin", function (event) { if (word(event)) show(word(event)) })
  document.addEventListener("focusout", function (event) { if (word(event)) hide() })
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide() })
  document.addEventListener("pointerdown", function (event) {
    wasShown = event.pointerType === "mouse" ? word(event) : shown
    if (!word(event) && !box.contains(event.target)) hide()
  })
  document.addEventListener("click", function (event) {
    var link = word(event)
    if (!link || !event.detail || wasShown === link) return  // a key, a mouse or the second tap follows the link
    event.preventDefault()
    show(link)
  })
})()
