"""What a terminal shows of an analysed diary. No word here claims a cause."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import isfinite

from rich.console import Console
from rich.table import Table
from rich.text import Text

from nearer.domain.finding import Status, TriggerFinding
from nearer.exchange.diary import Diary, Problems
from nearer.exchange.findings import PersonFindings

STATUSES: dict[Status, str] = {
    "established": "established",
    "leaning": "leaning",
    "not_yet": "not yet",
    "ruled_out": "ruled out",
}
FAULTS = 10  # lines of faulty rows
PATTERNS = 40  # lines of patterns of many people


def tell(console: Console, diary: Diary, people: Sequence[PersonFindings]) -> None:
    """What was assumed and what was left out."""
    lines = [*diary.notes, *_problem_lines(diary.problems)]
    empty = sum(not person.occasions for person in people)
    if empty:
        lines.append(f"{empty:,} people have no row that is answered in full.")
    lines += [f"{_whose(person)}: {person.problem}" for person in people if person.problem]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def show(console: Console, diary: Diary, people: Sequence[PersonFindings], alpha: float) -> None:
    """One person's findings in full; of many people how often, and the patterns themselves."""
    occasions = sum(person.occasions for person in people)
    if len(people) == 1:
        who = f"{people[0].id}: " if people[0].id else ""
        console.print(f"{who}{occasions:,} occasions.", markup=False, highlight=False)
        console.print(_table_of_one(people[0]))
    else:
        console.print(f"{len(people):,} people, {occasions:,} occasions.", highlight=False)
        console.print(_table_of_all(diary, people))
        _show_patterns(console, people)
    for line in _meaning(diary, people, alpha):
        console.print(line, markup=False, highlight=False)


def _problem_lines(problems: Problems) -> Iterable[str]:
    if problems.unanswered:
        columns = ", ".join(f"{name} ({count:,})" for name, count in problems.missing.items())
        yield f"{problems.unanswered:,} rows left out, not answered in full: {columns}."
    if not problems.rows:
        return
    yield f"{problems.rows:,} rows could not be used:"
    for problem in problems.listed[:FAULTS]:
        yield f"  {problem.place} {problem.sentence}"
    if problems.rows > FAULTS:
        yield f"  and {problems.rows - FAULTS:,} more; --json lists them."


def _table_of_one(person: PersonFindings) -> Table:
    table = _table("Tag", "", "Effect", "Range", "With", "Without", "Still needed")
    for finding in sorted(person.findings, key=_rank):
        table.add_row(Text(finding.tag), STATUSES[finding.status], *_figures(finding))
    return table


def _table_of_all(diary: Diary, people: Sequence[PersonFindings]) -> Table:
    counts = Counter((one.tag, one.status) for person in people for one in person.findings)
    table = _table("Tag, number of people", *STATUSES.values())
    for tag in diary.tags:
        table.add_row(Text(tag), *(str(counts[tag, status]) for status in STATUSES))
    return table


def _show_patterns(console: Console, people: Sequence[PersonFindings]) -> None:
    patterns = [
        (person, finding)
        for person in people
        for finding in person.findings
        if finding.status in {"established", "leaning"}
    ]
    if not patterns:
        return
    patterns.sort(key=lambda pattern: _rank(pattern[1]))
    table = _table("Person", "Tag", "", "Effect", "Range", "With", "Without", "Still needed")
    for person, finding in patterns[:PATTERNS]:
        words = (Text(_whose(person)), Text(finding.tag), STATUSES[finding.status])
        table.add_row(*words, *_figures(finding))
    console.print(table)
    if len(patterns) > PATTERNS:
        console.print(f"and {len(patterns) - PATTERNS:,} more; --json has them all.")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in columns:
        words = name in {"", "Person"} or name.startswith("Tag")
        table.add_column(name, justify="left" if words else "right", overflow="fold")
    return table


def _figures(finding: TriggerFinding) -> tuple[str, ...]:
    bounded = isfinite(finding.low) and isfinite(finding.high)
    return (
        f"{finding.effect:+.2f}" if bounded else "",  # a figure that may be any says nothing
        f"{finding.low:+.2f} to {finding.high:+.2f}" if bounded else "not known",
        str(finding.with_tag),
        str(finding.without_tag),
        "" if finding.forecast is None else f"about {finding.forecast}",
    )


def _rank(finding: TriggerFinding) -> tuple[int, float]:
    return list(STATUSES).index(finding.status), -finding.log_e


def _whose(person: PersonFindings) -> str:
    return person.id or "The diary"


def _meaning(diary: Diary, people: Sequence[PersonFindings], alpha: float) -> Iterable[str]:
    yield (
        f"Effects are in points of {diary.outcome} ({diary.low:g} to {diary.high:g}): how it goes "
        "with a tag when the others, the time and the past are held equal. That is no cause."
    )
    if len(people) > 1:
        yield (
            f"Each person has a chance of at most about {alpha:.3g} of any false “established”: "
            f"among {len(people):,} people that may be up to {len(people) * alpha:,.0f}."
        )
