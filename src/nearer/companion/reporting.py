"""A report for a therapist, made of what the person chose for it."""

from collections.abc import Iterator

from nearer.coach.days import day
from nearer.coach.report import can_be_found, what_this_is_not
from nearer.companion.prompts import local
from nearer.companion.reporting_fears import fears
from nearer.companion.reporting_items import Period, keys_offered, period_of
from nearer.companion.reporting_letter import letter_of
from nearer.companion.reporting_map import places_in
from nearer.companion.reporting_names import names_in
from nearer.companion.reporting_patterns import patterns
from nearer.companion.reporting_people import own_words, people
from nearer.companion.reporting_steps import steps
from nearer.companion.reporting_trials import trials
from nearer.companion.space import Space
from nearer.domain.report import ReportPlan
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import language
from nearer.report.document import Lines, Report, Section, mapped, on_one_page
from nearer.report.document.inert import inert


def report(space: Space, chosen: ReportPlan) -> Report:
    """Only what is chosen, listed, and about nobody who is left out."""
    with space.working():
        made = Report(
            title=_("Notes for a conversation"),
            under=tuple(_under(space, chosen)),
            sections=tuple(_sections(space, chosen)),
            foot=can_be_found(),
            language=language(),
            short=chosen.short,
        )
        shown = mapped(made, inert)
        return on_one_page(shown) if chosen.short else shown


def is_empty(made: Report) -> bool:
    """Whether nothing is in it but its own limits."""
    return len(made.sections) < 2


def _sections(space: Space, chosen: ReportPlan) -> Iterator[Section]:
    names, period, short = names_in(space, chosen), period_of(space, chosen), chosen.short
    keys = frozenset(chosen.items) & keys_offered(space, chosen)
    yield from letter_of(chosen, names, short=short)
    yield from patterns(space, names, keys, short=short)
    yield from fears(space, names, period, keys, short=short)
    yield from places_in(space, names, period, keys, short=short)
    yield from steps(space, names, period, keys, short=short)
    yield from trials(space, names, period, keys, short=short)
    if not short:
        yield from people(space, names, keys)
        yield from own_words(space, names, period, keys)
    limits = what_this_is_not()
    yield Section(_("What this is not"), (Lines(limits[:3] if short else limits),))


def _under(space: Space, chosen: ReportPlan) -> Iterator[str]:
    yield _("Made with Nearer on %(day)s. “You” is the person who wrote it.") % {
        "day": day(local(space, space.now()).date())
    }
    yield _period(period_of(space, chosen))
    if chosen.people and chosen.naming != "own":
        yield _("Other people are called by stand-ins. Somebody left out is “somebody”.")


def _period(period: Period) -> str:
    if period.first and period.last:
        return _("From %(first)s to %(last)s.") % {
            "first": day(period.first),
            "last": day(period.last),
        }
    if period.first:
        return _("From %(first)s on.") % {"first": day(period.first)}
    if period.last:
        return _("Up to %(last)s.") % {"last": day(period.last)}
    return _("From the beginning of the record.")
