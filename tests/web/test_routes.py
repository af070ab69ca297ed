"""Every address, who may use it, and what no look at a page may do."""

from __future__ import annotations

import sqlite3

import pytest
from flask import Flask

from tests.web.house import House
from tests.web.pages import Page

ANYBODY, COLLEAGUE = "anybody", "colleague"  # a visitor too; or only who is signed in
# endpoint -> (methods, who may ask). What a colleague may do there is decided by the services.
ROUTES = {
    "account.accept": ("POST", ANYBODY),
    "account.enter": ("POST", ANYBODY),
    "account.language": ("POST", ANYBODY),
    "account.me": ("GET", COLLEAGUE),
    "account.sign_in": ("GET", ANYBODY),
    "account.sign_out": ("POST", ANYBODY),
    "account.welcome": ("GET", ANYBODY),
    "administration.ask": ("GET", COLLEAGUE),
    "administration.off": ("POST", COLLEAGUE),
    "administration.on": ("POST", COLLEAGUE),
    "administration.uses": ("GET", COLLEAGUE),
    "asking_others.ask": ("GET", COLLEAGUE),
    "asking_others.send": ("POST", COLLEAGUE),
    "correcting.ask_contest": ("GET", COLLEAGUE),
    "correcting.ask_correct": ("GET", COLLEAGUE),
    "correcting.ask_revise": ("GET", COLLEAGUE),
    "correcting.bin_": ("GET", COLLEAGUE),
    "correcting.contest": ("POST", COLLEAGUE),
    "correcting.correct": ("POST", COLLEAGUE),
    "correcting.discard": ("POST", COLLEAGUE),
    "correcting.restore": ("POST", COLLEAGUE),
    "correcting.revise": ("POST", COLLEAGUE),
    "delegation.add": ("POST", COLLEAGUE),
    "delegation.end": ("POST", COLLEAGUE),
    "delegation.index": ("GET", COLLEAGUE),
    "demo.become": ("POST", ANYBODY),
    "demo.choose": ("GET", ANYBODY),
    "demo.reset": ("POST", ANYBODY),
    "feedback.index": ("GET", COLLEAGUE),
    "feedback.tell": ("POST", COLLEAGUE),
    "feedback.thanks": ("GET", COLLEAGUE),
    "filling.changed": ("POST", COLLEAGUE),
    "filling.draft": ("POST", COLLEAGUE),
    "filling.home": ("GET", COLLEAGUE),
    "filling.save": ("POST", COLLEAGUE),
    "filling.step": ("GET", COLLEAGUE),
    "handbook.current": ("GET", ANYBODY),
    "handbook.page": ("GET", ANYBODY),
    "handbook.search_index": ("GET", ANYBODY),
    "handbook.sitemap": ("GET", ANYBODY),
    "handbook.theme": ("GET", ANYBODY),
    "handbook.versions": ("GET", ANYBODY),
    "handbook.versions_nl": ("GET", ANYBODY),
    "health.health": ("GET", ANYBODY),
    "home.index": ("GET", ANYBODY),
    "home.remind": ("POST", COLLEAGUE),
    "lessons.index": ("GET", COLLEAGUE),
    "lessons.lesson": ("GET", COLLEAGUE),
    "lessons.look_again": ("POST", COLLEAGUE),
    "members.add": ("POST", COLLEAGUE),
    "members.end": ("POST", COLLEAGUE),
    "members.index": ("GET", COLLEAGUE),
    "merging.ask": ("GET", COLLEAGUE),
    "merging.ask_undo": ("GET", COLLEAGUE),
    "merging.before": ("GET", COLLEAGUE),
    "merging.do": ("POST", COLLEAGUE),
    "merging.take_back": ("POST", COLLEAGUE),
    "pasting.add": ("POST", COLLEAGUE),
    "pasting.ask": ("GET", COLLEAGUE),
    "pasting.ask_earlier": ("GET", COLLEAGUE),
    "pasting.preview": ("POST", COLLEAGUE),
    "pasting.take_earlier": ("POST", COLLEAGUE),
    "people.again": ("POST", COLLEAGUE),
    "people.ask": ("GET", COLLEAGUE),
    "people.end": ("POST", COLLEAGUE),
    "people.give": ("POST", COLLEAGUE),
    "people.index": ("GET", COLLEAGUE),
    "people.invite": ("POST", COLLEAGUE),
    "projects.history": ("GET", COLLEAGUE),
    "projects.index": ("GET", COLLEAGUE),
    "projects.project": ("GET", COLLEAGUE),
    "projects.sheet": ("GET", COLLEAGUE),
    "projects.visibility": ("POST", COLLEAGUE),
    "records.file": ("GET", COLLEAGUE),
    "records.machine": ("GET", COLLEAGUE),
    "records.markdown": ("GET", COLLEAGUE),
    "records.record": ("GET", COLLEAGUE),
    "records.story": ("GET", COLLEAGUE),
    "registers.ask_sheet": ("GET", COLLEAGUE),
    "registers.everywhere": ("GET", COLLEAGUE),
    "registers.of_project": ("GET", COLLEAGUE),
    "registers.preview": ("POST", COLLEAGUE),
    "registers.rows": ("GET", COLLEAGUE),
    "registers.rows_of_project": ("GET", COLLEAGUE),
    "registers.several": ("POST", COLLEAGUE),
    "registers.sheet": ("GET", COLLEAGUE),
    "registers.take": ("POST", COLLEAGUE),
    "rows.add": ("POST", COLLEAGUE),
    "rows.ask": ("GET", COLLEAGUE),
    "rows.file": ("GET", COLLEAGUE),
    "rows.reopen": ("POST", COLLEAGUE),
    "rows.row": ("GET", COLLEAGUE),
    "rows.save": ("POST", COLLEAGUE),
    "rows.status": ("POST", COLLEAGUE),
    "search.api": ("GET", ANYBODY),
    "search.missed": ("GET", COLLEAGUE),
    "search.page": ("GET", ANYBODY),
    "search.suggest": ("GET", ANYBODY),
    "sending.approve": ("POST", COLLEAGUE),
    "sending.ask_return": ("GET", COLLEAGUE),
    "sending.ask_withdraw": ("GET", COLLEAGUE),
    "sending.check": ("GET", COLLEAGUE),
    "sending.send": ("POST", COLLEAGUE),
    "sending.send_back": ("POST", COLLEAGUE),
    "sending.sent": ("GET", COLLEAGUE),
    "sending.take_back": ("POST", COLLEAGUE),
    "sending.withdraw": ("POST", COLLEAGUE),
    "start.begin": ("GET", COLLEAGUE),
    "start.forms": ("GET", COLLEAGUE),
    "start.start": ("POST", COLLEAGUE),
    "static": ("GET", ANYBODY),
}


