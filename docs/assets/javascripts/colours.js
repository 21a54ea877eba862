/* Shows the colours that the reader chose, or else those of the system, and the switch to the others. The theme does
   the same when its script is there; this is before it. The choice is noted in the browser in the theme's own way, but only once
   somebody has chosen: the theme would note its colours as soon as a page loads. */
(function () {
  "use strict"
  var TRAITS = ["media", "scheme", "primary", "accent"]
  var options = Array.from(document.querySelectorAll(".md-option"))
  var note = careful(window.__md_set)
  var chosen = false

  /* Where a browser keeps nothing, asking it throws, and the theme, which asks, would go no further. */
  function careful(ask) {
    return function () { try { return ask.apply(this, arguments) } catch (error) { return null } }
  }

  function colours(option) {
    return Object.fromEntries(TRAITS.map(function (trait) { return [trait, option.getAttribute("data-md-color-" + trait)] }))
  }

  function show(option) {
    Object.entries(colours(option)).forEach(function (trait) { document.body.setAttribute("data-md-color-" + trait[0], trait[1]) })
    options.forEach(function (other) { other.nextElementSibling.hidden = other !== option })
  }

  document.addEventListener("change", function (event) {
    if (!options.includes(event.target)) return
    chosen = true
    show(event.target)
    note("__palette", { index: options.indexOf(event.target), color: colours(event.target) })
  }, true)
  window.__md_get = careful(window.__md_get)
  window.__md_set = function (key) {
    if (chosen || key !== "__palette") note.apply(this, arguments)
  }

  show(
    options[(window.__md_get("__palette") || {}).index]
    || options.find(function (option) { return matchMedia(option.getAttribute("data-md-color-media")).matches })
    || options[0]
  )
})()
