"""Which notes a text gets here: all; none at first, where words are heavy; and where nothing is to
lead closer, none that would.
"""

from collections.abc import Collection
from dataclasses import dataclass

from nearer.coach import DETECTORS, Detector
from nearer.coach.safety import Kind
from nearer.coach.words import tact
from nearer.companion import noticed
from nearer.companion.heavy import heavy
from nearer.companion.noticed import Looked
from nearer.companion.safety import names_unsafe, suggestions_held, unsafe_people
from nearer.companion.space import Space
from nearer.content import Scenario
from nearer.domain.errors import BadInput
from nearer.domain.values import Person


@dataclass(frozen=True)
class Text:
    """Words with what they answer: ``theirs``, somebody's message, or the line of a ``scene``.

    ``person``: the id of whom they are for, "" for nobody named.
    """

    words: str
    theirs: str = ""
    person: str = ""
    scene: Scenario | None = None

    @property
    def answers(self) -> str:
        return self.scene.their_line if self.scene else self.theirs


@dataclass(frozen=True)
class Notes:
    """``looked``: None for an empty text, and where notes wait until they are asked for.

    ``own`` and ``from_them``: heavy words in the text, in the message that it answers. ``rests``:
    nothing is suggested on it.
    """

    looked: Looked | None
    own: bool
    from_them: bool
    rests: bool

    @property
    def heavy(self) -> bool:
        return self.own or self.from_them

    @property
    def waits(self) -> bool:
        return self.heavy and self.looked is None


def noted(space: Space, text: Text, *, asked: bool = False) -> Notes:
    """The notes that a text may get. ``asked``: wanted also where words are heavy.

    Nothing of the text is kept.
    """
    own, from_them = _heavy(space, text)
    only = _allowed(space, text, own, from_them)
    is_heavy = bool(own or from_them)
    suggests = not is_heavy and only == DETECTORS
    looked = None
    if text.words and (asked or not is_heavy):
        looked = noticed.look(text.words, text.answers, only, suggests=suggests)
    return Notes(looked, bool(own), bool(from_them), rests=not suggests)


def with_suggestion(space: Space, text: Text, key: str) -> str:
    """The words with the suggestion of that note in place.

    Raises BadInput where it is not there, or where nothing is suggested.
    """
    if noted(space, text).rests:
        raise BadInput("Suggestions rest here. Your words are as they were.", "words")
    return noticed.with_suggestion(text.words, text.answers, key)


def keeps_apart(space: Space, text: Text) -> bool:
    """Whether nothing that leads closer is to be said about this text: for whom it is for, for
    somebody it names, or for now at all. Whoever was deleted may have been unsafe: of that
    nothing is kept.
    """
    return (
        suggestions_held(space)
        or (bool(text.person) and space.find(Person, text.person) is None)
        or text.person in unsafe_people(space)
        or names_unsafe(space, text.words, text.theirs)
    )


def _heavy(space: Space, text: Text) -> tuple[Kind | None, Kind | None]:
    """An invented line of a scene weighs nothing."""
    return heavy(space, text.words, "" if text.scene else text.theirs)


def _allowed(space: Space, text: Text, *heard: Kind | None) -> Collection[Detector]:
    danger = "danger_from_other" in heard
    apart = danger or keeps_apart(space, text) or tact.afraid(text.words)
    return tact.DISTANT if apart else DETECTORS
