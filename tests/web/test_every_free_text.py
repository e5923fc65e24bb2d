"""Every form of the app that takes words: whatever is kept from it is listened to.

The forms come from the pages themselves, followed from link to link through a whole life, so a new
form is tried from its first day. Each field is sent by itself with words of despair in it and calm
ones in all others; afterwards a card has to wait.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import resolve
from django.urls.exceptions import Resolver404

FROM = ("/today/", "/practise/", "/people/", "/understand/", "/say/", "/yours/", "/care/")
OUTSIDE = re.compile(r"/(gate|calendar|help)/")

NOT_LISTENED = {
    ("say:boundary", "when"): "put together on the page; it is kept as a draft, and heard there",
    ("say:boundary", "will"): "the same",
    ("say:boundary", "warm_own"): "the same",
    ("say:boundary", "offer_own"): "the same",
    ("say:break", "state_own"): "the same",
    ("say:break", "matters_own"): "the same",
    ("say:break", "back_own"): "the same",
    ("say:break", "where_own"): "the same",
    ("understand:add_key", "text"): "a questionnaire of somebody else's",
    ("understand:words", "words"): "the same",
    ("yours:preferences", "called"): "a name",
    ("yours:delete", "word"): "a word of ours, typed as it stands",
    ("copies:copies", "folder"): "a place on the disk",
    ("copies:choose", "path"): "the same",
}
"""Route and field, and why nothing is heard there."""

EACH = 2  # pages of one kind, as with and without an answer
CARD = 'aria-labelledby="asked"'


@dataclass
class Form:
    """``fields``: what a browser would send; ``words``: names of those that take free text."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)

    @property
    def route(self) -> str:
        return route_of(self.action)


class Page(HTMLParser):
    """The links of a page, and the forms that change something."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path, self.links, self.forms = path, list[str](), list[Form]()
        self._form: Form | None = None
        self._select, self._chosen = "", set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: text or "" for name, text in attrs}
        if tag == "a":
            self.links.append(urldefrag(urljoin(self.path, given.get("href", "#"))).url)
        elif tag == "form":
            to = urlsplit(urljoin(self.path, given.get("action") or self.path)).path
            self._form = Form(to) if given.get("method") == "post" else None
            self.forms += [self._form] if self._form else []
        elif self._form:
            self._read(self._form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _read(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text") if tag == "input" else tag
        if kind == "select":
            self._select = name
            self._chosen.discard(name)
        elif kind == "option" and ("selected" in given or self._select not in self._chosen):
            form.fields[self._select] = [given.get("value", "")]  # else the last of them
            self._chosen |= {self._select} if given.get("value") and "selected" in given else set()
        elif kind in {"textarea", "text"}:
            form.words.append(name)
        elif kind == "button" and name:
            form.buttons.setdefault(name, given.get("value", ""))
        elif kind == "radio" and ("checked" in given or not any(form.fields.get(name, ()))):
            form.fields[name] = [given.get("value", "")]
        elif kind == "hidden" or (kind == "checkbox" and "checked" in given):
            form.fields.setdefault(name, []).append(given.get("value", "on"))
        elif kind in {"number", "range", "date", "time", "datetime-local"}:
            form.fields[name] = [given.get("value") or given.get("min", "")]


def route_of(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def walk(visitor, begin: Iterable[str]) -> Iterator[Form]:
    """The forms with words on a few pages of every kind, each kind of form once."""
    waiting, often, known = deque(begin), Counter[str](), set[tuple[str, ...]]()
    seen = set(waiting)
    while waiting:
        path = waiting.popleft()
        route = route_of(path)
        often[route] += 1
        if not route or often[route] > EACH or (answer := visitor.get(path)).status != 200:
            continue
        page = Page(path, answer.text)
        fresh = [one for one in page.links if one.startswith("/") and one not in seen]
        waiting += [one for one in fresh if not OUTSIDE.match(one)]
        seen.update(fresh)
        for form in page.forms:
            shape = (form.route, *form.words)
            if form.words and shape not in known and not OUTSIDE.match(form.action):
                known.add(shape)
                yield form


def is_heard(visitor, form: Form, name: str, number: Iterator[int]) -> bool:
    """Whether a card waits once that field was sent with heavy words in it; lifted again."""
    for button in ((), *form.buttons.items()):
        n = next(number)  # words that stood there before are not heard again
        words = dict.fromkeys(form.words, f"We had soup, bowl {n}.")
        words[name] = f"I am going to kill myself tonight, that is number {n}."
        pressed = dict([button]) if button else {}
        visitor.post(form.action, form.fields | words | pressed)
        if CARD in visitor.get("/care/").text:
            visitor.post("/care/lift/", {})
            return True
    return False


def test_whatever_is_kept_from_a_form_is_listened_to(sam) -> None:
    urge = sam.post("/urge/", {"strength": "6"}).to.replace("steady/", "")
    check_ins = (f"{sam.begin_check_in()}back/", sam.begin_check_in())
    begun = (*check_ins, f"{urge}break/", f"{urge}message/")
    number, tried, unheard = count(1), set(), set()
    for _again in range(2):  # the second time also what the first has made
        for form in list(walk(sam, (*begun, *FROM))):
            for name in form.words:
                one = (form.route, name)
                if one in tried:
                    continue
                tried.add(one)
                if not is_heard(sam, form, name, number):
                    unheard.add(one)
    assert unheard == NOT_LISTENED.keys()
    assert len(tried) > 100
    assert {"today:feeling", "practise:message", "practise:edit_strategy"} <= {r for r, _f in tried}
