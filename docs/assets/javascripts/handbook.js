/* Helps a block that is already complete: print it alone, copy its text, let its fields grow.
   Starts from data attributes; words come from the page. Without this script everything can be read,
   filled in and printed with the page. */
(function () {
  "use strict"

  /* A hidden copy of what is typed makes a field as tall as its text, and is what paper shows: browsers print
     only the visible part of a text field. */
  function echo(field) {
    var copy = field.parentNode.querySelector(".hb-echo")
    if (!copy) return
    var date = field.type === "date" && field.valueAsDate
    copy.textContent = date
      ? date.toLocaleDateString(field.getAttribute("data-locale"), { timeZone: "UTC", dateStyle: "long" })
      : field.value + (field.value.endsWith("\n") ? " " : "")
  }

  function print(block) {
    if (block) {
      block.classList.add("hb-printing")
      document.documentElement.setAttribute("data-printing", "")
      window.addEventListener("afterprint", function () {
        block.classList.remove("hb-printing")
        document.documentElement.removeAttribute("data-printing")
      }, { once: true })
    }
    window.print()
  }

  /* navigator.clipboard exists only on https and localhost; the older command also works on http and file:. */
  function copy(block) {
    var letter = block.querySelector("[data-letter]")
    var status = block.querySelector("[data-copied]")
    var text = Array.from(letter.children, function (line) { return line.textContent.trim() }).join("\n\n")
    function done() { status.textContent = status.getAttribute("data-copied") }
    function byCommand() {
      var helper = document.createElement("textarea")
      helper.value = text
      helper.className = "hb-copying"
      helper.setAttribute("readonly", "")
      block.appendChild(helper)
      helper.select()
      var copied = false
      try { copied = document.execCommand("copy") } catch (error) { /* said below */ }
      helper.remove()
      if (copied) return done()
      window.getSelection().selectAllChildren(letter)
      status.textContent = status.getAttribute("data-not-copied")
    }
    status.textContent = ""
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byCommand)
    else byCommand()
  }

  document.addEventListener("input", function (event) {
    if (event.target.closest(".hb-field")) echo(event.target)
  })
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button")
    if (!button) return
    if (button.hasAttribute("data-print")) print(button.closest("[data-block]"))
    if (button.hasAttribute("data-print-sheet")) print()
    if (button.hasAttribute("data-copy")) copy(button.closest("[data-block]"))
  })
  document.querySelectorAll(".hb-field > textarea, .hb-field > input").forEach(function (field) {
    if (field.value) echo(field)  // the browser has kept it through a reload
  })
  document.querySelectorAll("[data-print], [data-print-sheet], [data-copy]").forEach(function (button) {
    button.hidden = false
  })
  document.querySelectorAll("label.md-nav__link[for]").forEach(function (label) { label.tabIndex = 0 })
})()
