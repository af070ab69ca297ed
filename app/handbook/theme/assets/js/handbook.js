/* Small things that Material leaves undone. Works without it; nothing here is needed to read or to fill in a form. */
(function () {
  "use strict"

  /* The menu and search buttons are labels of hidden checkboxes: give them the keys that buttons have. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" && event.key !== " ") return
    if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute("data-ld-key")) return
    event.preventDefault()
    event.target.click()
  })

  /* What scrolls sideways must be reachable without a mouse. Material wraps the tables after loading. */
  function reachable() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) {
        wrap.setAttribute("tabindex", "0")
        wrap.setAttribute("role", "region")
        wrap.setAttribute("aria-label", document.documentElement.lang === "nl" ? "Tabel" : "Table")
      } else {
        wrap.removeAttribute("tabindex")
        wrap.removeAttribute("role")
        wrap.removeAttribute("aria-label")
      }
    })
  }
  window.addEventListener("load", reachable)
  window.addEventListener("resize", reachable)
})()
