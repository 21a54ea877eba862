/* Search runs in a worker, and browsers start no worker from file:. This gives it a hidden frame instead.
   Scripts are added by address only, so that it also works under a strict Content-Security-Policy.
   The theme looks for the name IFrameWorker. */
(function () {
  "use strict"
  if (location.protocol !== "file:") return

  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super()
      var worker = this
      var frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = ""
      document.body.appendChild(frame)
      this.inside = frame.contentWindow
      this.inside.postMessage = function (data) {
        worker.dispatchEvent(new MessageEvent("message", { data: data }))
      }
      this.inside.importScripts = function () {
        return Array.from(arguments).reduce(function (before, script) {
          return before.then(function () { return worker.load(script) })
        }, Promise.resolve())
      }
      this.ready = this.load(url)
    }

    load(url) {
      var inside = this.inside
      return new Promise(function (resolve, reject) {
        var script = inside.document.createElement("script")
        script.src = url
        script.onload = resolve
        script.onerror = reject
        inside.document.body.appendChild(script)
      })
    }

    postMessage(data) {
      var inside = this.inside
      this.ready.then(function () {
        inside.dispatchEvent(new inside.MessageEvent("message", { data: data }))
      })
    }
  }
  window.Worker = window.IFrameWorker
})()
