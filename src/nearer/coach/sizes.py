"""How much, and from how many: the figures inside a claim."""

import math

from nearer.coach.subjects import Subject
from nearer.domain.finding import Outcome, TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

MINUS = "−"


def size(effect: float, outcome: Outcome) -> str:
    """Points of 0–10, or times in a hundred; without a sign."""
    if outcome == "away":
        return _("%(size)d in 100") % {"size": round(100 * abs(effect))}
    return _("%(size)s points") % {"size": f"{abs(effect):.1f}"}


def way(effect: float, outcome: Outcome) -> str:
    """The direction in words."""
    if outcome == "away":
        return _("more often") if effect > 0 else _("less often")
    return _("higher") if effect > 0 else _("lower")


def within(low: float, high: float, outcome: Outcome) -> str:
    """The likely range; signs only where it reaches over zero."""
    if math.isinf(low) or math.isinf(high):
        return _("how much is still open")
    if low < 0 < high:
        least, most = signed(low, outcome), signed(high, outcome)
    else:
        least, most = (plain(value, outcome) for value in sorted((abs(low), abs(high))))
    return _("likely between %(low)s and %(high)s") % {"low": least, "high": most}


def signed(value: float, outcome: Outcome = "urge") -> str:
    return f"{MINUS if value < 0 else '+'}{plain(abs(value), outcome)}"


def plain(value: float, outcome: Outcome) -> str:
    return f"{100 * value:.0f}" if outcome == "away" else f"{value:.1f}"


def counts(finding: TriggerFinding, subject: Subject) -> str:
    """How many check-ins a claim rests on."""
    n = finding.with_tag
    if subject.kind == "alone":
        part = ngettext("%(n)d check-in alone", "%(n)d check-ins alone", n)
        return _("%(part)s, %(without)d not") % {
            "part": part % {"n": n},
            "without": finding.without_tag,
        }
    if subject.kind == "person":
        part = ngettext("%(n)d check-in with them", "%(n)d check-ins with them", n)
    elif subject.kind == "pair":
        part = ngettext("%(n)d check-in with both", "%(n)d check-ins with both", n)
    else:
        part = ngettext("%(n)d check-in with it", "%(n)d check-ins with it", n)
    return _("%(part)s, %(without)d without") % {
        "part": part % {"n": n},
        "without": finding.without_tag,
    }


def rounded(count: int) -> int:
    """A forecast is rough: two figures at the most."""
    if count < 20:
        return max(1, count)
    step = 10 if count < 200 else 50
    return round(count / step) * step
