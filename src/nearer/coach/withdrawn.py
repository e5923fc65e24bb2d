"""Taking a pattern back, with the reason. A record that changes is no mistake of the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nearer.coach.claims import going_with
from nearer.coach.days import day
from nearer.coach.sizes import counts, size, way
from nearer.coach.subjects import Subject, thing
from nearer.domain.finding import Outcome, TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext


@dataclass(frozen=True)
class Since:
    """What happened to the record since a pattern was first shown: counts of check-ins.

    ``added``: noted since, with an earlier time. ``newer``: only where they brought the range over
    zero. ``gone``: what it was about is no longer there by itself, merged or deleted. ``turned``:
    it stands by now, the other way round.
    """

    changed: int = 0
    deleted: int = 0
    added: int = 0
    newer: int = 0
    gone: bool = False
    turned: bool = False


def withdrawn(
    then: TriggerFinding, subject: Subject, outcome: Outcome, shown: date, since: Since
) -> str:
    """What was shown, from when on, and why it is not shown any more."""
    words = {
        "thing": thing(subject),
        "day": day(shown),
        "what": going_with(then.effect, outcome),
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
    happened = _happened(since)
    newer = ngettext(
        "%(n)d newer check-in came in", "%(n)d newer check-ins came in", since.newer
    ) % {"n": since.newer}
    if happened:
        what = _listed([*happened, newer] if since.newer else happened)
        end = _("its range now covers zero") if since.newer else _("it no longer reaches the bar")
        return _(
            "Since then %(what)s. The sums are done again with every change, and %(end)s. "
            "That is how it should be: the page follows your record."
        ) % {"what": what, "end": end}
    if since.newer:
        return _("%(newer)s, and its range now covers zero.") % {"newer": newer}
    return _(
        "No check-in behind it changed, but something else did: tags were merged or parted, "
        "somebody was deleted, a setting is another, or Nearer itself is. The sums were done "
        "again, and it no longer reaches the bar."
    )


def _happened(since: Since) -> list[str]:
    """What became of check-ins that were there, or should have been, when it was shown."""
    parts = []
    if since.changed:
        parts.append(
            ngettext("%(n)d check-in was changed", "%(n)d check-ins were changed", since.changed)
            % {"n": since.changed}
        )
    if since.deleted:
        parts.append(
            ngettext("%(n)d check-in was deleted", "%(n)d check-ins were deleted", since.deleted)
            % {"n": since.deleted}
        )
    if since.added:
        parts.append(
            ngettext(
                "%(n)d check-in of an earlier time was added",
                "%(n)d check-ins of an earlier time were added",
                since.added,
            )
            % {"n": since.added}
        )
    return parts


def _listed(parts: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    *first, last = parts
    return _(" and ").join([", ".join(first), last]) if first else last
