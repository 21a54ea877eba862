/* The theme fetches the search index with every page. This lets the request wait until somebody opens the search.
   If the theme ever fetches it in another way, it is fetched at once, as before. */
(function () {
  "use strict"
  var open = XMLHttpRequest.prototype.open
  var send = XMLHttpRequest.prototype.send
  var waiting = []
  var wanted = /[?&][hq]=/.test(location.search)

  XMLHttpRequest.prototype.open = function (method, url) {
    this.isSearchIndex = String(url).endsWith("search/search_index.json")
    return open.apply(this, arguments)
  }
  XMLHttpRequest.prototype.send = function () {
    if (wanted || !this.isSearchIndex) return send.apply(this, arguments)
    waiting.push(send.bind(this))
  }

  function want(event) {
    if (wanted || (event.type === "focusin" && !event.target.closest(".md-search"))) return
    if (event.type === "change" && event.target.id !== "__search") return
    wanted = true
    waiting.forEach(function (request) { request() })
  }
  document.addEventListener("focusin", want)
  document.addEventListener("change", want)
})()
