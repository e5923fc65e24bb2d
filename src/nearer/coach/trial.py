"""What an experiment of one's own says, in words: with counts, range, doubt and what would change.

Here, and nowhere else, something may be said to help: chance chose what was tried.
"""

from dataclasses import dataclass
from math import ceil

from nearer.coach.sizes import MINUS
from nearer.domain.practice import Good
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

SMALL = 0.15
"""Up to here "no difference bigger than" says something; a wider range says nothing yet."""


@dataclass(frozen=True)
class Arm:
    """``name``: "" if it was deleted. ``good``: the sum of the ``counted`` outcomes, each 0–1.

    ``unanswered``: draws whose outcome nobody knows and nobody asks for any more.
    """

    name: str
    drawn: int
    refused: int
    counted: int
    good: float
    unanswered: int = 0


Half = tuple[Arm, ...]


@dataclass(frozen=True)
class Compared:
    """One strategy against the control. ``effect``, ``low``, ``high``: −1 to 1; joint range.

    ``helped_at``: after how many outcomes "helps" was first said; 0 if never.
    """

    status: str  # "helps", "harms", "not_yet"
    effect: float
    low: float
    high: float
    helped_at: int

    @property
    def effect_bound(self) -> float:
        """The largest difference, either way, that the range leaves open."""
        return max(abs(self.low), abs(self.high))


@dataclass(frozen=True)
class Told:
    """All that is told of one experiment. ``arms``: the control first; ``compared``: the others."""

    good: Good
    hours: int
    arms: tuple[Arm, ...]
    compared: tuple[Compared, ...]
    counted: int
    open: int
    declined: int
    unknown: int
    missing: int
    halves: tuple[Half, ...]


@dataclass(frozen=True)
class Verdict:
    """One strategy's result. ``heading``: in a word or two; ``lines``: sentences."""

    name: str
    status: str
    heading: str
    lines: tuple[str, ...]


def verdicts(told: Told) -> tuple[Verdict, ...]:
    """What is said of each strategy, in the order of the plan."""
    return tuple(
        Verdict(named(arm), one.status, heading(told, one), _lines(told, arm, one))
        for arm, one in zip(told.arms[1:], told.compared, strict=True)
    )


def in_short(told: Told) -> str:
    """The whole in one sentence, for a list."""
    if not told.counted:
        return _("Nothing can be said yet: no outcome counts so far.")
    said = [f"“{one.name}”: {one.heading.lower()}." for one in verdicts(told)]
    return " ".join((answers(told), *said))


def answers(told: Told) -> str:
    return ngettext(
        "%(n)d outcome counts so far.", "%(n)d outcomes count so far.", told.counted
    ) % {"n": told.counted}


def named(arm: Arm) -> str:
    return arm.name or _("a strategy you deleted")


def heading(told: Told, one: Compared) -> str:
    """In a few words."""
    if one.status == "helps":
        return _("Helps you, so far")
    if one.status == "harms":
        if told.good == "closeness":
            return _("You felt less close with it; stopped")
        return _("You moved toward people less often with it; stopped")
    if one.effect_bound <= SMALL:
        return _("No difference bigger than %(bound)s") % {"bound": _bound(told, one.effect_bound)}
    return _("Not yet")


def outcome(good: Good, hours: int) -> str:
    """What is looked at, as a clause."""
    if good == "closeness":
        return _("how close you feel to people %(n)d hours later, from 0 to 10") % {"n": hours}
    return _("whether you move toward somebody within %(n)d hours") % {"n": hours}


def counts(told: Told, arm: Arm) -> str:
    """How it went with a strategy and without, in counts."""
    control = told.arms[0]
    names = {"name": named(arm), "control": named(control)}
    if not arm.counted or not control.counted:
        return _("There are not outcomes of both “%(name)s” and “%(control)s” yet.") % names
    numbers = names | {"n": arm.counted, "m": control.counted}
    if told.good == "closeness":
        means = {"good": _mean(arm), "other": _mean(control)}
        return _(
            "After “%(name)s” closeness was %(good)s on average (%(n)d times), after "
            "“%(control)s” %(other)s (%(m)d times)."
        ) % (numbers | means)
    sums = {"good": round(arm.good), "other": round(control.good)}
    return _(
        "After “%(name)s” you moved toward somebody %(good)d of %(n)d times, after “%(control)s” "
        "%(other)d of %(m)d times."
    ) % (numbers | sums)


