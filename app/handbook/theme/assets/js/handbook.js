/* Small things that Material leaves undone. Works without it; nothing here is needed to read or to fill in a form. */
(function () {
  "use strict"

  /* Menu and search of a narrow screen are labels of hidden checkboxes, which work without script but not from
     the keyboard. With script they are buttons. `for` stays, because Material's styles look for it. */
  function button(label) {
    var toggle = document.getElementById(label.htmlFor)
    var made = document.createElement("button")
    made.type = "button"
    made.className = label.className
    made.setAttribute("for", label.htmlFor)
    made.setAttribute("aria-label", label.dataset.ldButton)
    made.append.apply(made, Array.from(label.childNodes))
    function told() { made.setAttribute("aria-expanded", String(toggle.checked)) }
    told()
    toggle.addEventListener("change", told)
    made.addEventListener("click", function () {
      toggle.click()
      if (toggle.checked) window.setTimeout(function () { first(toggle).focus() }, 300) /* when it has slid in */
    })
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !toggle.checked || toggle.id !== "__drawer") return
      toggle.click()
      made.focus()
    })
    label.replaceWith(made)
  }
  /* Where to go on in what has opened: the drawer holds panels, of which one lies on top. */
  function first(toggle) {
    if (toggle.id === "__search") return document.querySelector("[data-md-component=search-query]")
    var drawer = document.querySelector(".md-sidebar--primary")
    var links = Array.from(drawer.querySelectorAll("a[href]"))
    return links.find(function (link) {
      var box = link.getBoundingClientRect()
      var top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      return box.width > 0 && top !== null && link.contains(top)
    }) || drawer
  }
  document.querySelectorAll("label[data-ld-button]").forEach(button)

  /* What scrolls sideways must be reachable without a mouse. Material wraps the tables after loading. */
  function reachable() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) {
        wrap.setAttribute("tabindex", "0")
        wrap.setAttribute("role", "group")
        wrap.setAttribute("aria-label", document.documentElement.lang === "nl" ? "Tabel" : "Table")
      } else {
        wrap.removeAttribute("tabindex")
        wrap.removeAttribute("role")
        wrap.removeAttribute("aria-label")
      }
    })
  }
  /* Material writes the kind of each thing found as a landmark; it is a word, and no place to go to. */
  var list = document.querySelector(".md-search-result__list")
  if (list) {
    new MutationObserver(function () {
      list.querySelectorAll("nav.md-tags").forEach(function (tags) { tags.setAttribute("role", "none") })
    }).observe(list, { childList: true, subtree: true })
  }
  /* The same holds for the button at each piece of code, which comes when the piece does. */
  var text = document.querySelector(".md-content")
  function codeIsNoPlace() {
    text.querySelectorAll("nav.md-code__nav:not([role])").forEach(function (nav) { nav.setAttribute("role", "none") })
  }
  if (text) {
    codeIsNoPlace()
    new MutationObserver(codeIsNoPlace).observe(text, { childList: true, subtree: true })
  }
  /* A part of the menu that has a page of its own takes its name from a label without text. */
  document.querySelectorAll(".md-sidebar nav[aria-labelledby]").forEach(function (part) {
    var label = document.getElementById(part.getAttribute("aria-labelledby"))
    var title = part.querySelector(".md-nav__title")
    if (!title || (label && label.textContent.trim())) return
    part.removeAttribute("aria-labelledby")
    part.setAttribute("aria-label", title.textContent.trim())
  })
  window.addEventListener("load", reachable)
  window.addEventListener("resize", reachable)
})()
