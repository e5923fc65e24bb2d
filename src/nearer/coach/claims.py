"""What is known so far about one tag, person or pair, in a sentence.

Observed patterns "go with" an outcome; nothing here says "causes". Each claim carries its counts
and its range, and each has words for what would change it.
"""

from datetime import date

from nearer.coach.days import day
from nearer.coach.sizes import counts, size, within
from nearer.coach.subjects import Subject, thing, when
from nearer.domain.finding import Outcome, TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext


def claim(finding: TriggerFinding, subject: Subject, outcome: Outcome = "urge") -> str:
    """One plain sentence, with its doubt."""
    words = {"thing": thing(subject), "when": when(subject), "counts": counts(finding, subject)}
    if finding.status == "not_yet":
        return _("Nothing can be said yet about %(thing)s (%(counts)s).") % words
    words |= {
        "size": size(finding.effect, outcome),
        "range": within(finding.low, finding.high, outcome),
    }
    if finding.status == "ruled_out":
        return _ruled_out(outcome) % words
    if finding.status == "leaning":
        return _leaning(outcome, higher=finding.effect > 0) % words
    return _established(outcome, higher=finding.effect > 0) % words


def status(finding: TriggerFinding) -> str:
    """The status in a word or two."""
    return {
        "established": _("established"),
        "leaning": _("leaning"),
        "not_yet": _("not yet"),
        "ruled_out": _("ruled out"),
    }[finding.status]


def what_would_change_it(
    finding: TriggerFinding, subject: Subject, outcome: Outcome = "urge"
) -> str:
    """What later check-ins could do to a claim."""
    if finding.status == "established":
        return _goes_with(outcome) % {"thing": thing(subject)}
    if finding.status == "ruled_out" and outcome == "away":
        return _("It would come back if later check-ins show a difference of more than 5 in 100.")
    if finding.status == "ruled_out":
        return _(
            "It would come back if later check-ins show a difference of more than half a point."
        )
    return _some_and_some(subject) % {"when": when(subject)}


def stood_since(week: date, occasions: int) -> str:
    """Since when a pattern stands without a break: the week up to a day, and its check-ins."""
    return ngettext(
        "There has been enough to stand on since the week up to %(day)s, after %(n)d check-in.",
        "There has been enough to stand on since the week up to %(day)s, after %(n)d check-ins.",
        occasions,
    ) % {"day": day(week), "n": occasions}


def outcome_name(outcome: Outcome) -> str:
    """What was looked at."""
    return {
        "urge": _("your urge to pull away"),
        "closeness": _("your sense of closeness"),
        "away": _("an urge ending in pulling away"),
    }[outcome]


def going_with(effect: float, outcome: Outcome) -> str:
    """What a pattern goes with, its direction in it."""
    if outcome == "away":
        often, seldom = _("pulling away more often"), _("pulling away less often")
    elif outcome == "closeness":
        often, seldom = _("more closeness"), _("less closeness")
    else:
        often, seldom = _("a stronger urge to pull away"), _("a weaker urge to pull away")
    return often if effect > 0 else seldom


def _established(outcome: Outcome, *, higher: bool) -> str:
    if outcome == "away":
        if higher:
            return _(
                "So far, an urge ended in pulling away more often %(when)s "
                "(by about %(size)s, %(range)s; %(counts)s)."
            )
        return _(
            "So far, an urge ended in pulling away less often %(when)s "
            "(by about %(size)s, %(range)s; %(counts)s)."
        )
    if outcome == "closeness":
        if higher:
            return _(
                "So far, your sense of closeness was higher %(when)s "
                "(by about %(size)s, %(range)s; %(counts)s)."
            )
        return _(
            "So far, your sense of closeness was lower %(when)s "
            "(by about %(size)s, %(range)s; %(counts)s)."
        )
    if higher:
        return _(
            "So far, your urge to pull away was higher %(when)s "
            "(by about %(size)s, %(range)s; %(counts)s)."
        )
    return _(
        "So far, your urge to pull away was lower %(when)s "
        "(by about %(size)s, %(range)s; %(counts)s)."
    )


def _leaning(outcome: Outcome, *, higher: bool) -> str:
    if outcome == "away":
        if higher:
            return _(
                "It leans this way, and may still be chance: an urge ended in pulling away more "
                "often %(when)s (by about %(size)s, %(range)s; %(counts)s)."
            )
        return _(
            "It leans this way, and may still be chance: an urge ended in pulling away less "
            "often %(when)s (by about %(size)s, %(range)s; %(counts)s)."
        )
    if outcome == "closeness":
        if higher:
            return _(
                "It leans this way, and may still be chance: your sense of closeness was higher "
                "%(when)s (by about %(size)s, %(range)s; %(counts)s)."
            )
        return _(
            "It leans this way, and may still be chance: your sense of closeness was lower "
            "%(when)s (by about %(size)s, %(range)s; %(counts)s)."
        )
    if higher:
        return _(
            "It leans this way, and may still be chance: your urge to pull away was higher "
            "%(when)s (by about %(size)s, %(range)s; %(counts)s)."
        )
    return _(
        "It leans this way, and may still be chance: your urge to pull away was lower "
        "%(when)s (by about %(size)s, %(range)s; %(counts)s)."
    )


def _ruled_out(outcome: Outcome) -> str:
    if outcome == "away":
        return _(
            "So far, %(thing)s makes no difference of more than 5 in 100 to how often an urge "
            "ended in pulling away (%(range)s; %(counts)s)."
        )
    if outcome == "closeness":
        return _(
            "So far, %(thing)s makes no difference of more than half a point to your sense of "
            "closeness (%(range)s; %(counts)s)."
        )
    return _(
        "So far, %(thing)s makes no difference of more than half a point to your urge to pull "
        "away (%(range)s; %(counts)s)."
    )


def _some_and_some(subject: Subject) -> str:
    if subject.kind == "tag":
        return _("More check-ins, some %(when)s and some when you did not.")
    if subject.kind == "pair":
        return _("More check-ins, some %(when)s and some when it did not.")
    return _("More check-ins, some %(when)s and some when you were not.")


def _goes_with(outcome: Outcome) -> str:
    if outcome == "away":
        return _(
            "More check-ins narrow the range. If %(thing)s stops going with pulling away, the "
            "number shrinks and this sentence changes."
        )
    if outcome == "closeness":
        return _(
            "More check-ins narrow the range. If %(thing)s stops going with closeness, the "
            "number shrinks and this sentence changes."
        )
    return _(
        "More check-ins narrow the range. If %(thing)s stops going with the urge, the number "
        "shrinks and this sentence changes."
    )
