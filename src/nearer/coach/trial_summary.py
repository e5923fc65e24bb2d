"""An experiment for somebody who knows such studies: plan, draws, what is missing, what it shows.

In the order in which single-person trials are reported (CENT, Vohra and others 2015).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nearer.coach.trial import Arm, Half, Told, named, outcome, span
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext


@dataclass(frozen=True)
class Part:
    """``lines``: sentences under one heading."""

    heading: str
    lines: tuple[str, ...]


def plan_told(told: Told, *, urge_from: int, floor: float, alpha: float) -> tuple[Part, ...]:
    """What is fixed before the first draw."""
    arms = len(told.arms)
    return (
        Part(_("What is compared"), tuple(_compared(told))),
        Part(_("What is looked at"), (_outcome_told(told),)),
        Part(
            _("When something is drawn"),
            (
                _(
                    "When you note an urge of %(urge)d or more under “The urge is here”, and say "
                    "yes to a draw at that moment. One draw in %(hours)d hours at most, so that no "
                    "outcome belongs to two of them."
                )
                % {"urge": urge_from, "hours": told.hours},
            ),
        ),
        Part(
            _("The chances"),
            (
                _(
                    "At first each of the %(arms)d has about the same chance. Later the draws lean "
                    "to what went well so far, and none ever falls below %(floor)d in 100 unless "
                    "it was stopped. Each draw is kept with its chances before you see it, and "
                    "never drawn again."
                )
                % {"arms": arms, "floor": round(100 * floor)},
            ),
        ),
        Part(
            _("What is never drawn"),
            (
                _(
                    "Help, safety, medicine, and whether you leave. At each urge all of that stays "
                    "open to you, whatever is drawn."
                ),
            ),
        ),
        Part(
            _("When “helps” is said"),
            (
                _(
                    "Only when it would be said wrongly in at most %(alpha)d of 100 experiments in "
                    "which nothing makes a difference, however often one looks and whenever one "
                    "stops. The same holds for the other direction, and then that strategy is not "
                    "drawn any more."
                )
                % {"alpha": round(100 * alpha)},
                _(
                    "This holds as long as what is left out does not depend on what was drawn: "
                    "answer after a bad one as after a good one."
                ),
            ),
        ),
    )


def flow(told: Told) -> tuple[str, ...]:
    """Where every urge went that something was offered at."""
    drawn = sum(arm.drawn for arm in told.arms)
    refused = sum(arm.refused for arm in told.arms)
    lines = [
        ngettext("%(n)d draw in all.", "%(n)d draws in all.", drawn) % {"n": drawn},
        ngettext(
            "%(n)d outcome counts in the result.",
            "%(n)d outcomes count in the result.",
            told.counted,
        )
        % {"n": told.counted},
    ]
    if told.open:
        lines.append(
            ngettext(
                "%(n)d is open: its time is not over, or an earlier one waits for its answer.",
                "%(n)d are open: their time is not over, or an earlier one waits for its answer.",
                told.open,
            )
            % {"n": told.open}
        )
    lines.append(
        _("Without an outcome: %(unknown)d “don’t know”, %(missing)d not answered in time.")
        % {"unknown": told.unknown, "missing": told.missing}
    )
    lines.append(
        _(
            "Declined before anything was drawn: %(declined)d, no part of the result. Not wanted "
            "after it was drawn: %(refused)d, counted as drawn."
        )
        % {"declined": told.declined, "refused": refused}
    )
    return tuple(lines)


def caveats() -> tuple[str, ...]:
    """What this result cannot say."""
    return (
        _(
            "Carry-over: what is tried at one urge may still work at the next. That draws the arms "
            "together and can hide a difference; it cannot make one up."
        ),
        _(
            "What was drawn was known, so hopes are part of it, and the outcome is what was "
            "answered, not what a camera saw."
        ),
        _(
            "Outcomes that nobody knows are left out. If whether one is missing depends on what "
            "was drawn and on how it went, the result leans and the promise about “helps” does "
            "not hold. So the count at the very worst stands beside it."
        ),
        _(
            "It compares urges at which a strategy was drawn, whether it was done or not. Nobody "
            "asked whether it was done."
        ),
        _("It is about one person, at urges they noted, over this time. It is no treatment."),
    )


def fading(told: Told) -> tuple[str, ...]:
    """The earlier half beside the later one, described and not tested; none where too few."""
    if not told.halves:
        return ()
    earlier, later = told.halves
    return (
        _("Earlier half: %(told)s") % {"told": _half(told, earlier)},
        _("Later half: %(told)s") % {"told": _half(told, later)},
        _("This is a description. A difference between the halves was not tested."),
    )


def effects(told: Told) -> tuple[tuple[str, str], ...]:
    """Each strategy with its difference to the control and the range."""
    return tuple(
        (named(arm), _("difference %(span)s, at all times together") % {"span": span(told, one)})
        for arm, one in zip(told.arms[1:], told.compared, strict=True)
    )


def _compared(told: Told) -> Iterator[str]:
    for arm in told.arms[1:]:
        yield _("“%(name)s” with “%(control)s”.") % {
            "name": named(arm),
            "control": named(told.arms[0]),
        }


def _outcome_told(told: Told) -> str:
    words = outcome(told.good, told.hours)
    return _(
        "%(what)s. Nearer asks for it on Today for three days, until you answer; “don’t know” "
        "leaves it out."
    ) % {"what": words[:1].upper() + words[1:]}


def _half(told: Told, half: Half) -> str:
    return "; ".join(_share(told, arm) for arm in half) + "."


def _share(told: Told, arm: Arm) -> str:
    name = {"name": named(arm)}
    if not arm.counted:
        return _("“%(name)s” not drawn") % name
    if told.good == "closeness":
        mean = {"mean": f"{10 * arm.good / arm.counted:.1f}", "n": arm.counted}
        return _("“%(name)s” %(mean)s on average of %(n)d") % (name | mean)
    return _("“%(name)s” %(good)d of %(n)d") % (name | {"good": round(arm.good), "n": arm.counted})
