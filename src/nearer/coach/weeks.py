"""One week in words: counts of what was noticed, tried and learned, and nothing that was missed."""

from collections.abc import Sequence
from statistics import fmean

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

STRONG = 7  # of 10
ENOUGH = 3  # ratings below which nothing is averaged


def noticed_told(check_ins: int, urges: Sequence[int]) -> tuple[str, ...]:
    """Check-ins and the urges noted in them, 0–10; nothing where there were none."""
    if not check_ins:
        return ()
    first = ngettext("%(n)d check-in.", "%(n)d check-ins.", check_ins) % {"n": check_ins}
    if len(urges) < ENOUGH:
        return (first,)
    strong = sum(urge >= STRONG for urge in urges)
    mean = _("The urge to pull away was noted %(n)d times, at %(mean)s of 10 on average.") % {
        "n": len(urges),
        "mean": f"{fmean(urges):.1f}",
    }
    if not strong:
        return (first, mean)
    high = ngettext(
        "%(n)d of them was at %(strong)d or more.",
        "%(n)d of them were at %(strong)d or more.",
        strong,
    ) % {"n": strong, "strong": STRONG}
    return (first, f"{mean} {high}")


def came_told(urges: int, toward: int, stayed: int, away: int) -> str:
    """Moments of an urge in which the person came here; "" without any."""
    if not urges:
        return ""
    first = ngettext(
        "%(n)d time you came here in the moment of an urge.",
        "%(n)d times you came here in the moment of an urge.",
        urges,
    ) % {"n": urges}
    if not toward + stayed + away:
        return first
    parts = [
        (toward, _("moved toward %(n)d")),
        (stayed, _("stayed %(n)d")),
        (away, _("pulled away %(n)d")),
    ]
    after = _("Afterwards you noted: %(listed)s.") % {"listed": _listed(parts)}
    return f"{first} {after}"


def steps_told(done: int, in_part: int, not_this_time: int) -> str:
    """Steps that were looked back at; "" without any."""
    if not done + in_part + not_this_time:
        return ""
    parts = [
        (done, _("%(n)d done")),
        (in_part, _("%(n)d in part")),
        (not_this_time, _("%(n)d not this time")),
    ]
    return _("Steps: %(listed)s.") % {"listed": _listed(parts)}


def fears_told(no: int, partly: int, yes: int) -> str:
    """Fears that got an answer this week; "" without any."""
    answered = no + partly + yes
    if not answered:
        return ""
    first = ngettext(
        "You looked back at %(n)d fear.", "You looked back at %(n)d fears.", answered
    ) % {"n": answered}
    parts = [
        (no, _("%(n)d did not happen")),
        (partly, _("%(n)d happened in part")),
        (yes, _("%(n)d happened")),
    ]
    return f"{first} {_('Of these: %(listed)s.') % {'listed': _listed(parts)}}"


def first_told() -> str:
    """Above patterns that were told as established for the first time in a week."""
    return _("Told as established for the first time this week:")


def _listed(parts: Sequence[tuple[int, str]]) -> str:
    """Those that are there, each with its number."""
    return ", ".join(words % {"n": n} for n, words in parts if n)
