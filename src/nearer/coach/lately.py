"""The newest check-ins alone beside the whole: whether it still is as it was."""

import math

from nearer.coach.sizes import size, way, within
from nearer.domain.finding import Outcome, TriggerFinding
from nearer.domain.tongue import gettext as _


def lately(finding: TriggerFinding, outcome: Outcome) -> str:
    """What the last quarter or so says by itself; "" before there is one, or a pattern to tell."""
    recent = finding.recent
    if recent is None or finding.status not in {"established", "leaning"}:
        return ""
    words = {
        "n": recent.occasions,
        "way": way(recent.effect, outcome),
        "size": size(recent.effect, outcome),
        "range": within(recent.low, recent.high, outcome),
    }
    if math.isinf(recent.low) or math.isinf(recent.high):
        return (
            _("In your newest %(n)d check-ins alone there is too little to say anything.") % words
        )
    sentence = (
        _("In your newest %(n)d check-ins alone: %(way)s by about %(size)s, %(range)s.") % words
    )
    if recent.low <= 0 <= recent.high:
        return f"{sentence} {_('That alone is too little to tell whether it still holds.')}"
    return sentence
