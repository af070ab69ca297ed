/* Offers names while somebody types in a search box: terms, forms to start, pages, own projects. A combobox as WAI-ARIA
   describes it. Without it, and where there is no app to ask, the box searches all the same. */
(function () {
  "use strict"
  if (!document.querySelector("[data-ld-suggests]")) return /* plain files: there is nobody to ask */

  var WAIT = 120 /* ms after the last key */, lang = document.documentElement.lang
  var TONGUES = { en: { en: "in English", nl: "in Dutch" }, nl: { en: "in het Engels", nl: "in het Nederlands" } }[lang]

  function make(name, given, children) {
    var made = document.createElement(name)
    Object.keys(given).forEach(function (key) { made.setAttribute(key, given[key]) })
    made.append.apply(made, children || [])
    return made
  }

  function combobox(input, number) {
    var id = "ld-suggest-" + number, label = input.dataset.ldSuggest
    var list = make("ul", { id: id, role: "listbox", "aria-label": label, class: "ld-suggest", hidden: "" })
    var says = make("p", { role: "status", class: "ld-suggest__says" })
    var place = document.querySelector("[data-ld-suggestions]"), header = input.closest(".md-search") !== null
    if (header && place) place.append(list, says)
    else input.parentElement.after(list, says)
    var options = [], at = -1, timer = 0, asked = null, older = input.form.elements.edition

    input.setAttribute("role", "combobox")
    input.setAttribute("aria-autocomplete", "list")
    input.setAttribute("aria-controls", id)
    input.setAttribute("aria-haspopup", "listbox")

    function shown(open) {
      list.hidden = !open
      input.setAttribute("aria-expanded", String(open))
      if (!open) mark(-1)
    }
    function mark(next) {
      if (options[at]) options[at].node.removeAttribute("aria-selected")
      at = next
      if (at < 0) return input.removeAttribute("aria-activedescendant")
      options[at].node.setAttribute("aria-selected", "true")
      input.setAttribute("aria-activedescendant", options[at].node.id)
      options[at].node.scrollIntoView({ block: "nearest" })
    }
    function go(one) { window.location.assign(one.url) }

    function option(one, place_) {
      var title = make("span", one.lang === lang ? {} : { lang: one.lang }, [one.title])
      var about = [one.says, one.code, one.lang === lang ? "" : TONGUES[one.lang]].filter(Boolean).join(" · ")
      var node = make("li", { role: "option", id: id + "-" + place_ }, [title, " · ", make("small", {}, [about])])
      node.addEventListener("mousedown", function (event) { event.preventDefault() }) /* the box keeps the focus */
      node.addEventListener("click", function () { go(one) })
      return { node: node, url: one.url }
    }
    function draw(found) {
      mark(-1)
      options = found.map(option)
      list.replaceChildren.apply(list, options.map(function (one) { return one.node }))
      shown(options.length > 0)
      says.textContent = options.length ? label + ": " + options.length : ""
    }
    function ask() {
      if (asked) asked.abort()
      var typed = input.value.trim()
      if (!typed) return draw([])
      var mine = asked = new AbortController(), words = new URLSearchParams({ q: typed, lang: lang })
      if (older && older.value) words.set("edition", older.value)
      fetch("/api/suggest?" + words, { signal: mine.signal, headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.ok ? answer.json() : { suggested: [] } })
        .then(function (data) { if (mine === asked && document.activeElement === input) draw(data.suggested) })
        .catch(function () { if (mine === asked) draw([]) }) /* the box searches without suggestions */
    }

    input.addEventListener("input", function () {
      window.clearTimeout(timer)
      timer = window.setTimeout(ask, WAIT)
    })
    input.addEventListener("blur", function () { shown(false) })
    input.form.addEventListener("reset", function () { draw([]) })
    /* Material listens further out: what the list takes does not get there. */
    input.addEventListener("keydown", function (event) {
      if (list.hidden || event.isComposing) return
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], past = at + (step || 0) >= options.length
      if (step && header && past) return shown(false) /* on to what was found, below the list */
      if (step) mark(past ? -1 : at + step < -1 ? options.length - 1 : at + step)
      else if (event.key === "Enter" && at >= 0) go(options[at])
      else if (event.key === "Escape") shown(false)
      else return
      event.preventDefault()
      event.stopPropagation()
    })
    shown(false)
  }
  document.querySelectorAll("input[data-ld-suggest]").forEach(combobox)

  /* On the page of the search its own box is the one that `/` goes to; elsewhere Material opens that of the header. */
  var own = document.querySelector("article input[data-ld-suggest]")
  if (!own) return
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, select, textarea, [contenteditable]")
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    own.focus()
    own.select()
  }, true)
})()
