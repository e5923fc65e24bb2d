"""Strategies: what one can try in the moment of the urge, and the plain comparison."""

from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.content.learn import Source
from nearer.content.starter import starter_tags
from nearer.domain.errors import NotFound
from nearer.domain.translated import once_a_language

FILE = "strategies.toml"
CONTROL_STRATEGY = "just_notice"
"""What every experiment compares with; its ``control`` is set, and no other's."""

Words = Annotated[str, Meta(min_length=1)]


class StarterStrategy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``why``: what is known of it, and what is not.

    ``how``: the lines to follow. ``triggers``: keys of the starter tags it fits; the control fits
    all of them. ``minutes``: about how long it takes. ``needs_other``: it is said to, sent to or
    done with somebody, so it is not for a moment in which closeness may be unsafe.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    name: Words
    why: Words
    how: Annotated[tuple[Words, ...], Meta(min_length=2, max_length=5)]
    triggers: tuple[str, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=20)]
    needs_other: bool
    source: Source | None = None
    control: bool = False


@once_a_language
def strategies() -> tuple[StarterStrategy, ...]:
    """In the order of offering, without the control. Raises ContentError."""
    return tuple(one for one in every_strategy() if not one.control)


def strategies_for(tag: str) -> tuple[StarterStrategy, ...]:
    """The strategies that fit a starter tag, in the order of offering; none for another tag."""
    return tuple(one for one in strategies() if tag in one.triggers)


def strategy(key: str) -> StarterStrategy:
    """Any of them, the control too. Raises NotFound."""
    for one in every_strategy():
        if one.key == key:
            return one
    raise NotFound("There is no strategy of this name.")


@once_a_language
def every_strategy() -> tuple[StarterStrategy, ...]:
    """The whole file, the control too. Raises ContentError."""
    return read_strategies(text(FILE), frozenset(tag.key for tag in starter_tags()))


def read_strategies(written: str, tags: frozenset[str]) -> tuple[StarterStrategy, ...]:
    """``tags``: keys of the starter tags. Raises ContentError, also for a key that stands twice."""
    found = typed(FILE, as_toml(FILE, written).get("strategy"), tuple[StarterStrategy, ...])
    for field in ("key", "name"):
        values = [getattr(one, field) for one in found]
        if len(set(values)) != len(values):
            raise ContentError(FILE, f"a {field} stands twice")
    if [one.key for one in found if one.control] != [CONTROL_STRATEGY]:
        raise ContentError(FILE, f"“{CONTROL_STRATEGY}” has to be the only control")
    for one in found:
        check_triggers(one, tags)
    return found


def check_triggers(one: StarterStrategy, tags: frozenset[str]) -> None:
    """Raises ContentError unless it fits some starter tags, each named once; the control none."""
    if set(one.triggers) - tags or len(set(one.triggers)) != len(one.triggers):
        raise ContentError(
            FILE, f"“{one.key}” names a trigger that is no starter tag, or one twice"
        )
    if one.control == bool(one.triggers):
        raise ContentError(FILE, f"“{one.key}” needs triggers, and the control has none")
