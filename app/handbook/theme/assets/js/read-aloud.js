/* Reads a page aloud, sentence by sentence, and marks the sentence. Only with voices that live on the device: other
   voices would send the text to somebody else. The words come from the page (data-…); without script it stays hidden. */
(function () {
  "use strict"
  var box = document.querySelector(".ld-read")
  if (!box) return
  var article = box.closest("article"), words = box.dataset, lang = document.documentElement.lang
  var speech = window.speechSynthesis, marks = window.Highlight && window.CSS && window.CSS.highlights
  var WAIT = 800 /* ms for a browser to find its voices */

  /* --- What is read ----------------------------------------------------------------------------------------------- */
  var SILENT = "pre, button, svg, script, style, template, textarea, select, form, nav, thead, [hidden], [aria-hidden=true], " +
    ".md-button, .headerlink, .md-content__button, .ld-picture, .ld-raci, .ld-page-facts, .ld-edit, .ld-read, .tabbed-labels"
  var BLOCK = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, summary, legend, label, figcaption, div, article"

  function shown(element) {
    return element.checkVisibility ? element.checkVisibility({ contentVisibilityAuto: true }) : element.getClientRects().length > 0
  }
  /* Neighbouring texts of one paragraph, heading or row of a table. Cells are parted by commas. */
  function pieces() {
    var found = [], last = null, cell = null
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var parent = node.parentElement
      if (!node.data.trim() || parent.closest(SILENT) || !shown(parent)) continue
      var block = parent.closest("tr") || parent.closest(BLOCK), inside = parent.closest("td, th")
      if (!last || last.block !== block) found.push(last = { block: block, text: "", parts: [] })
      else if (inside !== cell) last.text += ", "
      cell = inside
      last.parts.push({ node: node, from: last.text.length })
      last.text += node.data
    }
    return found
  }
  function cut(text) {
    if (window.Intl && Intl.Segmenter) return Array.from(new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text))
    var found = [], one, sign = /[^.!?…]+[.!?…]*\s*/g
    while ((one = sign.exec(text))) found.push({ segment: one[0], index: one.index })
    return found
  }
  function range(piece, from, to) {
    var made = document.createRange()
    function place(at) {
      var part = piece.parts.filter(function (one) { return one.from <= at }).pop()
      return [part.node, Math.min(at - part.from, part.node.length)]
    }
    made.setStart.apply(made, place(from))
    made.setEnd.apply(made, place(to))
    return made
  }
  function sentencesOf(piece) {
    return cut(piece.text).filter(function (one) { return /[\p{L}\p{N}]/u.test(one.segment) }).map(function (one) {
      var from = one.index + one.segment.search(/\S/), to = one.index + one.segment.trimEnd().length
      return { text: one.segment.trim().replace(/\s+/g, " "), block: piece.block, range: range(piece, from, to) }
    })
  }

  /* --- How it is read --------------------------------------------------------------------------------------------- */
  var sentences = [], at = 0, turn = 0, state = "still", voice = null

  function localVoice() {
    var mine = (speech ? speech.getVoices() : []).filter(function (one) {
      return one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === lang
    })
    return mine.find(function (one) { return one.default }) || mine[0] || null
  }
  function whenVoicesAreKnown(then) {
    if (!speech || speech.getVoices().length) return then()
    var timer = window.setTimeout(go, WAIT)
    speech.addEventListener("voiceschanged", go)
    function go() {
      window.clearTimeout(timer)
      speech.removeEventListener("voiceschanged", go)
      then()
    }
  }
  function mark(sentence) {
    article.querySelectorAll(".ld-reading").forEach(function (one) { one.classList.remove("ld-reading") })
    if (marks) marks.delete("ld-reading")
    if (!sentence) return
    if (marks) marks.set("ld-reading", new Highlight(sentence.range))
    else sentence.block.classList.add("ld-reading")
    var lies = sentence.range.getBoundingClientRect(), calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
    if (lies.top < 80 || lies.bottom > window.innerHeight) {
      sentence.block.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" })
    }
  }
  function read() {
    if (at >= sentences.length) return stop(words.end)
    var mine = turn += 1, said = new SpeechSynthesisUtterance(sentences[at].text)
    said.voice = voice
    said.lang = voice.lang
    said.onend = function () { if (mine === turn) { at += 1; read() } }
    said.onerror = function () { if (mine === turn) stop(words.failed) }
    mark(sentences[at])
    speech.speak(said)
  }
  function start() {
    voice = localVoice()
    if (!voice) return tell(words.none)
    sentences = [].concat.apply([], pieces().map(sentencesOf))
    at = 0
    become("reading")
    read()
  }
  /* Many devices cannot pause a voice; so it is silenced, and begins the sentence again. */
  function silence() {
    turn += 1
    if (speech) speech.cancel()
  }
  function stop(text) {
    var held = document.activeElement === end
    silence()
    mark(null)
    become("still")
    tell(text || "")
    if (held) main.focus()
  }

  /* --- Buttons ---------------------------------------------------------------------------------------------------- */
  function button(press) {
    var made = document.createElement("button")
    made.type = "button"
    made.className = "md-button"
    made.addEventListener("click", press)
    return made
  }
  var main = button(function () {
    tell("")
    if (state === "still") return whenVoicesAreKnown(start)
    if (state === "reading") { silence(); return become("paused") }
    become("reading")
    read()
  })
  var end = button(function () { stop("") })
  var says = document.createElement("p")
  says.setAttribute("role", "status")
  end.textContent = words.stop
  function become(next) {
    state = next
    box.dataset.state = next
    main.textContent = { still: words.play, reading: words.pause, paused: words.goOn }[next]
    end.hidden = next === "still"
  }
  function tell(text) { says.textContent = text }

  become("still")
  box.append(main, end, says)
  box.hidden = false
  var title = article.querySelector("h1")
  if (title) title.after(box)
  if (speech) speech.getVoices() /* some browsers begin to look for voices only when asked */
  window.addEventListener("pagehide", function () { stop("") })
})()
