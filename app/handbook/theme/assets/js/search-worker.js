/* Stands in for Material's search worker and speaks its language:
 *   0 SETUP {config, docs}  ->  1 READY
 *   2 QUERY "words"         ->  3 RESULT {items: [[page, section …] …]}
 *
 * Where the index that the page fetched names an address (config.api), questions go there: GET ?q=&lang=
 * answers {hits: [{kind, title, url, passage, lang, path}], suggestion}. On a host of plain files there is no
 * such address, and where it does not answer, Material's own worker searches the full index in the browser. */
"use strict"

var SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
var WAIT = 90 /* ms after the last key */, PATIENCE = 4000 /* ms for an answer */
var params = new URL(self.location.href).searchParams
var lang = params.get("lang") || "en"
var KINDS = {
  en: { form: "Form", process: "Process", term: "Term", role: "Role", project: "Project", record: "Finished form", row: "Row", lesson: "Lesson", question: "Question" },
  nl: { form: "Formulier", process: "Proces", term: "Begrip", role: "Rol", project: "Project", record: "Verslag", row: "Regel", lesson: "Les", question: "Vraag" }
}[lang === "nl" ? "nl" : "en"]
var edition = params.get("edition") /* of a form that is bound to an older handbook */
var NOTHING = lang === "nl" ? "Niets gevonden: begrippen die erop lijken, en wie je kunt vragen" : "Nothing found: terms that come near, and whom to ask"
var MEANT = lang === "nl" ? "Bedoelde je: " : "Did you mean: "
var setup, api, stock, timer, pending, last = ""

function stockWorker() {
  return new Worker(new URL(params.get("stock"), self.location.href))
}

function escape(text) {
  return String(text).replace(/[&<>"']/g, function (c) {
    return { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" }[c]
  })
}

/* A passage is words, or pieces of [words, marked]. Never HTML: it is written as such only here. */
function passage(given) {
  var pieces = Array.isArray(given) ? given : [[given || "", false]]
  var text = pieces.map(function (piece) {
    return piece[1] ? "<mark>" + escape(piece[0]) + "</mark>" : escape(piece[0])
  }).join("")
  return text && "<p>" + text + "</p>"
}

/* The words that Material marks on the page it goes to: those that the passage marks. */
function terms(given) {
  var marked = {}
  if (Array.isArray(given)) given.forEach(function (piece) { if (piece[1]) marked[piece[0].toLowerCase()] = true })
  return marked
}

function found(location, title, text, tags, score, words) {
  var item = { location: location, title: escape(title), text: text, score: score, terms: words || {} }
  if (tags.length) item.tags = tags.map(escape)
  return item
}

/* Material draws a group as a page with its sections, and cannot do without the page. */
function group(hit, place) {
  var score = 1000 - place, tags = []
  if (KINDS[hit.kind]) tags.push(KINDS[hit.kind])
  if (hit.lang && hit.lang !== lang) tags.push(hit.lang.toUpperCase())
  var hash = hit.url.indexOf("#"), path = hit.path || []
  if (hash < 0 || !path.length) {
    return [found(hash < 0 ? hit.url : hit.url.slice(0, hash), hit.title, passage(hit.passage), tags, score, terms(hit.passage))]
  }
  return [
    found(hit.url.slice(0, hash), path[path.length - 1], "", tags, score),
    found(hit.url, hit.title, passage(hit.passage), [], score, terms(hit.passage))
  ]
}

function answer(data) {
  var items = (data.hits || []).map(group)
  if (!items.length && !data.suggestion) {
    items.push([found("/search?" + new URLSearchParams({ query: last, lang: lang }), NOTHING, "", [], 1)])
  }
  if (data.suggestion) {
    var again = "/search?" + new URLSearchParams({ query: data.suggestion, lang: lang })
    items.unshift([found(again, MEANT + data.suggestion, "", [], 2000)])
  }
  postMessage({ type: RESULT, data: { items: items } })
}

/* The address does not answer: search the full index here from now on. */
function fallback() {
  if (stock) return
  api = null
  stock = stockWorker()
  stock.onmessage = function (event) {
    if (event.data.type !== READY) postMessage(event.data)
    else if (last) stock.postMessage({ type: QUERY, data: last })
  }
  fetch(new URL(setup.config.full, setup.base))
    .then(function (response) { return response.json() })
    .then(function (index) { stock.postMessage({ type: SETUP, data: Object.assign({}, setup, index) }) })
    .catch(function () { postMessage({ type: RESULT, data: { items: [] } }) })
}

function ask(words) {
  var control = pending = new AbortController(), late = false
  var url = new URL(api)
  url.searchParams.set("q", words)
  url.searchParams.set("lang", lang)
  if (edition) url.searchParams.set("edition", edition)
  var alarm = setTimeout(function () { late = true; control.abort() }, PATIENCE)
  fetch(url, { signal: control.signal, headers: { Accept: "application/json" } })
    .then(function (response) {
      if (!response.ok) throw new Error(String(response.status))
      return response.json()
    })
    .then(answer)
    .catch(function (error) { if (late || error.name !== "AbortError") fallback() })
    .finally(function () { clearTimeout(alarm) })
}

addEventListener("message", function (event) {
  var message = event.data
  if (message.type === SETUP) {
    setup = message.data
    if (!setup.config.api) { /* plain files: Material's own worker, from the start */
      stock = stockWorker()
      stock.onmessage = function (answered) { postMessage(answered.data) }
      return stock.postMessage(message)
    }
    api = new URL(setup.config.api, self.location.href).href
    setup.base = new URL(setup.config.base || "/", self.location.href).href
    postMessage({ type: READY })
  } else if (message.type === QUERY) {
    last = message.data
    if (stock) return stock.postMessage(message)
    clearTimeout(timer)
    if (pending) pending.abort()
    if (!last.trim()) return postMessage({ type: RESULT, data: { items: [] } })
    timer = setTimeout(ask, WAIT, last)
  }
})
