"""The part of a report about small steps of openness: what was tried, and how it felt."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from nearer.coach.days import day
from nearer.coach.report import steps_counted
from nearer.coach.steps import felt_told, what_hardness_is_not
from nearer.companion import tries
from nearer.companion.reporting_items import STEPS, Period, step_words
from nearer.companion.reporting_names import Names
from nearer.companion.space import Space
from nearer.companion.steps_picture import Band, by_depth, hardness_of
from nearer.domain.practice import Attempt
from nearer.domain.tongue import gettext as _
from nearer.report.document import Block, Heading, Paragraph, Picture, Quote, Section, Table


def steps(
    space: Space, names: Names, period: Period, chosen: Collection[str], *, short: bool
) -> Iterator[Section]:
    inside = [one for one in tries.told(space) if period.holds(tries.when(one))]
    sums = STEPS in chosen and bool(inside)
    single = [
        one for one in inside if f"try:{one.id}" in chosen and names.has(one.person, one.backed_by)
    ]
    blocks: list[Block] = [_counted(inside)] if sums else []
    if not short:
        blocks += _bands(space, inside) if sums else ()
        blocks += [block for one in single for block in _doing(space, one, names)]
    if blocks:
        yield Section(_("Small steps of openness"), tuple(blocks))


def _counted(inside: Sequence[Attempt]) -> Paragraph:
    did = Counter(one.did for one in inside)
    return Paragraph(steps_counted(did["did"], did["part"], did["not"]))


def _bands(space: Space, inside: Sequence[Attempt]) -> Iterator[Block]:
    bands = by_depth(space, inside)
    picture = hardness_of(space, bands)
    for band in bands:
        yield Paragraph(f"{band.name}: {band.sentence}")
    if picture:
        yield Picture(picture, _in_words(bands))
        yield _table(bands)
        yield Paragraph(what_hardness_is_not(), quiet=True)


def _in_words(bands: Sequence[Band]) -> str:
    rows = "; ".join(f"{band.name}, {len(band.doings)}" for band in bands)
    return _(
        "How hard steps felt before and after, from 0 to 100, for each depth with how many: "
        "%(rows)s."
    ) % {"rows": rows}


def _table(bands: Sequence[Band]) -> Table:
    rows = tuple(
        (f"{band.name}, {day(tries.when(one).date())}", f"{one.hard_before}", f"{one.hard_after}")
        for band in bands
        for one in band.doings
    )
    head = (_("Depth, and when"), _("Hard before, of 100"), _("Hard after, of 100"))
    return Table(_("How hard each felt; the newest of them"), head, rows)


def _doing(space: Space, one: Attempt, names: Names) -> Iterator[Block]:
    when, who = day(tries.when(one).date()), names.of(one.person)
    yield Heading(f"{when}, {who}" if who else when)
    yield Quote(step_words(space, one, names))
    told = felt_told(one.hard_before, one.hard_after)
    if told:
        yield Paragraph(told)
    said = (
        (_("What happened"), one.happened),
        (_("How it felt"), one.felt),
        (_("What it taught"), one.learned),
    )
    for label, words in said:
        if words:
            yield Paragraph(label, quiet=True)
            yield Quote(names.inside(words))
