"""Keys, and nothing but keys: Tab until the control is reached, then Enter, Space, arrows or letters."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import ElementHandle, Locator, Page

FAR = 600  # how often Tab is pressed before a control counts as out of reach

HERE = "one => document.activeElement === one"
# Some part of the control is under nothing else, and its outline or shadow shows that it has the focus.
SEEN = """one => {
  const shape = one.querySelector('.ld-step, .ld-gate, .ld-chevron') // a link in a picture
  const seen = one.matches('.md-option') ? one.nextElementSibling : one // a switch is its label
  const box = seen.getBoundingClientRect(), style = getComputedStyle(seen)
  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]
  const mine = (hit) => seen.contains(hit) || hit.contains(seen) || hit.closest('label')?.contains(one)
  const at = ([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y)
  const open = points.some((point) => at(point) && mine(at(point)))
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
  const drawn = shape && getComputedStyle(shape).strokeWidth === '3px'
  const marked = outlined || style.boxShadow !== 'none' || drawn
  return [!one.matches(':focus-visible') && 'not marked as focused by the keyboard',
          !marked && 'no outline and no shadow', !open && 'hidden under something'].filter(Boolean)
}"""
# What a press of Tab can never reach: closed parts have to be opened first.
CLOSED = (
    "one => { const shut = one.closest('details:not([open])'); return shut && shut.querySelector('summary') }"
)


def reach(page: Page, control: Locator) -> ElementHandle:
    """Press Tab until `control` has the focus, and see that the focus shows."""
    control.wait_for(state="attached")
    handle = control.element_handle()
    shut = handle.evaluate_handle(CLOSED).as_element()
    if shut is not None and not handle.evaluate("one => one.tagName === 'SUMMARY'"):
        _tab_to(page, shut)
        page.keyboard.press("Enter")
    _tab_to(page, handle)
    return handle


def _tab_to(page: Page, handle: ElementHandle) -> None:
    for _ in range(FAR):
        if handle.evaluate(HERE):
            faults = unseen(page, handle)
            assert not faults, "\n".join(faults)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Out of reach by Tab: {handle.evaluate('one => one.outerHTML.slice(0, 300)')}")


def unseen(page: Page, handle: ElementHandle) -> list[str]:
    """What hides that this control has the focus; nothing when it shows."""
    faults = handle.evaluate(SEEN) and _once_more(page, handle)
    return [f"{_start_of(handle)}: {faults}"] if faults else []


def _once_more(page: Page, handle: ElementHandle) -> list[str]:
    """A question that came up meanwhile may have moved it out of sight; what lies over it stays there."""
    page.wait_for_timeout(500)
    handle.scroll_into_view_if_needed()
    found: list[str] = handle.evaluate(SEEN)
    return found


def _start_of(handle: ElementHandle) -> str:
    """What it is, on one line."""
    return " ".join(str(handle.evaluate("one => one.outerHTML")).split())[:200]


def go_down(page: Page, control: Locator) -> None:
    """Press the arrow until `control` has the focus, as in a list of what was found."""
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if control.evaluate(HERE):
            return
    raise AssertionError(f"The arrows do not come to {control}")


def press(page: Page, control: Locator) -> None:
    """Use a link or a button, and wait for the page it leads to."""
    reach(page, control)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def write(page: Page, control: Locator, text: str) -> None:
    """Put `text` in the place of what stands in an input."""
    reach(page, control)
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text) if len(text) > 40 else page.keyboard.type(text)


def tick(page: Page, control: Locator, on: bool = True) -> None:
    """Set a box."""
    reach(page, control)
    if control.is_checked() is not on:
        page.keyboard.press("Space")
    assert control.is_checked() is on


def mark(page: Page, group: Locator, wanted: Locator) -> None:
    """Choose one of some options that are all in sight: Tab to the group, then the arrows."""
    first = group.locator("input[type=radio]:checked")
    reach(page, first if first.count() else group.locator("input[type=radio]:not(:disabled)").first)
    page.keyboard.press("Space")
    for _ in range(12):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"The arrows do not come to {wanted}")


def pick(page: Page, control: Locator, label: str) -> None:
    """Choose from a list by the arrows."""
    reach(page, control)
    chosen = "one => one.selectedOptions[0].textContent.trim()"
    page.keyboard.press("Home")
    for _ in range(control.locator("option").count() + 1):
        now = control.evaluate(chosen)
        if now == label or now.startswith(f"{label} ·"):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{label!r} is not in the list, or the arrows do not come to it")


def date(page: Page, control: Locator, day: dt.date) -> None:
    """Type a date; browsers ask for its parts in the order of their own language."""
    for shape in ("%m%d%Y", "%d%m%Y"):
        reach(page, control)
        page.keyboard.press("Control+A")
        page.keyboard.press("Backspace")
        page.keyboard.type(day.strftime(shape))
        if control.input_value() == day.isoformat():
            return
    raise AssertionError(f"The date {day} cannot be typed")
