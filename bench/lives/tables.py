"""From the records of lives to the tables of docs/statistics.md."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import inf, isfinite
from typing import TypeVar

from bench.lives.kinds import KINDS, NULL, POWER, UNMENDABLE, UNSEEN
from bench.lives.oracle import DAYS
from bench.lives.record import NEARER, PCMCI, Record
from bench.lives.rules import PEERS
from bench.lives.scores import day_of_half, median, wilson

FOUND_BY = (30, 60, 90, 180, 365)
COMPARED = "realistic"
UNKNOWN = "–"
LOWER, UPPER = 0, 1  # ends of the 95 % limits
NAMED = 12  # kinds, at most

Row = TypeVar("Row")
Records = Sequence[Record]


def all_tables(records: Records) -> str:
    """Markdown, one table for each group of kinds that was lived."""
    titled = (
        ("Nothing real: lives ever shown a false trigger", NULL, _wrong),
        ("The same, on lives that the engine was not made on", UNSEEN, _wrong),
        ("The same, where no analysis of the record could tell", UNMENDABLE, _wrong),
        ("True triggers", POWER, _power),
        ("The rules side by side on the same realistic lives", (COMPARED,), _side_by_side),
    )
    chosen = [
        (title, [one for one in records if one.kind in kinds], make)
        for title, kinds, make in titled
    ]
    return "\n\n".join(f"**{title}**\n\n{make(own)}" for title, own, make in chosen if own)


def too_often(records: Records, end: int) -> str:
    """The kinds that should keep the promise and of whose 95 % limits that end is above 5 %.

    For the upper end only those whose lower end is not; where there are many, how many.
    """
    above, groups = [], _groups([one for one in records if one.kind in (*NULL, *UNSEEN)])
    for (tags, kind), group in groups.items():
        limits = wilson(sum(one.false[NEARER] > 0 for one in group), len(group))
        if limits[end] > 0.05 and (end == LOWER or limits[0] <= 0.05):
            above.append(f"{kind} (p = {tags})")
    if len(above) > NAMED:
        return f"{len(above)} of {len(groups)}"
    return "; ".join(above) or "none"


def _wrong(records: Records) -> str:
    sizes = sorted({one.tags for one in records})
    columns: dict[str, Callable[[Records], str]] = {}
    for p in sizes:
        columns[f"Nearer, p = {p}"] = lambda group, p=p: _false(NEARER, _of(group, p))
    columns["lives"] = lambda group: " / ".join(str(len(_of(group, p))) for p in sizes)
    columns["tags whose range ever missed 0"] = lambda group: " / ".join(
        _missed(_of(group, p)) for p in sizes
    )
    for rule in PEERS:
        columns[rule] = partial(_false_share, rule)
    rows = {
        kind: [one for one in records if one.kind == kind]
        for kind in KINDS
        if any(one.kind == kind for one in records)
    }
    return _table("life", columns, rows | {"all of these": list(records)})


def _power(records: Records) -> str:
    columns: dict[str, Callable[[Records], str]] = {
        "lives": lambda group: str(len(group)),
        **{f"by day {day}": partial(_by_day, NEARER, day) for day in FOUND_BY},
        "median day": lambda group: _number(median(_days(NEARER, group))),
        "one look": lambda group: _number(_one_look("HC3", group)),
        "ratio": partial(_ratio, "HC3"),
        "to HC2": partial(_ratio, "HC2"),
        "lives with a false one ever": partial(_false, NEARER),
        "true effects whose range ever missed them": _missed_true,
        "ranges apart from 0 at the end": _still,
    }
    groups = _groups(records)
    return _table(
        "life", columns, {f"{kind}, p = {tags}": groups[tags, kind] for tags, kind in groups}
    )


def _side_by_side(records: Records) -> str:
    """Only lives that the other rules looked at too; PCMCI+ at the few of them that it saw."""
    looked = [one for one in records if len(one.found) > 1]
    columns: dict[str, Callable[[str], str]] = {
        "lives": lambda rule: str(sum(rule in one.found for one in looked)),
        "found by day 90": lambda rule: _by_day(rule, 90, looked),
        "by day 365": lambda rule: _by_day(rule, 365, looked),
        "median day": lambda rule: _number(median(_days(rule, looked))),
        "lives with a false one ever": lambda rule: _false(rule, looked),
        "false ones in a life": lambda rule: _mean_false(rule, looked),
    }
    rules = (NEARER, *PEERS, PCMCI)
    seen = [rule for rule in rules if any(rule in one.found for one in looked)]
    return _table("rule", columns, dict(zip(seen, seen, strict=True)))


def _table(first: str, columns: Mapping[str, Callable[[Row], str]], rows: Mapping[str, Row]) -> str:
    lines = [
        [first, *columns],
        ["---"] * (len(columns) + 1),
        *([name, *(cell(row) for cell in columns.values())] for name, row in rows.items()),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _groups(records: Records) -> dict[tuple[int, str], list[Record]]:
    """By number of tags, then in the order of the kinds."""
    order = list(KINDS)
    found = sorted({(one.tags, order.index(one.kind)) for one in records})
    return {
        (tags, order[place]): [
            one for one in records if one.tags == tags and one.kind == order[place]
        ]
        for tags, place in found
    }


def _of(group: Records, tags: int) -> Records:
    return [one for one in group if one.tags == tags]


def _false(rule: str, group: Records) -> str:
    looked = [one.false[rule] for one in group if rule in one.false]
    return _share(sum(count > 0 for count in looked), len(looked))


def _false_share(rule: str, group: Records) -> str:
    looked = [one.false[rule] for one in group if rule in one.false]
    return f"{100 * sum(n > 0 for n in looked) / len(looked):.0f} %" if looked else UNKNOWN


def _mean_false(rule: str, group: Records) -> str:
    counts = [one.false[rule] for one in group if rule in one.false]
    return f"{sum(counts) / max(len(counts), 1):.1f}"


def _missed(group: Records) -> str:
    tags = sum(one.tags - one.triggers for one in group)
    return f"{100 * sum(one.missed_nothing for one in group) / tags:.1f} %" if tags else UNKNOWN


def _missed_true(group: Records) -> str:
    return _share(sum(one.missed_true for one in group), _triggers(group))


def _still(group: Records) -> str:
    return f"{100 * sum(one.still for one in group) / max(_triggers(group), 1):.0f} %"


def _triggers(group: Records) -> int:
    return sum(one.triggers for one in group)


def _days(rule: str, group: Records) -> list[float]:
    return [inf if day is None else day for one in group for day in one.found.get(rule, [])]


def _by_day(rule: str, day: int, group: Records) -> str:
    days = _days(rule, group)
    return f"{sum(found <= day for found in days) / max(len(days), 1):.2f}"


def _one_look(errors: str, group: Records) -> float:
    looked = [one for one in group if errors in one.single]
    shown = [sum(counts) for counts in zip(*(one.single[errors] for one in looked), strict=True)]
    return day_of_half(DAYS, shown, _triggers(looked))


def _ratio(errors: str, group: Records) -> str:
    start = group[0].began
    return _number((median(_days(NEARER, group)) - start) / (_one_look(errors, group) - start), 2)


def _number(value: float, places: int = 0) -> str:
    return f"{value:.{places}f}" if isfinite(value) else UNKNOWN


def _share(part: int, of: int) -> str:
    if not of:
        return UNKNOWN
    low, high = wilson(part, of)
    return f"{100 * part / of:.1f} % ({100 * low:.1f}–{100 * high:.1f})"