def at_worst(told: Told, arm: Arm) -> str:
    """The counts if what nobody knows had gone badly with it and well without; "" if none."""
    control = told.arms[0]
    unknown = arm.unanswered + control.unanswered
    mine, other = arm.counted + arm.unanswered, control.counted + control.unanswered
    if not unknown or not mine or not other:
        return ""
    numbers = {
        "name": named(arm),
        "control": named(control),
        "unknown": unknown,
        "n": mine,
        "m": other,
    }
    good, well = arm.good, control.good + control.unanswered
    if told.good == "closeness":
        means = {"good": f"{10 * good / mine:.1f}", "other": f"{10 * well / other:.1f}"}
        return _(
            "%(unknown)d without an answer are left out. At the very worst, were they 0 after "
            "“%(name)s” and 10 after “%(control)s”, it would be %(good)s on average of %(n)d "
            "against %(other)s of %(m)d."
        ) % (numbers | means)
    return _(
        "%(unknown)d without an answer are left out. At the very worst, were they all “no” after "
        "“%(name)s” and all “yes” after “%(control)s”, it would be %(good)d of %(n)d against "
        "%(other)d of %(m)d."
    ) % (numbers | {"good": round(good), "other": round(well)})


def span(told: Told, one: Compared) -> str:
    """The range of a difference, with its signs."""
    ends = {"low": _signed(told, one.low), "high": _signed(told, one.high)}
    if told.good == "closeness":
        return _("between %(low)s and %(high)s points") % ends
    return _("between %(low)s and %(high)s in 100") % ends


def would_change(told: Told, *, ended: bool) -> str:
    """What could turn it."""
    if ended or all(one.status == "harms" for one in told.compared):
        return _("Nothing more is drawn. Outcomes of earlier draws still count.")
    return _(
        "More outcomes make the range narrower, and what is said can change with each of them. If "
        "something works only at first, a later part can say another thing than an earlier one."
    )


def _lines(told: Told, arm: Arm, one: Compared) -> tuple[str, ...]:
    lines = (_said(told, arm, one), _still_open(one), counts(told, arm), at_worst(told, arm))
    return tuple(line for line in lines if line)


def _still_open(one: Compared) -> str:
    """Beside a verdict whose range does not agree yet: the evidence comes sooner than the size."""
    if one.status == "not_yet" or not one.low <= 0 <= one.high:
        return ""
    return _(
        "That there is a difference is told by one rule, how big it is by another that needs more "
        "outcomes. So the range still holds no difference, and the size is open."
    )


def _said(told: Told, arm: Arm, one: Compared) -> str:
    values = {"name": named(arm), "size": _size(told, one.effect), "span": span(told, one)}
    if one.status == "helps":
        words = _(
            "“%(name)s” helps you, so far: %(size)s than after just noticing, likely %(span)s."
        )
        return words % values
    if one.status == "harms":
        words = _(
            "With “%(name)s”: %(size)s than after just noticing, likely %(span)s. It is not drawn "
            "any more. It may do something else for you that was not looked at here. That is "
            "worth knowing, and nothing you did wrong."
        )
        return words % values
    return _weaker(one) + _not_yet(told, one, values)


def _weaker(one: Compared) -> str:
    if not one.helped_at:
        return ""
    words = _("“Helps” was said after %(n)d outcomes; what came since has made it weaker.")
    return words % {"n": one.helped_at} + " "


def _not_yet(told: Told, one: Compared, values: dict[str, str]) -> str:
    if one.effect_bound > SMALL:
        words = _(
            "Whether “%(name)s” helps cannot be told yet. The difference to just noticing may lie "
            "anywhere %(span)s."
        )
        return words % values
    words = _(
        "Whether “%(name)s” does anything cannot be told. If there is a difference to just "
        "noticing, it is no bigger than %(bound)s, one way or the other."
    )
    return words % (values | {"bound": _bound(told, one.effect_bound)})


def _size(told: Told, effect: float) -> str:
    if told.good == "closeness":
        words = _("%(n)s points more closeness") if effect > 0 else _("%(n)s points less closeness")
        return words % {"n": f"{10 * abs(effect):.1f}"}
    words = _("%(n)d more times in 100") if effect > 0 else _("%(n)d fewer times in 100")
    return words % {"n": round(100 * abs(effect))}


def _bound(told: Told, bound: float) -> str:
    """Rounded up: "no bigger than" must not say less than is known."""
    if told.good == "closeness":
        return _("%(n)s points of 10") % {"n": f"{ceil(100 * bound) / 10:.1f}"}
    return _("%(n)d times in 100") % {"n": ceil(100 * bound)}


def _signed(told: Told, value: float) -> str:
    number = f"{10 * abs(value):.1f}" if told.good == "closeness" else f"{100 * abs(value):.0f}"
    return f"{MINUS if value < 0 else '+'}{number}"


def _mean(arm: Arm) -> str:
    return f"{10 * arm.good / arm.counted:.1f}"
