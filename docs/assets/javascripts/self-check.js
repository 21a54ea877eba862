/* Makes a question of a self-check that is already complete: choose or put in order, check, hear why, try again.
   Words and feedback come from the page. Without this script the answers can be read and the solution opened. */
(function () {
  "use strict"

  function all(root, selector) { return Array.from(root.querySelectorAll(selector)) }

  function start(answers) {
    var block = answers.closest("[data-block]")
    var said = block.querySelector(".hb-feedback")
    var solution = block.querySelector(".hb-solution")
    var kind = answers.getAttribute("data-self-check")
    var feedback = {}, order = []
    all(solution, "[data-feedback]").forEach(function (entry) {
      feedback[entry.getAttribute("data-feedback")] = entry
      order.push(entry.getAttribute("data-feedback"))
    })

    function isRight(id) { return feedback[id].hasAttribute("data-is-right") }

    function say(verdict, ids) {
      said.textContent = ""
      said.setAttribute("data-verdict", verdict)
      var word = document.createElement("p"), strong = document.createElement("strong")
      strong.textContent = said.getAttribute("data-" + verdict)
      word.appendChild(strong)
      said.appendChild(word)
      ids.forEach(function (id) {
        var reason = said.appendChild(feedback[id].querySelector("p").cloneNode(true))
        if (kind === "one") return
        var answer = document.createElement("em")
        answer.textContent = feedback[id].getAttribute("data-text")
        reason.prepend(answer, " ")
      })
      if (verdict === "right") block.dispatchEvent(new CustomEvent("handbook:right", { bubbles: true }))
    }

    function check() {
      if (kind === "order") {
        var now = all(answers, "[data-answer]").map(function (answer) { return answer.getAttribute("data-answer") })
        var astray = order.filter(function (id, place) { return now[place] !== id })
        return astray.length ? say("wrong", astray.slice(0, 1)) : say("right", [])
      }
      var chosen = all(answers, "[data-answer]:checked").map(function (answer) { return answer.value })
      var wrong = chosen.filter(function (id) { return !isRight(id) })
      if (!chosen.length) say("nothing", [])
      else if (wrong.length) say("wrong", wrong)
      else say(chosen.length < order.filter(isRight).length ? "partly" : "right", chosen)
    }

    function move(button) {
      var item = button.closest("li"), steps = Number(button.getAttribute("data-move"))
      var other = steps < 0 ? item.previousElementSibling : item.nextElementSibling
      if (!other) return
      item.parentNode.insertBefore(steps < 0 ? item : other, steps < 0 ? other : item)
      button.focus()  // it has moved
      var items = all(item.parentNode, "li")
      said.removeAttribute("data-verdict")
      said.textContent = said.getAttribute("data-place").replace("{place}", items.indexOf(item) + 1).replace("{all}", items.length)
    }

    answers.addEventListener("click", function (event) {
      var button = event.target.closest("button")
      if (!button) return
      if (button.hasAttribute("data-move")) move(button)
      else check()
    })
    solution.hidden = true
    all(answers, "[hidden]").forEach(function (element) { element.hidden = false })
  }

  all(document, "[data-self-check]").forEach(start)
})()
