"""Letters that are not sent. Nothing in Nearer can send one."""

from msgspec.structs import replace

from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.past import Letter
from nearer.domain.text import tidy
from nearer.domain.values import Person

TO = 200  # characters


def write(space: Space, words: str, to: str = "", person: str = "", memory: str = "") -> Letter:
    """Keep a letter. Sent twice within minutes, the same words make one. Raises BadInput."""
    now = local(space, space.now())
    fresh = Letter(id=space.new_id(), noted=now, words=words, to=to, person=person, memory=memory)
    return put_once(space, _checked(space, fresh))


def change(space: Space, letter_id: str, words: str, to: str = "", person: str = "") -> Letter:
    """Keep it as a new version; the earlier ones stay readable. Raises BadInput, NotFound."""
    before = space.get(Letter, letter_id)
    changed = _checked(space, replace(before, words=words, to=to, person=person))
    space.put(changed)
    return changed


def erase(space: Space, letter_id: str) -> None:
    """Remove a letter with all its versions, for good."""
    space.get(Letter, letter_id)
    space.erase(letter_id)


def newest_first(space: Space) -> tuple[Letter, ...]:
    return tuple(sorted(space.all(Letter), key=lambda one: one.noted, reverse=True))


def begun_with(space: Space, memory_id: str) -> tuple[Letter, ...]:
    """Letters that were begun with that memory."""
    return tuple(letter for letter in newest_first(space) if letter.memory == memory_id)


def _checked(space: Space, letter: Letter) -> Letter:
    words = tidy(letter.words, "words")
    if not words:
        raise BadInput("The letter is still empty. One line is enough.", "words")
    if letter.person and space.find(Person, letter.person) is None:
        raise BadInput("This person is not in your circles any more.", "person")
    to = " ".join(tidy(letter.to, "to", TO).split())
    return replace(letter, words=words, to=to)
