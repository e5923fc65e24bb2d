"""Every page of a full space with one person marked as not safe: no card or button is about them.

Where the person looks at their own record the name may stand, but never in what invites: a card, a
button, a note, something offered to read. On every other page it stands nowhere.
"""

import re
from html.parser import HTMLParser

from tests.journeys.every_page import INSIDE, LISTS

OWN_RECORD = (
    "/today/",  # the last moment stands below the cards
    "/unsaved/",
    "/check-in/",
    "/moments/",
    "/fears/",
    "/past/",
    "/letters/",
    "/then-and-now/",
    "/inquiry/",
    "/why/",
    "/leaving-first/",
    "/thoughts/",
    "/beliefs/",
    "/tries/",
    "/urge/",
    "/urges/",
    "/people/$",
    "/people/[0-9a-f]{32}/",
    "/telling/",
    "/care/",
    "/say/drafts/",
    "/steps/thought_a_day/",  # when it was tried
)
INVITES = {"card", "invite", "to-read", "notes", "button"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "path", "circle"}


class Invitations(HTMLParser):
    """The text inside what invites; ``main``: all of the page's own."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[bool] = []
        self.open: list[str] = []
        self.found: list[str] = []
        self.main: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        self.open.append(tag)
        self.inside.append(bool(classes & INVITES) or (self.inside[-1] if self.inside else False))

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open:
            self.inside.pop()
            if self.open.pop() == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1]:
            self.found.append(data)
        if "main" in self.open:
            self.main.append(data)


def read(text: str) -> Invitations:
    parsed = Invitations()
    parsed.feed(text)
    return parsed


def everybody(sam) -> dict[str, str]:
    """The address of each person's page by name."""
    link = r'href="(/people/[0-9a-f]{32}/)care/"[^>]*><span class="what">([^<]+)'
    rows = re.findall(link, sam.get("/care/").text)
    return {name: address for address, name in rows}


def most_met(sam) -> str:
    """Whom nearly everything is about."""
    return max(everybody(sam).items(), key=lambda one: times(sam.get(one[1]).read))[0]


def times(page: str) -> int:
    found = re.search(r"All (\d+) moments", page)
    return int(found.group(1)) if found else 0


def pages(sam) -> list[str]:
    """Every address of a list, and one of each kind that it leads to."""
    found = [*INSIDE]
    for path, ends in LISTS.items():
        links = re.findall(rf'href="({re.escape(path)}[\w-]+/)"', sam.get(path).text)
        found += [links[0] + end for end in ends if links]
    return found


def naming(sam, name: str) -> list[str]:
    """Pages that invite something about somebody of that name."""
    known = re.compile(rf"\b{re.escape(name)}\b")
    found = []
    for path in pages(sam):
        answer = sam.get(path)
        page = read(answer.text)
        own = any(re.match(start, path) for start in OWN_RECORD)
        text = page.found if own else page.main
        if any(known.search(part) for part in text):
            found.append(path)
    return found


def test_no_page_invites_anything_about_somebody_marked(sam) -> None:
    name = most_met(sam)
    before = naming(sam, name)
    assert len(before) >= 4, "else this test could not fail"
    address = everybody(sam)[name]
    assert sam.post(f"{address}care/set/", {"unsafe": "yes"}).status == 303
    assert naming(sam, name) == []
    own = [address + end for end in LISTS["/people/"]]
    assert [path for path in own if invites(sam, path, name)] == []


def test_no_page_of_a_draft_to_somebody_marked_offers_other_words(sam) -> None:
    name = most_met(sam)
    person = everybody(sam)[name].split("/")[2]
    sam.post(f"/people/{person}/care/set/", {"unsafe": "no"})
    sent = {"words": "I feel ignored. You never listen. I need you to come at once."}
    kept = [
        sam.post("/say/drafts/new/", sent | {"person": person}).to,
        sam.post("/say/drafts/new/", {"words": f"{name}, {sent['words']}"}).to,
    ]
    assert all('name="use"' in sam.get(path).text for path in kept), "else this could not fail"
    sam.post(f"/people/{person}/care/set/", {"unsafe": "yes"})
    for path in kept:
        shown = [sam.get(path), sam.get(f"{path}edit/"), sam.post(path, {"look": "asked"})]
        assert all('name="use"' not in answer.text for answer in shown)
        assert "/step/" not in shown[0].text
        assert sam.get(f"{path}step/").to == path


def invites(sam, path: str, name: str) -> bool:
    return any(re.search(rf"\b{name}\b", part) for part in read(sam.get(path).text).found)


def test_no_title_and_no_address_gives_the_mark_away(sam) -> None:
    name = most_met(sam)
    address = everybody(sam)[name]
    for path in (address, f"{address}care/", f"{address}care/ask/", "/care/"):
        title = re.search(r"<title>([^<]*)</title>", sam.get(path).read).group(1)
        for word in (name, "safe", "violen", "danger", "question"):
            assert word.lower() not in f"{title} {path}".lower()
