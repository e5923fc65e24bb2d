"""Every page there is, and what a browser can tell of one."""

import re

from axe_playwright_python.sync_playwright import Axe

LOCKED = (
    "/gate/unlock/",
    "/gate/recover/",
    "/gate/leaving/",
    "/gate/gone/",
    "/gate/gone/?removed=1&left=2",
    "/measures/",
    "/help/",
    "/help/?country=DE",
    "/learn/",
    "/learn/how-nearer-decides/",
    "/learn/making-a-plan/",
    "/learn/a-shared-device/",
    "/no-such-page/",
)
INSIDE = (
    "/today/",
    "/today/reason/",
    "/unsaved/",
    "/steady/",
    "/check-in/",
    "/moments/",
    "/moments/?first=9999-01-01",
    "/fears/",
    "/fears/?came=yes",
    "/fears/how-sure/",
    "/fears/new/",
    "/understand/",
    "/why/",
    "/why/nearer/",
    "/why/action/",
    "/why/groups/",
    "/why/pairs/",
    "/why/urge/alone/",
    "/past/",
    "/past/new/",
    "/letters/",
    "/letters/new/",
    "/then-and-now/",
    "/inquiry/",
    "/inquiry/page/",
    "/inquiry/question/last/",
    "/inquiry/question/when/",
    "/inquiry/question/fear/",
    "/inquiry/question/learned/",
    "/inquiry/question/cost/",
    "/learn/the-urge-as-a-defence/",
    "/learn/how-nearer-decides/?year=1",
    "/map/",
    "/map/regions/",
    "/map/general/",
    "/map/general/answer/",
    "/map/general/week/",
    "/questionnaires/",
    "/bring-questionnaire/",
    "/questionnaires/rosenberg/",
    "/questionnaires/ecr/fill/",
    "/questionnaires/ucla-3/words/original/",
    "/practise/",
    "/say/",
    "/say/words/",
    "/say/scenes/",
    "/say/scenes/?task=listen&whom=friend",
    "/say/scenes/ear_not_advice/",
    "/say/boundary/",
    "/say/break/",
    "/say/drafts/new/",
    "/say/drafts/new/?reply=1",
    "/steps/",
    "/steps/?with=&by=call",
    "/steps/new/",
    "/steps/thought_a_day/",
    "/steps/thought_a_day/edit/",
    "/steps/thought_a_day/plan/",
    "/tries/",
    "/tries/?by=closeness",
    "/weeks/",
    "/weeks/2026-W10/",
    "/thoughts/",
    "/thoughts/new/",
    "/leaving-first/",
    "/beliefs/",
    "/beliefs/new/",
    "/kindness/",
    "/urge/",
    "/urges/",
    "/strategies/",
    "/strategies/?for=no_reply&kind=alone",
    "/strategies/name_it/",
    "/strategies/new/",
    "/trials/",
    "/trials/new/",
    "/trials/new/?strategies=name_it&good=closeness&urge_from=5",
    "/people/",
    "/people/whom/",
    "/people/gaps/",
    "/telling/",
    "/telling/new/",
    "/care/",
    "/yours/",
    "/yours/preferences/",
    "/yours/appearance/",
    "/yours/language/",
    "/yours/reminders/",
    "/yours/stored/",
    "/yours/passphrase/",
    "/yours/recovery-code/",
    "/yours/delete/",
    "/yours/tags/",
    "/yours/copies/",
    "/yours/copies/bring/",
    "/yours/export/",
    "/yours/import/",
    "/yours/import/too-large/",
)
LISTS = {
    "/moments/": ("", "edit/", "delete/"),
    "/fears/": ("", "edit/", "delete/"),
    "/map/": ("", "answer/", "week/"),
    "/people/": (
        "",
        "edit/",
        "giving/",
        "in-touch/",
        "rhythm/",
        "message/",
        "delete/",
        "care/",
        "care/ask/",
    ),
    "/telling/": ("", "parts/", "delete/"),
    "/past/": ("", "edit/", "delete/", "now/", "letter/"),
    "/letters/": ("", "edit/", "delete/"),
    "/then-and-now/": ("", "delete/"),
    "/tries/": ("", "plan/", "after/", "delete/"),
    "/thoughts/": ("", "edit/", "delete/"),
    "/beliefs/": ("", "edit/", "rate/", "evidence/", "delete/"),
    "/kindness/": ("",),
    "/urges/": ("", "name/", "steady/", "choose/", "break/", "message/", "after/", "delete/"),
    "/strategies/": ("",),
    "/say/drafts/": ("", "edit/", "compare/", "step/", "delete/"),
    "/trials/": ("", "summary/", "end/", "delete/"),
    "/yours/tags/": ("",),
}
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


def details(person) -> list[str]:
    """One page of each kind that a list leads to, with what can be done there."""
    found = []
    for path, ends in LISTS.items():
        person.go(path)
        hrefs = person.page.locator("main a.whole").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        fitting = [href for href in hrefs if re.fullmatch(re.escape(path) + r"[\w-]+/", href)]
        found += [fitting[0] + end for end in ends if fitting]
    return found


def second_screen(person) -> str:
    person.go("/check-in/")
    person.press("Next")
    return person.page.url.removeprefix(person.address)


def assert_no_barrier(person, paths) -> None:
    found = {}
    for path in paths:
        person.go(path)
        open_everything(person)
        if problems := barriers(person):
            found[path] = problems
    assert found == {}


def barriers(person) -> list[str]:
    answer = Axe().run(person.page).response
    return [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in answer["violations"]]


def open_everything(person) -> None:
    """What is folded away is judged too."""
    person.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def sideways(person, paths) -> list[str]:
    found = []
    for path in paths:
        person.go(path)
        open_everything(person)
        if over := sideways_here(person):
            found.append(f"{path}: {over} px")
    return found


def sideways_here(person) -> int:
    return person.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def background(person) -> str:
    return person.page.evaluate("getComputedStyle(document.body).backgroundColor")
