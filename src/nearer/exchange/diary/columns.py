"""Where in a row each thing stands that was asked for, and how a tag is read there."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple

from msgspec import Struct

from nearer.domain.errors import DiaryError
from nearer.exchange.diary.asked import Asked, Threshold
from nearer.exchange.diary.cells import flag, number


class Column(NamedTuple):
    name: str
    place: int  # in a row, from 0


class TagColumn(Struct, frozen=True):
    """``read`` gives whether the tag was there, None if unanswered; raises DiaryError."""

    tag: str
    column: Column
    read: Callable[[str], bool | None]


class Columns(Struct, frozen=True):
    """``None`` where nothing was asked for.

    ``sought``: no tags were named, so ``tags`` are all columns that may still turn out to be some.
    """

    outcome: Column
    person: Column | None
    when: Column | None
    day: Column | None
    beep: Column | None
    tags: tuple[TagColumn, ...]
    sought: bool


def find_columns(header: tuple[str, ...], asked: Asked) -> Columns:
    """Raises DiaryError for a column that is not there, or that is asked for as two things."""
    roles = {
        role: name
        for role in ("outcome", "person", "when", "day", "beep")
        if (name := getattr(asked, role))
    }
    _check_roles(roles, asked)
    found = {role: _column(header, name) for role, name in roles.items()}
    sought = not asked.tags and not asked.thresholds
    if sought:
        rest = (name for name in header if name and name not in roles.values())
        tags = [_flag_column(header, name) for name in rest]
    else:
        tags = [_flag_column(header, name) for name in asked.tags]
        tags += [_threshold_column(header, threshold) for threshold in asked.thresholds]
        _check_tags(tags, roles)
    return Columns(
        found["outcome"],
        found.get("person"),
        found.get("when"),
        found.get("day"),
        found.get("beep"),
        tuple(tags),
        sought,
    )


def _column(header: tuple[str, ...], name: str) -> Column:
    if name in header:
        return Column(name, header.index(name))
    near = get_close_matches(name[:200], [h[:200] for h in header if h], n=3, cutoff=0.6)
    if near:
        hint = "Did you mean " + " or ".join(f'"{one}"' for one in near) + "?"
    else:
        shown = [one for one in header if one][:12]
        hint = "The file has: " + ", ".join(shown) + ("…" if len(header) > len(shown) else ".")
    raise DiaryError(f'There is no column "{name}". {hint}', column=name)


def _check_roles(roles: dict[str, str], asked: Asked) -> None:
    if asked.when and asked.day:
        raise DiaryError("Name the column of times or the one of days, not both.")
    if asked.beep and not asked.day:
        raise DiaryError("A beep needs the column of days beside it.", column=asked.beep)
    for role, name in roles.items():
        if list(roles.values()).count(name) > 1:
            raise DiaryError(
                f'The column "{name}" is asked for as {role} and as something else too.',
                column=name,
            )


def _check_tags(tags: list[TagColumn], roles: dict[str, str]) -> None:
    seen: set[str] = set()
    for one in tags:
        if one.column.name == roles["outcome"]:
            raise DiaryError(
                f'"{one.tag}" is made from the outcome itself, so it would explain nothing.',
                column=one.column.name,
            )
        if one.tag in seen:
            raise DiaryError(f'The tag "{one.tag}" is named twice.', column=one.column.name)
        seen.add(one.tag)


def _flag_column(header: tuple[str, ...], name: str) -> TagColumn:
    def read(cell: str) -> bool | None:
        return flag(cell, name)

    return TagColumn(name, _column(header, name), read)


def _threshold_column(header: tuple[str, ...], threshold: Threshold) -> TagColumn:
    def read(cell: str) -> bool | None:
        value = number(cell, threshold.column)
        return None if value is None else threshold.holds(value)

    return TagColumn(threshold.tag, _column(header, threshold.column), read)
