"""From the records of lives to the tables of docs/statistics.md."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf, isfinite

from bench.lives.kinds import NULL, POWER, UNMENDABLE, UNSEEN
from bench.lives.oracle import DAYS
from bench.lives.record import NEARER, Record
from bench.lives.rules import PEERS
from bench.lives.scores import day_of_half, median, wilson

FOUND_BY = (30, 60, 90, 180, 365)
UNKNOWN = "–"
Cell = Callable[[Sequence[Record]], str]


def all_tables(records: Sequence[Record]) -> str:
    """Markdown, one table for each group of kinds that was lived."""
    titled = (
        ("Lives ever shown a false trigger: nothing real", NULL, _wrong),
        ("The same, on lives the engine was not made on", UNSEEN, _wrong),
        ("The same, where nothing in the record could tell: no analysis mends these",
         UNMENDABLE, _wrong),
        ("True triggers", POWER, _power),
    )  # fmt: skip
    parts = [_titled(title, [r for r in records if r.kind in kinds], table)
             for title, kinds, table in titled]  # fmt: skip
    return "\n\n".join(filter(None, parts))


def highest(records: Sequence[Record], kinds: Iterable[str]) -> Iterator[tuple[str, int, float]]:
    """Kinds whose upper limit of false lives lies above 5 %: name, tags, limit."""
    for (kind, tags), group in _groups(records).items():
        wrong = sum(one.false[NEARER] > 0 for one in group)
        limit = wilson(wrong, len(group))[1]
        if kind in set(kinds) and limit > 0.05:
            yield kind, tags, limit


def _titled(title: str, records: Sequence[Record], table: Callable[[Sequence[Record]], str]) -> str:
    return f"**{title}**\n\n{table(records)}" if records else ""


def _wrong(records: Sequence[Record]) -> str:
    sizes = sorted({one.tags for one in records})
    few = sizes[:1]
    columns: dict[str, Cell] = {}
    for p in sizes:
        columns[f"Nearer, p = {p}"] = lambda group, p=p: _false(_of(group, p), NEARER)  # type: ignore[misc]
    for p in sizes:
        columns[f"lives, p = {p}"] = lambda group, p=p: str(len(_of(group, p)))  # type: ignore[misc]
    for p in few:
        columns["range ever missed, tags"] = lambda group, p=p: _missed(_of(group, p))  # type: ignore[misc]
        for rule in PEERS:
            columns[rule] = lambda group, p=p, rule=rule: _false(_of(group, p), rule, limits=False)  # type: ignore[misc]
    return _table("life", columns, _by_kind(records))


def _power(records: Sequence[Record]) -> str:
    columns: dict[str, Cell] = {
        "lives": lambda group: str(len(group)),
        **{f"by {day}": lambda group, day=day: _by_day(group, day) for day in FOUND_BY},  # type: ignore[misc]
        "median day": lambda group: _number(median(_days(group, NEARER))),
        "one look, day": lambda group: _number(_oracle(group, "HC3")),
        "ratio": lambda group: _ratio(group, "HC3"),
        "ratio, HC2": lambda group: _ratio(group, "HC2"),
        "any false ever": lambda group: _false(group, NEARER),
        "range of a true one ever missed": _missed_true,
        "still apart from 0 at the end": _still,
    }
    return _table("life", columns, {f"{k}, p = {p}": g for (k, p), g in _groups(records).items()})


def _table(first: str, columns: Mapping[str, Cell], rows: Mapping[str, Sequence[Record]]) -> str:
    lines = [
        [first, *columns],
        ["---"] * (len(columns) + 1),
        *([name, *(cell(group) for cell in columns.values())] for name, group in rows.items()),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for one in records:
        groups.setdefault(one.kind, []).append(one)
    return {kind: groups[kind] for kind in (*NULL, *UNSEEN, *UNMENDABLE) if kind in groups}


def _groups(records: Iterable[Record]) -> dict[tuple[str, int], list[Record]]:
    groups: dict[tuple[str, int], list[Record]] = {}
    for one in records:
        groups.setdefault((one.kind, one.tags), []).append(one)
    order = (*NULL, *UNSEEN, *UNMENDABLE, *POWER)
    return dict(sorted(groups.items(), key=lambda item: (item[0][1], order.index(item[0][0]))))


def _of(group: Sequence[Record], tags: int) -> list[Record]:
    return [one for one in group if one.tags == tags]


def _false(group: Sequence[Record], rule: str, *, limits: bool = True) -> str:
    looked = [one.false[rule] for one in group if rule in one.false]
    if not looked:
        return UNKNOWN
    wrong = sum(count > 0 for count in looked)
    return _share(wrong, len(looked)) if limits else f"{100 * wrong / len(looked):.0f} %"


def _missed(group: Sequence[Record]) -> str:
    tags = sum(one.tags - one.triggers for one in group)
    return _share(sum(one.missed_nothing for one in group), tags, limits=False)


def _missed_true(group: Sequence[Record]) -> str:
    return _share(sum(one.missed_true for one in group), _triggers(group))


def _still(group: Sequence[Record]) -> str:
    return f"{100 * sum(one.still for one in group) / max(_triggers(group), 1):.0f} %"


def _triggers(group: Iterable[Record]) -> int:
    return sum(one.triggers for one in group)


def _days(group: Iterable[Record], rule: str) -> list[float]:
    return [inf if day is None else day for one in group for day in one.found.get(rule, [])]


def _by_day(group: Sequence[Record], day: int) -> str:
    days = _days(group, NEARER)
    return f"{sum(found <= day for found in days) / max(len(days), 1):.2f}".lstrip("0")


def _oracle(group: Sequence[Record], kind: str) -> float:
    looked = [one for one in group if kind in one.single]
    shown = [sum(counts) for counts in zip(*(one.single[kind] for one in looked), strict=True)]
    return day_of_half(DAYS, shown, _triggers(looked)) if looked else inf


def _ratio(group: Sequence[Record], kind: str) -> str:
    looked = [one for one in group if kind in one.single]
    return _number(median(_days(looked, NEARER)) / _oracle(group, kind), 2)


def _number(value: float, places: int = 0) -> str:
    return f"{value:.{places}f}" if isfinite(value) else UNKNOWN


def _share(part: int, of: int, *, limits: bool = True) -> str:
    if not of:
        return UNKNOWN
    share = f"{100 * part / of:.1f} %"
    low, high = wilson(part, of)
    return f"{share} ({100 * low:.1f}–{100 * high:.1f})" if limits else share
