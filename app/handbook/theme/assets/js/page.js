/* What stands around a page of the handbook: a late review, paper on which nothing is folded, "was this clear?".
   The page is complete without it; the words come from the page (data-…). */
(function () {
  "use strict"

  /* The day on the calendar of who reads, as the page writes dates: 2027-11-01. */
  function today() {
    var now = new Date()
    function two(number) { return String(number).padStart(2, "0") }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate())
  }

  /* A page whose review is late says so before its text; at its foot the date stands in any case. */
  var review = document.querySelector(".ld-page-facts time[data-ld-past]")
  if (review && review.dateTime < today()) {
    var said = document.createElement("p")
    said.className = "ld-past"
    said.textContent = review.dataset.ldPast
    var title = document.querySelector(".md-content h1")
    if (title) title.after(said)
    else review.closest("dl").before(said)
  }

  /* For browsers whose styles cannot open what is folded (page.css): opened to print, closed again afterwards. */
  var opened = []
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll(".md-content details:not([open])"))
    opened.forEach(function (one) { one.open = true })
  })
  window.addEventListener("afterprint", function () {
    opened.forEach(function (one) { one.open = false })
    opened = []
  })

  /* "Was this clear?" is on a page that everybody gets alike; what proves that the form is ours is fetched before it
     is sent. Where that fails the app asks once more, as it does without script. */
  var form = document.querySelector(".ld-clear")
  if (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault()
      fetch("/feedback").then(function (answer) { return answer.text() }).then(function (text) {
        var there = new DOMParser().parseFromString(text, "text/html").querySelector("[name=csrf_token]")
        form.elements.csrf_token.value = there ? there.value : ""
      }).catch(function () { return null }).then(function () { form.submit() })
    })
  }
})()
