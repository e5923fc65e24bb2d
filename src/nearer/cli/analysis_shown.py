"""What a terminal shows of an analysed diary. No word here claims a cause."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import isfinite

from rich.console import Console
from rich.table import Table
from rich.text import Text

from nearer.domain.finding import Status, TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.exchange.diary import Diary, Problems
from nearer.exchange.findings import PersonFindings

STATUSES: tuple[Status, ...] = ("established", "leaning", "not_yet", "ruled_out")
FAULTS = 10  # lines of faulty rows
PATTERNS = 40  # lines of patterns of many people


def status_name(status: Status) -> str:
    return {
        "established": _("established"),
        "leaning": _("leaning"),
        "not_yet": _("not yet"),
        "ruled_out": _("ruled out"),
    }[status]


def tell(console: Console, diary: Diary, people: Sequence[PersonFindings]) -> None:
    """What was assumed and what was left out."""
    lines = [*diary.notes, *_problem_lines(diary.problems)]
    empty = sum(not person.occasions for person in people)
    if empty:
        said = ngettext(
            "%(n)s people have no row that is answered in full.",
            "%(n)s people have no row that is answered in full.",
            empty,
        )
        lines.append(said % {"n": f"{empty:,}"})
    lines += [f"{_whose(person)}: {_(person.problem)}" for person in people if person.problem]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def show(console: Console, diary: Diary, people: Sequence[PersonFindings], alpha: float) -> None:
    """One person's findings in full; of many people how often, and the patterns themselves."""
    occasions = sum(person.occasions for person in people)
    if len(people) == 1:
        who = f"{people[0].id}: " if people[0].id else ""
        said = ngettext("%(n)s occasions.", "%(n)s occasions.", occasions)
        console.print(who + said % {"n": f"{occasions:,}"}, markup=False, highlight=False)
        console.print(_table_of_one(people[0]))
    else:
        said = _("%(people)s people, %(n)s occasions.")
        counts = {"people": f"{len(people):,}", "n": f"{occasions:,}"}
        console.print(said % counts, markup=False, highlight=False)
        console.print(_table_of_all(diary, people))
        _show_patterns(console, people)
    for line in _meaning(diary, people, alpha):
        console.print(line, markup=False, highlight=False)


def _problem_lines(problems: Problems) -> Iterable[str]:
    if problems.unanswered:
        columns = ", ".join(f"{name} ({count:,})" for name, count in problems.missing.items())
        said = ngettext(
            "%(n)s rows left out, not answered in full: %(columns)s.",
            "%(n)s rows left out, not answered in full: %(columns)s.",
            problems.unanswered,
        )
        yield said % {"n": f"{problems.unanswered:,}", "columns": columns}
    if not problems.rows:
        return
    said = ngettext("%(n)s rows could not be used:", "%(n)s rows could not be used:", problems.rows)
    yield said % {"n": f"{problems.rows:,}"}
    for problem in problems.listed[:FAULTS]:
        yield f"  {problem.place} {_(problem.sentence)}"
    if problems.rows > FAULTS:
        yield "  " + _("and %(n)s more; --json lists them.") % {"n": f"{problems.rows - FAULTS:,}"}


def _table_of_one(person: PersonFindings) -> Table:
    table = _table([_("Tag"), ""], _figure_names())
    for finding in sorted(person.findings, key=_rank):
        table.add_row(Text(finding.tag), status_name(finding.status), *_figures(finding))
    return table


def _table_of_all(diary: Diary, people: Sequence[PersonFindings]) -> Table:
    counts = Counter((one.tag, one.status) for person in people for one in person.findings)
    table = _table([_("Tag, number of people")], map(status_name, STATUSES))
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
    table = _table([_("Person"), _("Tag"), ""], _figure_names())
    for person, finding in patterns[:PATTERNS]:
        words = (Text(_whose(person)), Text(finding.tag), status_name(finding.status))
        table.add_row(*words, *_figures(finding))
    console.print(table)
    if len(patterns) > PATTERNS:
        said = _("and %(n)s more; --json has them all.")
        console.print(said % {"n": f"{len(patterns) - PATTERNS:,}"}, markup=False)


def _table(words: Iterable[str], figures: Iterable[str]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in words:
        table.add_column(Text(name), overflow="fold")
    for name in figures:
        table.add_column(Text(name), justify="right", overflow="fold")
    return table


def _figure_names() -> tuple[str, ...]:
    return _("Effect"), _("Range"), _("With"), _("Without"), _("Still needed")


def _figures(finding: TriggerFinding) -> tuple[str, ...]:
    bounded = isfinite(finding.low) and isfinite(finding.high)
    ends = {"low": f"{finding.low:+.2f}", "high": f"{finding.high:+.2f}"}
    return (
        f"{finding.effect:+.2f}" if bounded else "",  # a figure that may be any says nothing
        _("%(low)s to %(high)s") % ends if bounded else _("not known"),
        str(finding.with_tag),
        str(finding.without_tag),
        "" if finding.forecast is None else _("about %(n)s") % {"n": finding.forecast},
    )


def _rank(finding: TriggerFinding) -> tuple[int, float]:
    return STATUSES.index(finding.status), -finding.log_e


def _whose(person: PersonFindings) -> str:
    return person.id or _("The diary")


def _meaning(diary: Diary, people: Sequence[PersonFindings], alpha: float) -> Iterable[str]:
    yield _(
        "Effects are in points of %(outcome)s (%(low)s to %(high)s): how it goes "
        "with a tag when the others, the time and the past are held equal. That is no cause."
    ) % {"outcome": diary.outcome, "low": f"{diary.low:g}", "high": f"{diary.high:g}"}
    if len(people) > 1:
        yield _(
            "Each person has a chance of at most about %(chance)s of any false “established”: "
            "among %(people)s people that may be up to %(n)s."
        ) % {
            "chance": f"{alpha:.3g}",
            "people": f"{len(people):,}",
            "n": f"{len(people) * alpha:,.0f}",
        }
