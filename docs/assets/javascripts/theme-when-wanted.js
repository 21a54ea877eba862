/* The theme's script is larger than all others together, and nothing that is read needs it: it searches, marks where in the
   text one is, leads back to the top. This fetches it at the reader's first movement, so that a slow phone shows the page first. */
(function () {
  "use strict"
  var SIGNS = ["pointermove", "pointerdown", "wheel", "scroll", "focusin", "keydown", "click"]
  var address = document.currentScript.getAttribute("data-theme")
  var pressed = []  // keys that the theme would have answered, had it been there

  function wake(event) {
    if (event.type === "pointermove" && !event.movementX && !event.movementY) return  // the page has come to the pointer
    if (event.type === "scroll" && event.target !== document) return  // a column, placed below
    if (event.type === "keydown") press(event)
    load()
  }

  function load() {
    var script = document.createElement("script")
    SIGNS.forEach(function (sign) { removeEventListener(sign, wake, true) })
    addEventListener("keydown", press, true)
    script.src = address
    script.onload = function () {
      removeEventListener("keydown", press, true)
      document.dispatchEvent(new Event("DOMContentLoaded"))  // at which it sets to work; the real one is over
      pressed.forEach(function (key) { key.target.dispatchEvent(new KeyboardEvent("keydown", key)) })
    }
    document.body.appendChild(script)
  }

  function press(event) { pressed.push(event) }

  document.documentElement.classList.replace("no-js", "js")
  if (/[?&][hq]=/.test(location.search)) load()  // words to search for, or to mark
  else SIGNS.forEach(function (sign) { addEventListener(sign, wake, true) })

  // Where the theme will put them: else the columns beside the text would jump when it comes.
  requestAnimationFrame(function () {
    document.querySelectorAll(".md-sidebar__scrollwrap").forEach(function (column) {
      var here = column.querySelector(".md-nav__link--active[href]")
      if (here) column.scrollTop = here.offsetTop - column.offsetTop - column.clientHeight / 2
    })
  })
})()
