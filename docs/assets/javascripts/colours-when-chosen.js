/* The theme notes its colours in the browser's storage as soon as a page loads. This lets the note wait until somebody
   chooses colours. If the theme ever keeps it in another way, it is kept at once, as before. */
(function () {
  "use strict"
  var keep = window.__md_set
  var chosen = false

  document.addEventListener("change", function (event) { chosen = chosen || event.target.matches(".md-option") }, true)
  window.__md_set = function (key) {
    if (chosen || key !== "__palette") keep.apply(this, arguments)
  }
})()
