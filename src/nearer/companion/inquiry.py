"""Why do I push people away? Short questions, and one page that a person makes of the answers.

Answers and page are the person's own words. What is gathered is those words under the headings of
the questions, with nothing added. Every version is kept.
"""

from dataclasses import dataclass
from itertools import takewhile

from msgspec.structs import replace

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.companion.versions import Version, versions
from nearer.content.inquiry import Question, inquiry_questions
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.past import Inquiry
from nearer.domain.text import WORDS, tidy

ONE = "inquiry"
PAGE = 5 * WORDS  # characters; it holds the answers to every question


@dataclass(frozen=True)
class Asked:
    """A question with its number, from 1, and the present answer; "" where there is none."""

    number: int
    question: Question
    words: str


def path(space: Space) -> tuple[Asked, ...]:
    """Every question in order."""
    given = dict(_kept(space).answers)
    return tuple(
        Asked(number, question, given.get(question.key, ""))
        for number, question in enumerate(inquiry_questions(), 1)
    )


def asked(space: Space, key: str) -> Asked:
    """Raises NotFound."""
    for one in path(space):
        if one.question.key == key:
            return one
    raise NotFound("There is no such question.")


def following(space: Space, key: str) -> Asked | None:
    """The question after that one; None after the last."""
    every = path(space)
    return next((one for one in every if one.number == asked(space, key).number + 1), None)


def next_open(space: Space) -> Asked | None:
    """Where to go on: the first open question after the last answered one.

    One that was passed over is not brought up again. None where the path is at its end.
    """
    last = max((one.number for one in path(space) if one.words), default=0)
    return next((one for one in path(space) if one.number > last), None)


def answer(space: Space, key: str, words: str) -> Inquiry:
    """Keep an answer instead of the one before, which stays readable. Raises BadInput, NotFound."""
    asked(space, key)
    words = tidy(words, "words")
    with space.working():
        before = _kept(space)
        given = dict(before.answers)
        if given.get(key, "") == words:
            return before
        return _keep(space, replace(before, answers=_in_order(given | {key: words})))


def gathered(space: Space) -> str:
    """The answers under their headings, as a text to go on from."""
    given = [f"{one.question.heading}\n{one.words}" for one in path(space) if one.words]
    return "\n\n".join(given)


def page(space: Space) -> str:
    """The page as it stands; "" while there is none."""
    return _kept(space).page


def is_behind(space: Space) -> bool:
    """Whether an answer was changed after the page was written."""
    found = [one.value for one in versions(space, Inquiry, ONE)]
    if not page(space):
        return False
    *_, written = takewhile(lambda one: one.page == found[0].page, found)
    return written.answers != found[0].answers


def write_page(space: Space, words: str) -> Inquiry:
    """Keep the page as a new version; the earlier ones stay readable. Raises BadInput."""
    words = tidy(words, "page", PAGE)
    if not words:
        raise BadInput("The page is still empty. One line is enough.", "page")
    with space.working():
        before = _kept(space)
        return before if before.page == words else _keep(space, replace(before, page=words))


def page_versions(space: Space) -> tuple[Version[str], ...]:
    """What the page said, and from when; the newest first."""
    return _distinct(
        [Version(one.written, one.value.page, one.record) for one in versions(space, Inquiry, ONE)]
    )


def answer_versions(space: Space, key: str) -> tuple[Version[str], ...]:
    """What was answered, and from when; the newest first."""
    return _distinct(
        [
            Version(one.written, dict(one.value.answers).get(key, ""), one.record)
            for one in versions(space, Inquiry, ONE)
        ]
    )


def erase(space: Space) -> None:
    """Remove answers and page with all their versions, for good."""
    space.get(Inquiry, ONE)
    space.erase(ONE)


def _kept(space: Space) -> Inquiry:
    now = local(space, space.now())
    return space.find(Inquiry, ONE) or Inquiry(id=ONE, begun=now, changed=now)


def _keep(space: Space, inquiry: Inquiry) -> Inquiry:
    changed = replace(inquiry, changed=local(space, space.now()))
    space.put(changed)
    return changed


def _in_order(given: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """As the questions come; answers to questions that are asked no more stay at the end."""
    keys = [question.key for question in inquiry_questions()]
    known = [(key, given.pop(key)) for key in keys if key in given]
    return tuple((key, words) for key, words in (*known, *given.items()) if words)


def _distinct(found: list[Version[str]]) -> tuple[Version[str], ...]:
    """Each text once in a row, from when it was first so; empty ones left out."""
    kept: list[Version[str]] = []
    for one in reversed(found):
        if not kept or kept[-1].value != one.value:
            kept.append(one)
    return tuple(one for one in reversed(kept) if one.value)
