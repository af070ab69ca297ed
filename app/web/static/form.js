/* Decoration of the forms; everything works without it, and the server decides.
   1. On a narrow screen what stands beside a question starts folded.
   2. What is typed is kept on the server after a moment of rest.
   3. A change of an answer asks the server which questions are asked now, and puts them in place.
   4. The summary of errors gets the focus. */
const form = document.querySelector("form[data-step]")
const REST = 1500

function fold(root) {
  if (matchMedia("(max-width: 59.98em)").matches) {
    root.querySelectorAll(":is(details.ld-aside, details.ld-fold)[open]").forEach((one) => one.removeAttribute("open"))
  }
}

function body() {
  const data = new FormData(form)
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name)
  return new URLSearchParams(data)
}

async function send(path) {
  const answer = await fetch(form.dataset.step + path, { method: "POST", body: body(), redirect: "manual" })
  return answer.ok ? answer : null
}

/* Keep the new page's questions, but not at the cost of where the reader is or what is typed meanwhile. */
function put(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html")
  const area = document.getElementById("questions")
  const old = new Map([...area.children].map((one) => [one.dataset.field, one]))
  const wanted = [...fresh.body.querySelectorAll(":scope > .ld-question")]
  for (const [id, one] of old) if (!wanted.some((next) => next.dataset.field === id)) one.remove()
  let before = null
  for (const next of wanted) {
    let here = old.get(next.dataset.field)
    const computed = !next.querySelector("input:not([type=hidden]), select, textarea, button")
    if (!here || (computed && here.innerHTML !== next.innerHTML) || closedChanged(here, next)) {
      fold(next)
      here ? here.replaceWith(next) : (before ? before.after(next) : area.prepend(next))
      here = next
    } else {
      refresh(here, next)
    }
    before = here
  }
}

/* What is worked out inside a question that stays as it is typed. */
function refresh(here, next) {
  const made = (one) => [...one.querySelectorAll(".ld-cell--made output, .ld-cell--read")]
  const fresh = made(next)
  if (made(here).length !== fresh.length) return
  made(here).forEach((cell, at) => cell.innerHTML !== fresh[at].innerHTML && cell.replaceChildren(...fresh[at].childNodes))
}

function closedChanged(here, next) {
  const closed = (one) => [...one.querySelectorAll(":disabled")].map((input) => input.value).join()
  return !here.contains(document.activeElement) && closed(here) !== closed(next)
}

let asking = 0
async function changed() {
  const mine = ++asking
  const answer = await send("/changed")
  if (answer && mine === asking) put(await answer.text())
}

let resting
function keep() {
  clearTimeout(resting)
  resting = setTimeout(draft, REST)
}

async function draft() {
  clearTimeout(resting)
  resting = undefined
  const answer = await send("/draft").catch(() => null)
  const note = document.getElementById("ld-saved")
  if (answer && note) note.textContent = await answer.text()
}

if (form) {
  form.addEventListener("input", keep)
  form.addEventListener("change", () => changed().catch(() => null))
  form.addEventListener("submit", () => clearTimeout(resting))
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && resting) {
      navigator.sendBeacon(form.dataset.step + "/draft", body())
    }
  })
}
fold(document)
document.getElementById("ld-summary")?.focus()
if (new URLSearchParams(location.search).has("done")) {
  const clean = new URL(location)
  clean.searchParams.delete("done")
  history.replaceState(null, "", clean)
}
