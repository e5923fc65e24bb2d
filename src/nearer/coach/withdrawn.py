"""Taking a pattern back, with the reason. A record that changes is no mistake of the person."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from nearer.coach.claims import outcome_name
from nearer.coach.sizes import Outcome, counts, size, way
from nearer.coach.subjects import Subject, thing
from nearer.domain.finding import TriggerFinding


@dataclass(frozen=True)
class Since:
    """What happened to the record since a pattern was first shown: counts of check-ins.

    ``gone``: what it was about is no longer there by itself, merged or deleted. ``turned``: it
    stands by now, the other way round.
    """

    changed: int = 0
    deleted: int = 0
    newer: int = 0
    gone: bool = False
    turned: bool = False


def withdrawn(
    then: TriggerFinding, subject: Subject, outcome: Outcome, shown: date, since: Since
) -> str:
    """What was shown, from when on, and why it is not shown any more."""
    words = {
        "thing": thing(subject),
        "day": f"{shown.day} {shown:%b %Y}",
        "what": outcome_name(outcome),
        "way": way(then.effect, outcome),
        "size": size(then.effect, outcome),
        "counts": counts(then, subject),
    }
    first = _(
        "From %(day)s on, %(thing)s was shown as going with %(what)s "
        "(%(way)s by about %(size)s; %(counts)s). It is not shown like that any more."
    )
    return f"{first % words} {_reason(since)}"


def _reason(since: Since) -> str:
    if since.gone:
        return _("What it was about was merged into something else or deleted.")
    if since.turned:
        return _("By now it stands the other way round; you find it among what stands.")
    parts = []
    if since.changed:
        parts.append(
            ngettext("%(n)d check-in was changed", "%(n)d check-ins were changed", since.changed)
            % {"n": since.changed}
        )
    if since.deleted:
        parts.append(
            ngettext("%(n)d was deleted", "%(n)d were deleted", since.deleted)
            % {"n": since.deleted}
        )
    if parts:
        return _(
            "Since then %(what)s, so the sums were done again and it no longer reaches the bar. "
            "That is how it should be: the page follows your record."
        ) % {"what": _(" and ").join(parts)}
    if since.newer:
        return ngettext(
            "One newer check-in came in, and its range now covers zero.",
            "%(n)d newer check-ins came in, and its range now covers zero.",
            since.newer,
        ) % {"n": since.newer}
    return _(
        "The sums were done again after a change of settings, and it no longer reaches the bar."
    )
