"""Thought records: begun with the thought alone, gone on with when there is room for it."""

from collections.abc import Callable

from msgspec.structs import replace

from nearer.companion import people, tags
from nearer.companion.once import put_once
from nearer.companion.pages import Page, page_of
from nearer.companion.prompts import local
from nearer.companion.space import Space, named
from nearer.content import thinking_traps
from nearer.domain.errors import BadInput
from nearer.domain.text import NAME, tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Fear, Moment, Person
from nearer.domain.worth import Thought

TEXTS = ("situation", "thought", "speaks_for", "speaks_against", "fairer")


def blank(space: Space, moment_id: str = "", fear_id: str = "") -> Thought:
    """A record not kept yet; with what a check-in or a fear already says, if there is one."""
    fear = space.find(Fear, fear_id)
    moment = space.find(Moment, moment_id or (fear.moment if fear else ""))
    alone_with = moment.people[0] if moment and len(moment.people) == 1 else ""
    return Thought(
        id=space.new_id(),
        noted=local(space, space.now()),
        situation=_situation(space, moment) if moment else "",
        thought=fear.words if fear else "",
        person=(fear.person if fear else "") or alone_with,
        moment=moment.id if moment else "",
        fear=fear.id if fear else "",
    )


def keep(space: Space, thought: Thought) -> Thought:
    """Keep a record, new or changed. The same one sent twice within minutes stays one.

    Raises BadInput.
    """
    tidied = _tidied(thought)
    _check(space, tidied)
    with space.working():
        if space.find(Thought, tidied.id) is None:
            return put_once(space, tidied)
        space.put(tidied)
    return tidied


def is_finished(thought: Thought) -> bool:
    """Whether there is a fairer view, or the feeling was looked at again."""
    return bool(thought.fairer) or thought.after is not None


def unfinished(space: Space) -> tuple[Thought, ...]:
    """Records that were begun, the newest first."""
    return _newest(space, lambda thought: not is_finished(thought))


def finished(space: Space, page: int = 1) -> Page[Thought]:
    """One page of the others, the newest first. A page too far gives the last."""
    return page_of(_newest(space, is_finished), page)


def erase(space: Space, thought_id: str) -> None:
    """Remove a record with its versions. What was kept of it for a belief stays there."""
    space.get(Thought, thought_id)
    space.erase(thought_id)


def _tidied(thought: Thought) -> Thought:
    texts = {name: tidy(getattr(thought, name), name) for name in TEXTS}
    return replace(thought, **texts, feeling=tidy(thought.feeling, "feeling", NAME))


def _check(space: Space, thought: Thought) -> None:
    if not thought.thought:
        raise BadInput("Write the thought that came, in a few words.", "thought")
    for field in ("before", "after"):
        strength = getattr(thought, field)
        if strength is not None and not 0 <= strength <= 100:
            raise BadInput("Choose a number from 0 to 100, or leave it empty.", field)
    if not set(thought.traps) <= {trap.key for trap in thinking_traps()}:
        raise BadInput("One of these questions is not known here.", "traps")
    if thought.person:
        people_here = space.all(Person)
        named(people_here, thought.person, "They are not in your space any more.", "person")


def _newest(space: Space, fits: Callable[[Thought], bool]) -> tuple[Thought, ...]:
    found = [thought for thought in space.all(Thought) if fits(thought)]
    return tuple(sorted(found, key=lambda thought: thought.noted, reverse=True))


def _situation(space: Space, moment: Moment) -> str:
    """What the check-in says of it: who, what was going on, and its words."""
    aliases, tag_names = people.names(space), tags.names(space)
    who = [aliases[p] for p in moment.people if p in aliases]
    what = [tag_names[t] for t in moment.tags if t in tag_names]
    around = ", ".join(who) or (_("alone") if moment.alone else "")
    first = " · ".join(part for part in (around, ", ".join(what)) if part)
    return "\n".join(part for part in (first, moment.words) if part)
