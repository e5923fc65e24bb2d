"""Telling somebody that one pulls away: parts that are chosen, put together, changed and kept."""

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from nearer.companion import people
from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.safety import unsafe_people
from nearer.companion.safety_names import WORDS_TOO
from nearer.companion.space import Space, named
from nearer.content import telling_parts
from nearer.content.first_lines import NAME
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.people import Telling
from nearer.domain.text import tidy
from nearer.domain.values import Person

OWN = 2_000  # characters of own words for one part


def begin(space: Space, chosen: Mapping[str, str], person: str = "") -> Telling:
    """Put the parts together and keep them. Sent twice within minutes, it is kept once.

    ``chosen``: by the key of a part, its words. Raises BadInput.
    """
    parts = _parts(chosen)
    if not parts:
        raise BadInput("Choose at least one part, or write a line of your own.", "inside")
    name = _name(space, person, "")
    fresh = Telling(
        id=space.new_id(),
        noted=local(space, space.now()),
        person=person,
        chosen=parts,
        words=put_together((words for _key, words in parts), name),
    )
    return put_once(space, fresh)


def choose_anew(space: Space, telling_id: str, chosen: Mapping[str, str], person: str) -> Telling:
    """Other parts, put together anew; the words before stay as an earlier version.

    Where the parts are the same, what was changed by hand stays, with the name of whom it is to
    now. Raises BadInput, NotFound.
    """
    parts = _parts(chosen)
    if not parts:
        raise BadInput("Choose at least one part, or write a line of your own.", "inside")
    with space.working():
        before = space.get(Telling, telling_id)
        name = _name(space, person, before.person)
        if parts == before.chosen and before.words != _as_chosen(space, before):
            words = _said_to(space, before, person, name)
        else:
            words = put_together((said for _key, said in parts), name)
        after = replace(before, person=person, chosen=parts, words=words)
        space.put(after)
        return after


def change(space: Space, telling_id: str, words: str) -> Telling:
    """Keep the words as they were changed. Raises BadInput, NotFound."""
    words = tidy(words, "words")
    if not words:
        raise BadInput("There is nothing to keep. One line is enough.", "words")
    with space.working():
        after = replace(space.get(Telling, telling_id), words=words)
        space.put(after)
        return after


def put_back(space: Space, telling_id: str, record: str) -> Telling:
    """Make an earlier writing the present one; sent twice, it is the same. Raises NotFound."""
    with space.working():
        written = (one.value for one in space.history(telling_id) if one.id == record)
        found = next((one for one in written if isinstance(one, Telling)), None)
        if found is None:
            raise NotFound("This version is not in your space any more.")
        space.put(found)
        return found


def erase(space: Space, telling_id: str) -> None:
    """For good, with every version. Raises NotFound."""
    space.get(Telling, telling_id)
    space.erase(telling_id)


def newest_first(space: Space) -> tuple[Telling, ...]:
    found = space.all(Telling)
    return tuple(sorted(found, key=lambda one: one.noted.timestamp(), reverse=True))


def put_together(parts: Iterable[str], name: str) -> str:
    """The parts as one text, with a name where one goes; without one, the words around it stay."""
    return "\n\n".join(named_so(words, name) for words in parts)


def named_so(words: str, name: str) -> str:
    """A line to somebody of that name; "" is nobody yet, and the line does without."""
    if name:
        return words.replace(NAME, name)
    for around in (f", {NAME}", f" {NAME}", f"{NAME}, ", NAME):
        words = words.replace(around, "")
    return words[:1].upper() + words[1:]


def _as_chosen(space: Space, one: Telling) -> str:
    """Its parts put together, as they were before anything was changed by hand."""
    person = space.find(Person, one.person)
    return put_together((said for _key, said in one.chosen), person.alias if person else "")


def _said_to(space: Space, before: Telling, person: str, name: str) -> str:
    """Words changed by hand, with the name of somebody else; a common word is left as it is."""
    if not name or person == before.person:
        return before.words
    aliases = {one.alias for one in people.versions(space, before.person)}
    sure = sorted(
        (one for one in aliases if one.casefold() not in WORDS_TOO), key=len, reverse=True
    )
    if not sure:
        return before.words
    called = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sure))})(?!\w)")
    return called.sub(lambda _found: name, before.words)


def _parts(chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """In the order in which they are said; what is empty is left out. Raises BadInput."""
    told = ((part.key, tidy(chosen.get(part.key, ""), part.key, OWN)) for part in telling_parts())
    return tuple((key, words) for key, words in told if words)


def _name(space: Space, person: str, before: str) -> str:
    """Raises BadInput for somebody unsafe, and for who is not there."""
    if not person:
        return ""
    if person in unsafe_people(space):
        raise BadInput(
            "Suggestions about this person are stopped, so nothing is prepared for them. "
            "Nothing you typed is lost.",
            "person",
        )
    if person == before and space.find(Person, person) is None:
        return ""
    gone = "This person is not in your space any more."
    return named(space.all(Person), person, gone, "person").alias
