"""Exercises that were done, with the words that were kept. Days are listed and nothing counted."""

from msgspec.structs import replace

from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.content import exercise
from nearer.domain.text import tidy
from nearer.domain.worth import Exercised


def done(space: Space, key: str, words: str = "") -> Exercised:
    """Keep that an exercise was done now. Sent twice within minutes, it was done once.

    Raises BadInput, NotFound.
    """
    known, words = exercise(key), tidy(words, "words")
    now = local(space, space.now())
    fresh = Exercised(id=space.new_id(), exercise=known.key, when=now, words=words)
    return put_once(space, fresh, at="when")


def of(space: Space, key: str) -> tuple[Exercised, ...]:
    """Every time one exercise was done, the newest first."""
    found = [one for one in space.all(Exercised) if one.exercise == key]
    return tuple(sorted(found, key=lambda one: one.when, reverse=True))


def last(space: Space) -> dict[str, Exercised]:
    """The newest time by the key of the exercise."""
    ordered = sorted(space.all(Exercised), key=lambda one: one.when)
    return {one.exercise: one for one in ordered}


def change(space: Space, done_id: str, words: str) -> Exercised:
    """Other words. Raises BadInput, NotFound."""
    changed = replace(space.get(Exercised, done_id), words=tidy(words, "words"))
    space.put(changed)
    return changed


def erase(space: Space, done_id: str) -> None:
    space.get(Exercised, done_id)
    space.erase(done_id)
