"""Strategies for the moment of the urge: the written ones and the person's own, as one list."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from nearer import content
from nearer.companion.prompts import local
from nearer.companion.safety import names_unsafe, suggestions_held
from nearer.companion.space import Space
from nearer.companion.trial_draws import plans
from nearer.companion.why import why
from nearer.content import CONTROL_STRATEGY, Source, StarterStrategy
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Strategy
from nearer.domain.text import folded, tidy, tidy_name
from nearer.domain.values import Tag

A_FEW = 3

Kind = Literal["with somebody", "alone", ""]


@dataclass(frozen=True)
class Way:
    """One strategy, whoever wrote it. ``triggers``: keys of starter tags; none for one's own.

    ``needs_other``: said to, sent to or done with somebody; of one's own nobody knows, so yes.
    ``minutes``: about how long it takes; 0 if not known.
    """

    id: str
    name: str
    why: str
    how: tuple[str, ...]
    triggers: tuple[str, ...] = ()
    minutes: int = 0
    needs_other: bool = True
    source: Source | None = None
    own: Strategy | None = None


@dataclass(frozen=True)
class Fitting:
    """A trigger of the person's own record, by its name and key, with the strategies for it."""

    name: str
    key: str
    ways: tuple[Way, ...]


def offered(space: Space, trigger: str = "", kind: Kind = "") -> tuple[Way, ...]:
    """Their own first, then the written ones. ``trigger``: a starter tag's key; own fit all.

    While a safety flag is open, none that was written to be done with somebody.
    """
    own = [_own(one) for one in space.all(Strategy) if _may_be_offered(space, one)]
    written = content.strategies_for(trigger) if trigger else content.strategies()
    every = (*own, *_usable(space, written))
    return tuple(one for one in every if _fits(one, kind))


def put_away(space: Space) -> tuple[Way, ...]:
    """Own ones that are not offered now."""
    return tuple(_own(one) for one in space.all(Strategy) if not _may_be_offered(space, one))


def find(space: Space, way_id: str) -> Way | None:
    """Any strategy, the control too; None for one that was deleted or never was."""
    own = space.find(Strategy, way_id)
    if own is not None:
        return _own(own)
    try:
        return _written(content.strategy(way_id))
    except NotFound:
        return None


def get(space: Space, way_id: str) -> Way:
    """Raises NotFound."""
    found = find(space, way_id)
    if found is None:
        raise NotFound("This strategy is not here any more.")
    return found


def fitting(space: Space) -> tuple[Fitting, ...]:
    """For what is established to go with more of the urge: the written strategies that fit it.

    Of tags in the starter set only, since nobody has said what fits the person's own; while a
    safety flag is open, none with somebody.
    """
    raising = [claim for claim in why(space).established if claim.finding.effect > 0]
    tags = (space.find(Tag, claim.column) for claim in raising if not claim.retired)
    found = (
        Fitting(tag.name, tag.starter, _usable(space, content.strategies_for(tag.starter)))
        for tag in tags
        if tag is not None and tag.starter
    )
    return tuple(one for one in found if one.ways)


def for_moment(space: Space, tag_ids: Collection[str], *, held: bool = False) -> tuple[Way, ...]:
    """A few written ones for what was noted, the most fitting first; their own if nothing was.

    ``held``: none that is said to or done with somebody.
    """
    starters = {tag.starter for tag in space.all(Tag) if tag.id in tag_ids and tag.starter}
    fits = [one for one in map(_written, content.strategies()) if starters & set(one.triggers)]
    ordered = sorted(fits, key=lambda one: -len(starters & set(one.triggers)))
    own = [_own(one) for one in space.all(Strategy) if _may_be_offered(space, one)]
    usable = (one for one in (*ordered, *own) if not (held and one.needs_other))
    return tuple(usable)[:A_FEW]


def triggers(space: Space) -> tuple[tuple[str, str], ...]:
    """Key and name of each starter tag in use that a strategy was written for."""
    used = {key for one in content.strategies() for key in one.triggers}
    return tuple((t.starter, t.name) for t in space.all(Tag) if t.starter in used)


def keep(space: Space, words: Strategy) -> Strategy:
    """Keep one of their own, new or changed; ``id`` and ``noted`` of a new one are made here.

    Sent twice, it is one. Raises BadInput, also while it is part of a running experiment.
    """
    with space.working():
        space.refresh()
        tidied = replace(
            words,
            name=tidy_name(words.name, "name"),
            why=tidy(words.why, "why"),
            how=tidy(words.how, "how"),
        )
        same = _same_name(space, tidied)
        if same is not None and not tidied.id and (same.why, same.how) == (tidied.why, tidied.how):
            return same
        if same is not None or folded(tidied.name) in _written_names():
            raise BadInput("There is a strategy of this name already. Choose another.", "name")
        if tidied.id:
            _let_it_change(space, tidied.id)
        else:
            noted = local(space, space.now())
            tidied = replace(tidied, id=space.new_id(), noted=noted)
        space.put(tidied)
        return tidied


def set_aside(space: Space, way_id: str, *, away: bool) -> None:
    """Offer one of their own no more, or again. Raises NotFound."""
    space.put(replace(space.get(Strategy, way_id), put_away=away))


def undo(space: Space, way_id: str) -> None:
    """Raises BadInput, NotFound."""
    with space.working():
        space.get(Strategy, way_id)
        _let_it_change(space, way_id)
        space.undo(way_id)


def erase(space: Space, way_id: str) -> None:
    """Raises BadInput, NotFound. Experiments of the past keep their counts, without its words."""
    with space.working():
        space.get(Strategy, way_id)
        _let_it_change(space, way_id)
        space.erase(way_id)


def names_the_unsafe(space: Space, way_id: str) -> bool:
    """Whether one of their own speaks of somebody nothing is suggested about."""
    one = space.find(Strategy, way_id)
    return one is not None and names_unsafe(space, one.name, one.why, one.how)


def in_running_trial(space: Space, way_id: str) -> bool:
    return any(way_id in one.arms for one in plans(space) if one.ended is None)


def _let_it_change(space: Space, way_id: str) -> None:
    if in_running_trial(space, way_id):
        raise BadInput(
            "This strategy is part of the experiment that is running, so its words stay as they "
            "are until that has ended. Nothing was changed."
        )


def _may_be_offered(space: Space, one: Strategy) -> bool:
    return not one.put_away and not names_the_unsafe(space, one.id)


def _usable(space: Space, written: Iterable[StarterStrategy]) -> tuple[Way, ...]:
    held = suggestions_held(space)
    return tuple(_written(one) for one in written if not (held and one.needs_other))


def _same_name(space: Space, words: Strategy) -> Strategy | None:
    for one in space.all(Strategy):
        if one.id != words.id and folded(one.name) == folded(words.name):
            return one
    return None


def _written_names() -> frozenset[str]:
    control = content.strategy(CONTROL_STRATEGY)
    return frozenset(folded(one.name) for one in (control, *content.strategies()))


def _fits(one: Way, kind: Kind) -> bool:
    return not kind or one.own is not None or one.needs_other == (kind == "with somebody")


def _written(one: StarterStrategy) -> Way:
    return Way(
        id=one.key,
        name=one.name,
        why=one.why,
        how=one.how,
        triggers=one.triggers,
        minutes=one.minutes,
        needs_other=one.needs_other,
        source=one.source,
    )


def _own(one: Strategy) -> Way:
    lines = tuple(line.strip() for line in one.how.splitlines() if line.strip())
    return Way(id=one.id, name=one.name, why=one.why, how=lines, own=one)
