"""The part of a report about experiments, in the order in which single-person trials are told."""

from collections.abc import Collection, Iterator

from nearer.coach import trial as words
from nearer.coach import trial_summary as summary
from nearer.coach.days import day
from nearer.companion.reporting_items import Period, aliased_trial, trials_of
from nearer.companion.reporting_names import Names
from nearer.companion.space import Space
from nearer.companion.trial_pictures import courses
from nearer.companion.trial_results import Standing, standing
from nearer.domain.tongue import gettext as _
from nearer.report.document import Block, Heading, Lines, Paragraph, Picture, Section, Table

AT_MOST = 2  # in the short version


def trials(
    space: Space, names: Names, period: Period, chosen: Collection[str], *, short: bool
) -> Iterator[Section]:
    wanted = [
        aliased_trial(standing(space, one), names)
        for one in trials_of(space, period)
        if f"trial:{one.id}" in chosen
    ]
    if not wanted:
        return
    heading = _("Experiments of one person")
    if short:
        said = tuple(words.in_short(one.told) for one in wanted[:AT_MOST])
        yield Section(heading, (Lines(said),))
        return
    blocks = (block for one in wanted for block in _told(space, one))
    yield Section(heading, tuple(blocks))


def _told(space: Space, one: Standing) -> Iterator[Block]:
    told, trial = one.told, one.trial
    ended = day(trial.ended.date()) if trial.ended else _("still open")
    yield Heading(
        _("Begun on %(begun)s, %(ended)s") % {"begun": day(trial.begun.date()), "ended": ended}
    )
    plan = summary.plan_told(told, urge_from=trial.urge_from, floor=trial.floor, alpha=trial.alpha)
    for part in plan:
        yield Paragraph(f"{part.heading}: {' '.join(part.lines)}")
    yield Lines(summary.flow(told))
    for verdict in words.verdicts(told):
        yield Paragraph(f"{verdict.name}: {verdict.heading}. {' '.join(verdict.lines)}")
    for (name, effect), course in zip(summary.effects(told), courses(space, trial), strict=False):
        yield Picture(course.picture, f"{name}: {effect}.")
    yield _table(one)
    yield Paragraph(words.would_change(told, ended=trial.ended is not None), quiet=True)
    for line in summary.fading(told):
        yield Paragraph(line)
    yield Lines(summary.caveats())


def _table(one: Standing) -> Table:
    head = (_("Strategy"), _("drawn"), _("not wanted"), _("counted"), _("no answer"))
    rows = tuple(
        (
            words.named(arm),
            f"{arm.drawn}",
            f"{arm.refused}",
            f"{arm.counted}",
            f"{arm.unanswered}",
        )
        for arm in one.told.arms
    )
    return Table(_("Counts, begun on %(day)s") % {"day": day(one.trial.begun.date())}, head, rows)
