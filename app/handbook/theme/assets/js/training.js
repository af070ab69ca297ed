/* Questions to test yourself with. Without this script they can be read as they stand, each answer folded below
   it. With it you choose and are told; nothing is kept or sent. The words come from the page (data-…). */
(function () {
  "use strict"

  function made(name, className, text) {
    var element = document.createElement(name)
    if (className) element.className = className
    if (text) element.textContent = text
    return element
  }
  function button(className, text, press) {
    var element = made("button", "md-button " + className, text)
    element.type = "button"
    element.addEventListener("click", press)
    return element
  }

  /* One question: a button to check, and the place where the outcome is said. Not at the choosing itself, for who
     uses the arrow keys chooses every option on the way. */
  function Question(box, words, told) {
    var self = this
    this.box = box
    this.words = words
    this.told = told
    this.fields = box.querySelector("fieldset")
    this.answer = box.querySelector(".ld-quiz-answer")
    this.check = button("ld-quiz-check", words.check, function () { self.judge() })
    this.says = made("p", "ld-quiz-outcome")
    this.says.tabIndex = -1
    this.says.setAttribute("role", "status")
    this.fields.tabIndex = -1
    this.fields.after(this.check, this.says)
    this.clear()
  }
  Question.prototype.clear = function () {
    this.outcome = null
    this.fields.disabled = false
    this.fields.querySelectorAll("input").forEach(function (one) { one.checked = false })
    this.fields.querySelectorAll(".ld-quiz-mark").forEach(function (one) { one.remove() })
    this.answer.open = false
    this.check.hidden = false
    this.say("", "")
  }
  Question.prototype.say = function (kind, text) {
    this.says.className = "ld-quiz-outcome" + (kind && " ld-quiz-outcome--" + kind)
    this.says.textContent = text
  }
  Question.prototype.judge = function () {
    var chosen = this.fields.querySelector("input:checked")
    if (!chosen) return this.say("", this.words.choose)
    this.outcome = chosen.hasAttribute("data-right")
    this.mark(this.fields.querySelector("[data-right]"), "right", this.words.answerRight)
    if (!this.outcome) this.mark(chosen, "wrong", this.words.answerYours)
    this.fields.disabled = true
    this.check.hidden = true
    this.answer.open = true
    this.say(this.outcome ? "right" : "wrong", this.outcome ? this.words.right : this.words.wrong)
    this.says.focus() /* the button that had the focus is gone */
    if (this.told) this.told()
  }
  Question.prototype.mark = function (input, kind, text) {
    if (input) input.parentElement.append(made("strong", "ld-quiz-mark ld-quiz-mark--" + kind, text))
  }

  function questions(root, told) {
    return Array.from(root.querySelectorAll(".ld-quiz-question")).map(function (box) {
      return new Question(box, root.dataset, told)
    })
  }

  /* All questions of a module, with a score when the last one has been answered. */
  function quiz(root) {
    var score = made("p", "ld-score")
    var again = button("", root.dataset.again, function () {
      all.forEach(function (one) { one.clear() })
      end()
      all[0].fields.focus()
    })
    var all = questions(root, end)
    function end() {
      var open = all.some(function (one) { return one.outcome === null })
      var right = all.filter(function (one) { return one.outcome }).length
      score.textContent = open ? "" : root.dataset.score.replace("$1", right).replace("$2", all.length)
      again.hidden = open
    }
    score.setAttribute("role", "status")
    root.append(score, again)
    end()
  }

  /* One question at a time, of all modules or of one; none comes back before all have been asked. */
  function random(root) {
    var all = questions(root)
    var choice = made("select", "ld-choice")
    var label = made("label", "ld-choice__label", root.dataset.module + " ")
    var modules = Array.from(root.querySelectorAll(".ld-module"))
    var waiting = []
    var now = null
    choice.append(new Option(root.dataset.everyModule, ""))
    modules.forEach(function (one, place) {
      one.open = true
      choice.append(new Option(one.querySelector("summary").textContent, String(place)))
    })
    function asked() {
      var within = choice.value === "" ? root : modules[Number(choice.value)]
      return all.filter(function (one) { return within.contains(one.box) })
    }
    function next() {
      if (!waiting.length) waiting = asked()
      var left = waiting.filter(function (one) { return one !== now })
      if (!left.length) left = waiting
      if (now) now.box.classList.remove("ld-quiz-question--now")
      now = left[Math.floor(Math.random() * left.length)]
      waiting = waiting.filter(function (one) { return one !== now })
      now.clear()
      now.box.classList.add("ld-quiz-question--now")
    }
    choice.addEventListener("change", function () { waiting = []; next() })
    label.append(choice)
    root.prepend(label)
    root.append(button("md-button--primary", root.dataset.another, function () { next(); now.fields.focus() }))
    root.classList.add("ld-random--one")
    next()
  }

  function start(css, begin) {
    document.querySelectorAll(css).forEach(function (root) { if (root.querySelector(".ld-quiz-question")) begin(root) })
  }
  start(".ld-quiz", quiz)
  start(".ld-random", random)
})()
