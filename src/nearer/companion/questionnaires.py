"""Published questionnaires, and keys that somebody brought along: which there are, and scores.

Nearer ships scoring keys and no item's words. Words that a person pastes stay in their space.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from nearer.coach import places
from nearer.companion import people
from nearer.companion.assessments import OWN, WEEK, as_repeats, every, levels, scored
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.attachment import AddedInstrument, Assessment, ItemWords
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.instruments import (
    BadInstrument,
    Derived,
    Error,
    Instrument,
    Scale,
    Scores,
    changes_of,
    instruments,
    read_instrument,
)

LONGEST_ITEM = 500
LONGEST_WORDS = 150_000  # the longest sentences of the longest form
NAME = "the file"
NUMBERED = re.compile(r"\s*(\d{1,3})\s*(?:[.):]|[-–])?\s+(.*)")
KEY = re.compile(r"""^\s*key\s*=\s*["']([a-z][a-z0-9-]{0,39})["']""", re.MULTILINE)
"""The line of a file that says what its questionnaire is called, read where the rest cannot be."""


@dataclass(frozen=True)
class Questionnaire:
    """``added``: where the key came from, if it did not ship with Nearer."""

    key: Instrument
    added: AddedInstrument | None = None

    @property
    def warning(self) -> str:
        return places.certainty_told(self.key.certainty)

    @cached_property
    def norms(self) -> tuple[str, ...]:
        return tuple(places.norm_told(self.key, norm) for norm in self.key.norms)


@dataclass(frozen=True)
class Sheet:
    """One time it was answered. ``about``: an alias, "" for people in general.

    ``scores``: None where the key has changed so that it cannot be scored any more.
    """

    assessment: Assessment
    about: str
    scores: Scores | None


@dataclass(frozen=True)
class Read:
    """Every sheet, the latest first, with the errors of the scores and what has moved."""

    sheets: tuple[Sheet, ...]
    errors: tuple[str, ...]
    changes: tuple[str, ...]


def shipped_and_added(space: Space) -> tuple[Questionnaire, ...]:
    """Every questionnaire there is a readable key for, but Nearer's own."""
    shipped = (Questionnaire(key) for key in instruments() if key.key not in {OWN, WEEK})
    return (*shipped, *_added(space)[0])


def unreadable(space: Space) -> tuple[AddedInstrument, ...]:
    """Keys somebody brought along that this version cannot read."""
    return _added(space)[1]


def one(space: Space, slug: str) -> Questionnaire:
    """Raises NotFound."""
    for found in shipped_and_added(space):
        if found.key.key == slug:
            return found
    raise NotFound("There is no questionnaire of this name here.")


def read(space: Space, key: Instrument) -> Read:
    """What was answered so far, scored."""
    found = every(space, key.key)
    aliases = people.names(space)
    sheets = tuple(Sheet(a, aliases.get(a.person, ""), scored(key, a)) for a in found)
    if not sheets:
        return Read((), (), ())
    repeats = as_repeats(sheet.assessment for sheet in sheets if sheet.scores is not None)
    parts: tuple[Scale | Derived, ...] = (*key.scales, *key.derived)
    errors = [(part, Error(key, part.name, repeats)) for part in parts]
    return Read(
        sheets=tuple(reversed(sheets)),
        errors=tuple(places.error_told(part.title, found.precision()) for part, found in errors),
        changes=() if key.state else tuple(_changes(space, key, sheets, errors)),
    )


def words(space: Space, key: Instrument, order: str = "") -> tuple[str, ...]:
    """The items' words as pasted for this order of the form; () if there are none."""
    found = space.find(ItemWords, _words_id(key, order))
    return found.words if found and len(found.words) == key.items else ()


def write_words(space: Space, key: Instrument, order: str, text: str) -> tuple[str, ...]:
    """Keep the words of the items, a line each or numbered; none takes them out. BadInput."""
    found = split_items(tidy(text, "words", LONGEST_WORDS))
    if not found:
        if space.find(ItemWords, _words_id(key, order)) is not None:
            space.erase(_words_id(key, order))
        return ()
    if len(found) != key.items:
        raise BadInput(
            _(
                "There are %(count)s sentences here, and this questionnaire has "
                "%(items)s. Put each on a line of its own, in the order of the form."
            )
            % {"count": len(found), "items": key.items},
            "words",
        )
    if any(len(item) > LONGEST_ITEM for item in found):
        raise BadInput(
            _("Keep each sentence under %(most)s characters.") % {"most": LONGEST_ITEM}, "words"
        )
    space.put(
        ItemWords(id=_words_id(key, order), instrument=key.key, order=order, words=tuple(found))
    )
    return tuple(found)


def split_items(text: str) -> list[str]:
    """Items from pasted text: numbered ones may run over several lines, others are a line each."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = NUMBERED.fullmatch(lines[0]) if lines else None
    if first is None or first.group(1) != "1":
        return lines
    items: list[str] = []
    for line in lines:
        number = NUMBERED.fullmatch(line)
        if number and int(number.group(1)) == len(items) + 1:
            items.append(number.group(2))
        else:
            items[-1] = f"{items[-1]} {line}"
    return items


def add(space: Space, text: str) -> Questionnaire:
    """Keep a key that somebody brought along. Raises BadInput with the line and the reason."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadInput("Paste the text of the file here first.", "text")
    taken = {known.key for known in instruments()} | {q.key.key for q in _added(space)[0]}
    key = read_instrument(text, NAME, taken)
    fresh = AddedInstrument(id=space.new_id(), added=local(space, space.now()), text=text)
    space.put(fresh)
    return Questionnaire(key, fresh)


def remove(space: Space, added: Questionnaire) -> None:
    """Take out a key that was brought along, with its words and all answers to it, for good."""
    if added.added is None:
        raise NotFound("This questionnaire came with Nearer and stays.")
    space.erase(added.added.id, *_words_and_answers(space, added.key.key))


def one_unreadable(space: Space, added_id: str) -> AddedInstrument:
    """Raises NotFound."""
    for added in unreadable(space):
        if added.id == added_id:
            return added
    raise NotFound("This is not in your space any more.")


def remove_unreadable(space: Space, added: AddedInstrument) -> None:
    """Take out one that cannot be read, with its words and all answers to it, for good."""
    space.erase(added.id, *_words_and_answers(space, left_behind(space, added)))


def left_behind(space: Space, added: AddedInstrument) -> str:
    """The key whose answers no page shows while this one cannot be read; "" if none is known."""
    written = KEY.search(added.text)
    readable = {found.key.key for found in shipped_and_added(space)} | {OWN, WEEK}
    return "" if written is None or written.group(1) in readable else written.group(1)


def _words_and_answers(space: Space, key: str) -> tuple[str, ...]:
    answers = (one_.id for one_ in space.all(Assessment) if one_.instrument == key)
    pasted = (words_.id for words_ in space.all(ItemWords) if words_.instrument == key)
    return (*answers, *pasted)


def _added(space: Space) -> tuple[tuple[Questionnaire, ...], tuple[AddedInstrument, ...]]:
    """Readable ones as questionnaires, and the others; read again only when there are others."""
    kept = space.all(AddedInstrument)
    before, found = space.derived.get("added-instruments", (None, None))
    if found is None or before != kept:
        found = _read_added(kept)
        space.derived["added-instruments"] = kept, found
    read_: tuple[tuple[Questionnaire, ...], tuple[AddedInstrument, ...]] = found
    return read_


def _read_added(
    kept: Iterable[AddedInstrument],
) -> tuple[tuple[Questionnaire, ...], tuple[AddedInstrument, ...]]:
    taken = {known.key for known in instruments()}
    good, bad = [], []
    for value in kept:
        try:
            key = read_instrument(value.text, NAME, taken)
        except BadInstrument:
            bad.append(value)
            continue
        taken.add(key.key)
        good.append(Questionnaire(key, value))
    return tuple(good), tuple(bad)


def _changes(
    space: Space,
    key: Instrument,
    sheets: Sequence[Sheet],
    errors: Sequence[tuple[Scale | Derived, Error]],
) -> Iterable[str]:
    """Changes of the scales; a derived score is made of them and told of by its numbers alone."""
    shares = levels(space)
    scales = [(part, found) for part, found in errors if isinstance(part, Scale)]
    abouts = {sheet.assessment.person: sheet.about for sheet in sheets}
    for person, alias in abouts.items():
        for scale, found in scales:
            for change in changes_of(found, person, shares[key.key, person] / len(scales)):
                yield places.change_told(alias, scale.title, change)


def _words_id(key: Instrument, order: str) -> str:
    return f"words/{key.key}/{order or key.order}"  # neither may have a stroke in it
