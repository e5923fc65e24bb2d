"""Lists to find words in: needs, feelings, and the parts of a boundary and of a break."""

import re
from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct, field

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "words.toml"
PLACE = re.compile(r"\{(when|will)\}")

Words = Annotated[str, Meta(min_length=1)]
Lines = Annotated[tuple[Words, ...], Meta(min_length=3)]


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """``means``: what it means in plain words; "" where it is plain by itself."""

    word: Words
    means: str = ""


class WordGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that lie near each other."""

    name: Words
    words: Annotated[tuple[Word, ...], Meta(min_length=2)]


class Occasion(Struct, frozen=True, forbid_unknown_fields=True):
    """``when`` and each of ``will`` fit into the shape of a boundary."""

    when: Words
    will: Annotated[tuple[Words, ...], Meta(min_length=2)]


class BoundaryParts(Struct, frozen=True, forbid_unknown_fields=True):
    """``shape``: a sentence with ``{when}`` and ``{will}``. ``warm`` may come before it, ``offer``
    after it; they are whole sentences. ``note``: when to leave it out.
    """

    shape: Words
    warm: Lines
    occasion: Annotated[tuple[Occasion, ...], Meta(min_length=1)]
    offer: Lines
    note: Words

    def said(self, when: str, will: str) -> str:
        """One sentence of the two parts; a full stop at their end is not said twice."""
        parts = {"when": when.strip().rstrip(".…"), "will": will.strip().rstrip(".…")}
        return PLACE.sub(lambda place: parts[place.group(1)], self.shape)


class Return(Struct, frozen=True, forbid_unknown_fields=True):
    """A line that says when one is back. ``minutes`` from now; 0 where it names a clock time."""

    words: Words
    minutes: Annotated[int, Meta(ge=0, le=1440)] = 0


class BreakParts(Struct, frozen=True, forbid_unknown_fields=True):
    """What a break is made of, in the order of saying; each part is a whole sentence.

    ``state``: what is up with me; ``matters``: that it matters; ``back``: until when; ``where``:
    the place. ``meanwhile``: what to do until then. ``note``: when to leave it out.
    """

    state: Lines
    matters: Lines
    back: Annotated[tuple[Return, ...], Meta(min_length=3)]
    where: Lines
    meanwhile: Lines
    note: Words


class WordLists(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the file."""

    needs: Annotated[tuple[WordGroup, ...], Meta(min_length=1)]
    feelings: Annotated[tuple[WordGroup, ...], Meta(min_length=1)]
    boundary: BoundaryParts
    pause: BreakParts = field(name="break")


def need_groups() -> tuple[WordGroup, ...]:
    """Words for what one may need. Raises ContentError."""
    return everything().needs


def feeling_groups() -> tuple[WordGroup, ...]:
    """Many words for what one may feel; ``feeling_words`` has the few for the moment itself.

    Raises ContentError.
    """
    return everything().feelings


def boundary_parts() -> BoundaryParts:
    """Raises ContentError."""
    return everything().boundary


def break_parts() -> BreakParts:
    """Raises ContentError."""
    return everything().pause


@once_a_language
def everything() -> WordLists:
    """The whole file. Raises ContentError."""
    return read_words(text(FILE))


def read_words(written: str) -> WordLists:
    """Raises ContentError, also for what stands twice and a shape without its two places."""
    found = typed(FILE, as_toml(FILE, written), WordLists)
    for kind, groups in (("need", found.needs), ("feeling", found.feelings)):
        refuse_doubles(f"group of {kind}s", (group.name for group in groups))
        refuse_doubles(kind, (one.word for group in groups for one in group.words))
    refuse_doubles("when", (one.when for one in found.boundary.occasion))
    if sorted(PLACE.findall(found.boundary.shape)) != ["when", "will"]:
        raise ContentError(FILE, "the shape of a boundary needs {when} and {will}, each once")
    return found


def refuse_doubles(kind: str, values: Iterable[str]) -> None:
    seen = set()
    for value in values:
        if value in seen:
            raise ContentError(FILE, f"the {kind} “{value}” stands twice")
        seen.add(value)
