/* Keeps what is ticked and written, if the reader has switched that on: by the ids of items, which are the same on every
   page and in every language. Shows how far somebody has come in the course. Nothing is ever sent anywhere.

   All this knows of where things are kept is a store of texts by name: read(name) gives the text, or null; write(name, text)
   and remove(name) change it; watch(changed) tells of changes made elsewhere. Each may throw. A package for another place
   sets window.handbookStore before this script. There are two texts: "course", ids with spaces between them, nothing
   typed, under 4,000 characters, which is there if and only if keeping is switched on; and "entries", JSON. */
(function () {
  "use strict"
  var COURSE_LENGTH = 4000, FILE_LENGTH = 1000000, TEXT_LENGTH = 20000
  var ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
  var NAME = /^[a-z0-9]+([.=-][a-z0-9]+)*$/
  var root = new URL("../../", document.currentScript.src).pathname
  var store = window.handbookStore || local("handbook:" + root + ":")
  var troubled = false

  function local(prefix) {
    return {
      read: function (name) { return localStorage.getItem(prefix + name) },
      write: function (name, text) { localStorage.setItem(prefix + name, text) },
      remove: function (name) { localStorage.removeItem(prefix + name) },
      watch: function (changed) {
        window.addEventListener("storage", function (event) { if (!event.key || event.key.startsWith(prefix)) changed() })
      }
    }
  }

  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)) }

  /* -- what is kept ------------------------------------------------------------------------------------ */

  function Damaged() {}

  function readIds(text) {
    var ids = text ? text.split(" ") : []
    if (text.length > COURSE_LENGTH || !ids.every(function (id) { return ID.test(id) })) throw new Damaged()
    return new Set(ids)
  }

  function readEntries(data) {
    if (typeof data !== "object" || data === null || Array.isArray(data)) throw new Damaged()
    var entries = new Map(Object.entries(data))
    entries.forEach(function (value, name) {
      if (!NAME.test(name) || typeof value !== "string" || value.length > TEXT_LENGTH) throw new Damaged()
    })
    return entries
  }

  function parse(text) {
    try { return JSON.parse(text) } catch (error) { throw new Damaged() }
  }

  /* Read anew each time, because another tab may have written. */
  function kept() {
    var course = store.read("course"), entries = store.read("entries")
    return { on: course !== null, course: readIds(course || ""), entries: readEntries(entries === null ? {} : parse(entries)) }
  }

  function write(state) {
    store.write("course", Array.from(state.course).join(" "))
    store.write("entries", JSON.stringify(Object.fromEntries(state.entries)))
  }

  /* -- fields ------------------------------------------------------------------------------------------ */

  function fields() { return all("[data-block] :is(textarea, input)[name]:not([data-answer])") }

  function nameOf(field) {
    return field.type === "checkbox" && field.hasAttribute("value") ? field.name + "=" + field.value : field.name
  }

  function change(state, field) {
    var ticked = field.type === "checkbox" || field.type === "radio"
    if (ticked && field.closest("[data-course]")) {
      state.course[field.checked ? "add" : "delete"](field.name)
    } else if (field.type !== "radio" || field.checked) {
      var value = field.type === "checkbox" ? (field.checked ? "on" : "") : field.value.slice(0, TEXT_LENGTH)
      if (value) state.entries.set(nameOf(field), value)
      else state.entries.delete(nameOf(field))
    }
  }

  function show(state, field) {
    var value = state.entries.get(nameOf(field))
    if (field.closest("[data-course]")) field.checked = state.course.has(field.name)
    else if (value === undefined || field === document.activeElement) return
    else if (field.type === "checkbox") field.checked = true
    else if (field.type === "radio") field.checked = field.value === value
    else if (field.value !== value) {
      field.value = value
      field.dispatchEvent(new Event("input", { bubbles: true }))  // the field grows
    }
  }

  function attempt(action) {
    try {
      action()
      troubled = false
    } catch (error) {
      if (!(error instanceof Damaged || error instanceof DOMException)) throw error
      troubled = error instanceof Damaged ? "damaged" : error.name === "SecurityError" ? "blocked" : "full"
    }
    tell()
  }

  var showing = false
  function keep(changed) {
    if (showing) return
    attempt(function () {
      var state = kept()
      if (!state.on) return
      changed(state)
      write(state)
      showCourse(state)
    })
  }

  /* -- what the page shows of it ------------------------------------------------------------------------- */

  function tell() {
    var state
    try { state = kept() } catch (error) { troubled = error instanceof Damaged ? "damaged" : "blocked" }
    var on = Boolean(state && state.on)
    all("[data-kept]").forEach(function (note) {
      note.textContent = note.getAttribute(troubled ? "data-" + troubled : on ? "data-on" : "data-off")
      note.hidden = false
    })
    all("[data-keeping]").forEach(function (place) {
      place.querySelector("[data-keeping-controls]").hidden = troubled === "blocked"
      place.querySelector("[data-keep]").checked = on || troubled === "damaged"
      all("[data-save], [data-delete], [data-load]", place).forEach(function (control) {
        control.disabled = !on && troubled !== "damaged"
      })
      place.querySelector("[data-save]").disabled = !on
      if (troubled) say(place, troubled)
    })
  }

  function say(place, what, gaps) {
    place.querySelector("[data-said]").textContent = place.getAttribute("data-" + what).replace(/\{(\w+)\}/g, function (whole, name) {
      return gaps[name]
    })
  }

  function showCourse(state) {
    var next = null, begun = false
    all("[data-progress]").forEach(function (module) {
      var ids = module.getAttribute("data-progress").split(" ").filter(Boolean)
      var done = ids.filter(function (id) { return state.course.has(id) })
      var open = ids.find(function (id) { return !state.course.has(id) })
      var bar = module.querySelector("[data-bar]"), tick = module.querySelector("[data-module]")
      begun = begun || done.length > 0
      if (bar) {
        bar.hidden = !state.on
        bar.querySelector("progress").value = done.length
        bar.querySelector("span").textContent = bar.getAttribute("data-words").replace("{done}", done.length).replace("{all}", ids.length)
        if (open && !next) next = module.getAttribute("data-page") + "#" + open
      }
      if (tick && ids.length && !open) tick.checked = true
    })
    all("[data-objective]").forEach(function (tick) {
      if (state.entries.has(tick.getAttribute("data-objective"))) tick.checked = true
    })
    all("[data-go-on]").forEach(function (place) {
      place.hidden = !(state.on && begun && next)
      if (next) place.querySelector("a").href = next
    })
    all("[data-self-check]").forEach(function (answers) {
      var block = answers.closest("[data-block]"), said = block.querySelector(".hb-feedback")
      if (state.course.has(block.getAttribute("aria-labelledby")) && !said.textContent) {
        said.setAttribute("data-verdict", "right")
        said.textContent = said.getAttribute("data-right")
      }
    })
  }

  function showAll() {
    attempt(function () {
      var state = kept()
      showing = true
      if (state.on) fields().forEach(function (field) { show(state, field) })
      showing = false
      showCourse(state)
    })
    showing = false
  }

  /* -- the place where it is switched on, saved, loaded and deleted --------------------------------------- */

  function switchOn(place) {
    attempt(function () {
      store.write("course", "")
      keep(function (state) { fields().forEach(function (field) { change(state, field) }) })
      say(place, "said-on")
    })
  }

  function forget(place, what) {
    if (!window.confirm(place.getAttribute("data-sure"))) return tell()
    attempt(function () {
      store.remove("course")
      store.remove("entries")
      say(place, what)
    })
  }

  function save(place) {
    attempt(function () {
      var state = kept(), link = document.createElement("a")
      var content = { handbook: "mentoring", version: 1, course: Array.from(state.course), entries: Object.fromEntries(state.entries) }
      link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }))
      link.download = "mentoring.json"
      link.click()
      URL.revokeObjectURL(link.href)
      say(place, "saved")
    })
  }

  function readFile(text) {
    var data = parse(text)
    if (!data || data.handbook !== "mentoring" || data.version !== 1 || !Array.isArray(data.course)) throw new Damaged()
    return { course: readIds(data.course.join(" ")), entries: readEntries(data.entries) }
  }

  function load(place, file) {
    if (file.size > FILE_LENGTH) return say(place, "not-loaded")
    file.text().then(function (text) {
      var found, taken = 0, left = 0, state
      try { found = readFile(text) } catch (error) { return say(place, "not-loaded") }
      attempt(function () {
        try { state = kept() } catch (error) {
          if (!(error instanceof Damaged)) throw error
          state = { course: new Set(), entries: new Map() }
        }
        found.course.forEach(function (id) { if (!state.course.has(id)) taken += 1; state.course.add(id) })
        found.entries.forEach(function (value, name) {
          if (!state.entries.has(name)) { state.entries.set(name, value); taken += 1 }
          else if (state.entries.get(name) !== value) left += 1
        })
        readIds(Array.from(state.course).join(" "))
        write(state)
        say(place, "loaded", { taken: taken, left: left })
      })
      showAll()
    }, function () { say(place, "not-loaded") })
  }

  all("[data-keeping]").forEach(function (place) {
    place.addEventListener("change", function (event) {
      if (event.target.hasAttribute("data-keep")) event.target.checked ? switchOn(place) : forget(place, "said-off")
      if (event.target.hasAttribute("data-load") && event.target.files[0]) {
        load(place, event.target.files[0])
        event.target.value = ""
      }
    })
    place.addEventListener("click", function (event) {
      if (event.target.closest("[data-save]")) save(place)
      if (event.target.closest("[data-delete]")) forget(place, "deleted")
    })
  })
  all("[data-record] [type=date]").forEach(function (date) {
    var now = new Date()
    if (!date.value) date.valueAsDate = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()))
    date.dispatchEvent(new Event("input", { bubbles: true }))  // so that it is printed
  })

  showAll()
  document.addEventListener("input", function (event) {
    if (event.target.matches("[data-block] :is(textarea, input)[name]:not([data-answer])")) {
      keep(function (state) { change(state, event.target) })
    }
  })
  document.addEventListener("handbook:right", function (event) {
    keep(function (state) { state.course.add(event.target.getAttribute("aria-labelledby")) })
  })
  try { store.watch(showAll) } catch (error) { /* said above */ }
})()
