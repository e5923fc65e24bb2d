"""What the person chose for their report: period, people, items, and the letter; kept sealed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec.structs import replace

from nearer.companion.reporting_items import groups, keys_offered
from nearer.companion.reporting_letter import questions
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.report import Naming, ReportPlan
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Person

PLAN = "report"
NAMINGS: tuple[Naming, ...] = ("numbers", "kinship", "own")
MOST = 1_000  # items of a report: more is not read in an hour


def plan(space: Space) -> ReportPlan:
    """What was chosen last; at first everybody but the unsafe, under numbers, and the sums."""
    kept = space.find(ReportPlan, PLAN)
    if kept is not None:
        return kept
    safe = unsafe_people(space)
    present = (one.id for one in space.all(Person) if not one.archived and one.id not in safe)
    first = ReportPlan(id=PLAN, people=tuple(present))
    suggested = (
        item.key for group in groups(space, first) for item in group.items if item.suggested
    )
    return replace(first, items=tuple(suggested))


def choose_frame(
    space: Space,
    *,
    since: date | None,
    until: date | None,
    naming: str,
    people: tuple[str, ...],
    short: bool,
) -> ReportPlan:
    """Keep the period, who may be in it and what they are called. Raises BadInput."""
    if since and until and until < since:
        raise BadInput(_("The last day is before the first."), "until")
    with space.working():
        known = {one.id for one in space.all(Person)}
        chosen = tuple(one for one in people if one in known)
        changed = replace(
            plan(space),
            since=since.isoformat() if since else "",
            until=until.isoformat() if until else "",
            naming=_naming(naming),
            people=chosen,
            despite=tuple(one for one in chosen if one in unsafe_people(space)),
            short=short,
        )
        space.put(changed)
        return changed


def choose_items(
    space: Space, ticked: tuple[str, ...], pages: Mapping[str, int] = MappingProxyType({})
) -> ReportPlan:
    """Keep which items are in it; of those that are not listed now, what was chosen before.

    ``pages``: which page of each kind was listed. Raises BadInput for more than a report holds.
    """
    with space.working():
        before = plan(space)
        listed = {item.key for group in groups(space, before, pages) for item in group.items}
        others = (key for key in before.items if key not in listed)
        wanted = tuple(key for key in dict.fromkeys(ticked) if key in listed)
        changed = replace(before, items=(*others, *wanted))
        if len(keys_offered(space, changed).intersection(changed.items)) > MOST:
            sentence = _("A report holds up to %(n)d things. Leave some out, or take it in parts.")
            raise BadInput(sentence % {"n": MOST})
        space.put(changed)
        return changed


def write_letter(space: Space, answers: Mapping[str, str]) -> ReportPlan:
    """Keep the letter with the rest. Raises BadInput."""
    told = {key: tidy(answers.get(key, ""), key) for key in questions()}
    with space.working():
        written = tuple((key, text) for key, text in told.items() if text)
        changed = replace(plan(space), letter=written)
        space.put(changed)
        return changed


def is_kept(space: Space) -> bool:
    """Whether there is a choice or a letter to delete."""
    return space.find(ReportPlan, PLAN) is not None


def forget(space: Space) -> None:
    """Remove the choice and the letter with all earlier versions, for good."""
    space.erase(PLAN)


def _naming(given: str) -> Naming:
    for known in NAMINGS:
        if known == given:
            return known
    raise BadInput(_("Choose what others are called."), "naming")
