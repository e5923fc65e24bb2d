"""The tables of a run as Markdown, and where they stand in docs/coach.md."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.coach.fuzz import Slowest
from bench.coach.tally import Share, Tally

PAGE = Path(__file__).resolve().parents[2] / "docs" / "coach.md"
BEGIN, END = "<!-- coach: begin -->", "<!-- coach: end -->"


HOW: Mapping[str, str] = {
    "held": "never read",
    "usual": "never read; what most people would type",
    "unread": "never read; odder than most people type",
    "first": "open to writers of rules",
    "second": "open to writers of rules; odder than most people type",
    "third": "weights were fitted on it, and it is open to writers of safety rules",
}
"""What a set is, in its heading."""


def tables(tallies: Mapping[str, Mapping[str, Tally]], kinds: Sequence[str]) -> Iterator[str]:
    """One table for notes and one for safety. ``tallies``: set → rule → tally."""
    for where, by_name in tallies.items():
        notes = {name: one for name, one in by_name.items() if name not in kinds}
        safety = {name: one for name, one in by_name.items() if name in kinds}
        if notes:
            yield f"**Notes on a draft or a reply, {where} set** ({HOW[where]})\n"
            yield from _rows(notes)
        if safety:
            yield f"**Safety, {where} set** ({HOW[where]})\n"
            yield from _safety_rows(safety)


def _rows(tallies: Mapping[str, Tally]) -> Iterator[str]:
    yield "| Detector | Lines 1 + 0 | Precision | Recall | Missed: what spoke instead |"
    yield "|---|---|---|---|---|"
    for name, one in tallies.items():
        sizes = f"{one.recall.of} + {one.false.of}"
        cells = (name, sizes, str(one.precision), str(one.recall), _most(one.instead))
        yield _row(cells)
    yield ""


def _safety_rows(tallies: Mapping[str, Tally]) -> Iterator[str]:
    yield "| Kind | Lines 1 + 0 | Recall | As this very kind | Hard lines flagged | Precision |"
    yield "|---|---|---|---|---|---|"
    for name, one in tallies.items():
        sizes = f"{one.recall.of} + {one.false.of}"
        cells = (name, sizes, one.recall, one.exact, one.false, one.precision)
        yield _row([str(cell) for cell in cells])
    yield ""
    for name, one in tallies.items():
        if one.missed or one.wrong:
            yield (
                f"{name}: missed, by sort: {_most(one.missed)}; what spoke instead: "
                f"{_most(one.instead)}; wrongly flagged: {_most(one.wrong)}.\n"
            )


def alarms_told(alarms: Mapping[str, Sequence[str | None]]) -> Iterator[str]:
    for where, kinds in alarms.items():
        if not kinds:
            continue
        raised = Counter(kind for kind in kinds if kind)
        share = Share(sum(raised.values()), len(kinds))
        low, high = share.limits
        yield (
            f"Alarms on ordinary talk, {where} set: {share.hits} of {share.of} "
            f"({low:.2%}–{high:.2%}); {_most(raised)}.\n"
        )


def times_told(times: Mapping[str, tuple[float, float]]) -> str:
    told = (f"`{name}` {mid:.1f} ms, slowest {top:.1f} ms" for name, (mid, top) in times.items())
    return f"200 words of ordinary talk, work of one core, middle of 40: {'; '.join(told)}.\n"


def fuzz_told(count: int, slowest: Mapping[str, Slowest]) -> str:
    told = (
        f"`{name}` {one.seconds * 1000:.0f} ms ({one.grammar}, {one.size:,} characters)"
        for name, one in slowest.items()
    )
    return (
        f"{count:,} random and hostile texts, every one answered; slowest, work of one core: "
        f"{'; '.join(told)}.\n"
    )


def put(text: str) -> None:
    """Replaces what stands between the two marks of the page."""
    page = PAGE.read_text("utf-8")
    head, rest = page.split(BEGIN)
    _old, tail = rest.split(END)
    PAGE.write_text(f"{head}{BEGIN}\n{text.strip()}\n{END}{tail}", "utf-8")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _most(counted: Counter[str], most: int = 4) -> str:
    """The most frequent ones; many sorts of lines occur once."""
    told = [f"{name} {times}" for name, times in counted.most_common(most)]
    left = sum(counted.values()) - sum(times for _name, times in counted.most_common(most))
    return ", ".join([*told, f"others {left}"] if left else told) or "none"
