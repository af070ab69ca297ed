/* Decoration of the forms; everything works without it, and the server decides.
   1. On a narrow screen what stands beside a question starts folded.
   2. What is typed is kept on the server after a moment of rest.
   3. A change of an answer asks the server which questions are asked now, and puts them in place.
   4. The summary of errors gets the focus.
   5. After a button of a row the focus stays with that row; Alt and an arrow move it. */
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

/* A question without what stands beside it, such as remarks. */
const main = (one) => one.querySelector(".ld-question__main")

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
    const computed = !main(next).querySelector("input:not([type=hidden]), select, textarea, button")
    if (!here) {
      fold(next)
      before ? before.after(next) : area.prepend(next)
      here = next
    } else if ((computed && main(here).innerHTML !== main(next).innerHTML) || closedChanged(main(here), main(next))) {
      main(here).replaceWith(main(next))
    } else {
      refresh(here, next)
    }
    before = here
  }
}

/* A table stays as it is typed: in each row only what is worked out, read or asked now is put in its place. */
function refresh(here, next) {
  warn(main(here), main(next))
  for (const row of next.querySelectorAll("[data-row]")) {
    const mine = here.querySelector(`[data-row="${row.dataset.row}"]`)
    if (mine) refreshRow(mine, row)
  }
}

/* What to look at again comes and goes with the answer, above what is typed. */
function warn(here, next) {
  const old = here.querySelector(".ld-warning"), now = next.querySelector(".ld-warning")
  if (old && now) return old.replaceChildren(...now.childNodes)
  old?.remove()
  const above = here.querySelectorAll(".ld-field > :is(legend, label, .ld-hint, .ld-origin)")
  if (now && above.length) above[above.length - 1].after(now)
}

function refreshRow(mine, next) {
  const cells = (row) => new Map([...row.querySelectorAll("[data-cell]")].map((one) => [one.dataset.cell, one]))
  const old = cells(mine), fresh = cells(next)
  for (const [name, one] of old) one.hidden = !fresh.has(name) /* what was typed in it is still sent */
  let before = null
  for (const [name, one] of fresh) {
    const here = old.get(name)
    const output = here?.querySelector("output"), made = one.querySelector("output")
    if (!here) before ? before.after(one) : mine.querySelector(".ld-cells").prepend(one)
    else if (output && made && output.innerHTML !== made.innerHTML) output.replaceChildren(...made.childNodes)
    else if (one.matches(".ld-cell--read") !== here.matches(".ld-cell--read")) here.replaceWith(one)
    else if (one.matches(".ld-cell--read") && here.innerHTML !== one.innerHTML) here.replaceWith(one)
    before = here?.isConnected ? here : one
  }
  const line = mine.querySelector(".ld-row__line"), said = next.querySelector(".ld-row__line")
  if (line && said && line.innerHTML !== said.innerHTML) line.replaceChildren(...said.childNodes)
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

/* Rows: the button that was pressed is remembered for the next page, so that the focus stays with its row. */
const PRESSED = "leidraad-row-button"

function remember(event) {
  const verb = event.submitter?.name === "op" ? event.submitter.value.split(":")[0] : ""
  try { sessionStorage.setItem(PRESSED, verb) } catch { /* no memory, no focus */ }
}

function remembered() {
  try {
    const verb = sessionStorage.getItem(PRESSED)
    sessionStorage.removeItem(PRESSED)
    return verb
  } catch { return "" }
}

function arrive() {
  const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!place) return
  for (let shut = place.closest("details"); shut; shut = shut.parentElement.closest("details")) shut.open = true
  const verb = remembered()
  const row = place.closest("[data-row]")
  if (verb === "remove") return document.querySelector(".ld-undo button")?.focus()
  if (!row) return
  const other = { up: "down", down: "up" }
  const button = (name) => name && row.querySelector(`button[value^="${name}:"]`)
  const first = row.querySelector(".ld-cell :is(input, select, textarea)")
  const found = verb in other ? button(verb) ?? button(other[verb]) : ["add", "copy", "back"].includes(verb) && first
  if (found) found.focus()
}

function move(event) {
  const verb = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key]
  const button = verb && event.target.closest("[data-row]")?.querySelector(`button[value^="${verb}:"]`)
  if (!button) return
  event.preventDefault()
  button.click()
}

if (form) {
  form.addEventListener("submit", remember)
  form.addEventListener("keydown", move)
  form.addEventListener("input", keep)
  form.addEventListener("change", () => changed().catch(() => null))
  form.addEventListener("submit", () => { resting = clearTimeout(resting) }) /* what is saved is no draft */
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && resting) {
      navigator.sendBeacon(form.dataset.step + "/draft", body())
    }
  })
}
fold(document)
/* The browser goes to the place in the address once the page is there, and takes the focus away for it. */
document.readyState === "complete" ? arrive() : addEventListener("load", () => setTimeout(arrive))
document.getElementById("ld-summary")?.focus()
if (new URLSearchParams(location.search).has("done")) {
  const clean = new URL(location)
  clean.searchParams.delete("done")
  history.replaceState(null, "", clean)
}