def addresses(app: Flask, number: str, values: dict[str, str]) -> list[tuple[str, str, str]]:
    """Endpoint, method and an address for each route."""
    known = {
        "number": number, "step": "need", "checklist": "idea", "field": "agree", "token": "x", "lang": "nl",
        "sha": "0" * 64, "person": "x", "assignment": "x", "edition": "2026.1", "path": "index.html",
        "filename": "forms.css", "register": "risks", "row": "0" * 32, "ending": "csv", **values,
    }  # fmt: skip
    found = []
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            needed = {name: known[name] for name in rule.arguments}
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                found.append((rule.endpoint, method, adapter.build(rule.endpoint, needed, method)))
    return found


def test_every_route_is_in_the_table(house: House) -> None:
    rules = list(house.app.url_map.iter_rules())
    found = {one.endpoint: "/".join(sorted((one.methods or set()) - {"HEAD", "OPTIONS"})) for one in rules}
    listed = {name: methods for name, (methods, _) in ROUTES.items() if not name.startswith("demo.")}
    assert found == listed


def test_the_views_carry_the_mark_that_the_table_says(house: House) -> None:
    for name, (_, who) in ROUTES.items():
        if name in house.app.view_functions and name != "static":
            view = house.app.view_functions[name]
            assert getattr(view, "open_to_all", False) is (who == ANYBODY), name


def test_a_visitor_is_asked_to_sign_in_everywhere_else(house: House) -> None:
    number = house.start(house.somebody())
    for endpoint, method, address in addresses(house.app, number, {}):
        answer = house.visitor().open(address, method=method)
        if ROUTES[endpoint][1] == COLLEAGUE:
            assert answer.status_code == (401 if method == "POST" else 302), endpoint
            assert "sign-in" in (answer.text if method == "POST" else answer.headers["Location"]), endpoint


def test_no_form_is_taken_without_its_token(house: House) -> None:
    browser = house.somebody("PMH")
    number = house.start(browser)
    for endpoint, method, address in addresses(house.app, number, {}):
        if method == "POST":
            assert browser.post(address, data={"csrf_token": "##forged"}).status_code == 400, endpoint


def test_looking_at_any_page_changes_nothing(house: House) -> None:
    browser = house.somebody("PMH", "PMO")
    number = house.start(browser)
    path = house.settings.database.removeprefix("sqlite:///")
    with sqlite3.connect(path) as watcher:
        before = watcher.execute("PRAGMA data_version").fetchone()
        for values in ({}, {"number": "P-2026-001"}):
            for endpoint, method, address in addresses(house.app, number, values):
                if method == "GET":
                    answer = browser.get(address)
                    assert answer.status_code < 500, (endpoint, answer.text)
        assert watcher.execute("PRAGMA data_version").fetchone() == before
    watcher.close()


def test_each_page_has_a_title_of_its_own(house: House) -> None:
    browser = house.somebody("PMH", "PMO")
    number = house.start(browser)
    titles: dict[str, str] = {}
    for endpoint, method, address in addresses(house.app, number, {}):
        answer = browser.get(address) if method == "GET" and not endpoint.startswith("handbook") else None
        if answer is not None and answer.status_code == 200 and answer.mimetype == "text/html":
            title = Page(answer).title
            assert titles.setdefault(title, endpoint) == endpoint


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", ""])
def test_a_strange_host_is_refused(house: House, host: str) -> None:
    assert house.visitor().get("/", headers={"Host": host}).status_code == 400


def test_every_answer_says_what_may_run_and_who_may_keep_it(house: House) -> None:
    for address in ("/", "/nothing", "/static/forms.css", "/handbook/2026.1/", "/api/search?q=x"):
        headers = house.visitor().get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"]


def test_there_is_one_cookie_and_scripts_cannot_read_it(house: House) -> None:
    cookies = house.visitor().get("/").headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert "HttpOnly" in cookies[0]
    assert "SameSite=Lax" in cookies[0]
    assert not house.visitor().get("/handbook/2026.1/").headers.getlist("Set-Cookie")
