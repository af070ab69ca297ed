"""First account, and the invitations of the others."""

from __future__ import annotations

from tests.journeys.story import INVITED, PASSWORD, SANNE, Someone, Story
from tests.journeys.window import Window


def first_account(story: Story) -> None:
    """Sanne opens the printed link and makes the first account; then the link is dead."""
    link, window, say = story.server.first_link(), story.at(SANNE), story.words
    window.goto("/")
    window.see("visitor")
    window.goto(link)
    window.see("welcome")
    window.write(say("Your name"), SANNE.name)
    window.write(say("Mail address"), SANNE.mail)
    window.write(say("A password"), "kort")
    window.press(say("Make my account"))
    window.see("welcome-password-too-short", dark=True)
    assert window.page.evaluate("document.activeElement.id") == "ld-summary", "the errors have no focus"
    window.write(say("A password"), PASSWORD)
    window.press(say("Make my account"))
    window.read(say("Welcome. Your account is ready."), say("Nothing waits for you now."))
    window.see("home-empty")
    with window.watch.nothing_there():
        window.goto(link)
    window.see("link-used")


def invitations(story: Story) -> None:
    """Sanne switches her rights on and invites the others; each opens the link in a browser of their own."""
    sanne, say = story.at(SANNE), story.words
    sanne.goto("/people")
    sanne.press(say("Switch administrator rights on"))
    sanne.see("administration-on")
    sanne.write(
        say("For which task?"),
        say.either("Everybody of the project gets in", "Iedereen van het project erin"),
    )
    sanne.press(say("Switch them on"))
    sanne.read(say("Administrator rights are on. They end by themselves."))
    for who in INVITED:
        sanne.press(say("Invite somebody") if "/invite" not in sanne.path else say("Invite one more"))
        sanne.write(say("Name"), who.name)
        sanne.write(say("Mail address"), who.mail)
        if who.role:
            sanne.pick(say("Role in the organisation"), say.role(who.role))
        if who is INVITED[0]:
            sanne.see("invite")
        sanne.press(say("Make the link"))
        if who is INVITED[0]:
            sanne.see("invite-link")
        _accept(story.at(who), story, who, sanne.page.get_by_label(say("One-time link")).input_value())
    sanne.goto("/people")
    sanne.read(*(who.name for who in INVITED), say("has an account"))
    sanne.see("people")
    sanne.press(say("Switch them off"))
    sanne.press(say("What was done with administrator rights"))
    sanne.read(*(who.name for who in INVITED))
    sanne.see("administration-uses")


def _accept(window: Window, story: Story, who: Someone, link: str) -> None:
    say = story.words
    window.goto(link)
    assert window.page.get_by_label(say("Your name")).input_value() == who.name
    if who is INVITED[0]:
        window.see("welcome-invited")
    window.write(say("A password"), PASSWORD)
    window.press(say("Make my account"))
    window.read(say("Welcome. Your account is ready."))
