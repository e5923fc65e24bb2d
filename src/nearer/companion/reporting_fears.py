"""The part of a report about fears: what was predicted against what came."""

from collections.abc import Collection, Iterator

from nearer.coach import ledger as told
from nearer.coach.days import day
from nearer.coach.report import about_all_fears, fear_said
from nearer.companion.ledger import Ledger, ledger
from nearer.companion.ledger_pictures import calibration_of
from nearer.companion.reporting_items import LEDGER, Period, fears_of
from nearer.companion.reporting_names import Names
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Fear
from nearer.report.document import Block, Heading, Lines, Paragraph, Picture, Quote, Section, Table


def fears(
    space: Space, names: Names, period: Period, chosen: Collection[str], *, short: bool
) -> Iterator[Section]:
    one = ledger(space)
    sums = LEDGER in chosen and bool(one.finding.counted)
    single = [fear for fear in fears_of(space, names, period) if f"fear:{fear.id}" in chosen]
    heading = _("Fears, and what came")
    if short:
        lines = [told.came_told(one.finding)] if sums else []
        if lines:
            yield Section(heading, (Lines((*lines, told.evidence_told(one.finding))),))
    elif sums or single:
        blocks = [*(_sums(space, one) if sums else ())]
        yield Section(heading, (*blocks, *(b for fear in single for b in _fear(fear, names))))


def _sums(space: Space, one: Ledger) -> Iterator[Block]:
    finding = one.finding
    sentences = (
        told.came_told(finding),
        told.evidence_told(finding),
        told.without_answer(finding),
        told.change_told(one.learned),
        told.care_told(one.care),
    )
    yield Paragraph(about_all_fears(), quiet=True)
    yield from (Paragraph(sentence) for sentence in sentences if sentence)
    yield Paragraph(told.what_would_change_the_ledger(finding), quiet=True)
    yield Paragraph(told.how_sure_of_fears(), quiet=True)
    picture = calibration_of(space, one)
    if picture:
        yield Picture(picture, _in_words(one))
        yield _table(one)
    yield Lines(told.what_the_ledger_is_not())


def _in_words(one: Ledger) -> str:
    rows = "; ".join(
        _("said %(predicted)d of 100, came %(came)d of %(of)d")
        % {"predicted": _of_100(at.predicted), "came": at.rate.came_true, "of": at.rate.of}
        for at in one.finding.levels
    )
    return _("What was said against what came, a dot for each level: %(rows)s.") % {"rows": rows}


def _table(one: Ledger) -> Table:
    rows = tuple(
        (
            f"{_of_100(at.predicted)}",
            f"{at.rate.came_true}",
            f"{at.rate.of}",
            _("%(low)d to %(high)d") % {"low": _of_100(at.rate.low), "high": _of_100(at.rate.high)},
        )
        for at in one.finding.levels
    )
    head = (_("Said, of 100"), _("Came true or no answer"), _("Of"), _("Range, of 100"))
    return Table(_("Fears by how likely they seemed"), head, rows)


def _fear(fear: Fear, names: Names) -> Iterator[Block]:
    who = names.of(fear.person)
    yield Heading(f"{day(fear.when.date())}, {who}" if who else day(fear.when.date()))
    yield Quote(names.inside(fear.words))
    yield Paragraph(fear_said(fear.likely, fear.outcome))
    if fear.what_happened:
        yield Quote(names.inside(fear.what_happened))


def _of_100(share: float) -> int:
    return round(100 * share)
