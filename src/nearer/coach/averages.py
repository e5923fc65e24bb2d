"""Plain averages and shares in words: so far, on average, and nothing beyond."""

from collections.abc import Sequence
from dataclasses import dataclass

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

FEW = 10
"""Check-ins below which an average is shown paler: one evening can still move it a point."""


@dataclass(frozen=True)
class Fates:
    """What urges ended in, where that was answered: counts of check-ins."""

    away: int = 0
    stayed: int = 0
    toward: int = 0

    @property
    def answered(self) -> int:
        return self.away + self.stayed + self.toward


def fates_told(fates: Fates) -> str:
    """The shares of what urges ended in, with their counts."""
    if not fates.answered:
        return _("No check-in with an urge says yet what you did.")
    return ngettext(
        "So far, of %(n)d urge with an answer to what you did, %(away)d ended in pulling away, "
        "%(stayed)d in staying and %(toward)d in moving toward.",
        "So far, of %(n)d urges with an answer to what you did, %(away)d ended in pulling away "
        "(%(share)d in 100), %(stayed)d in staying and %(toward)d in moving toward.",
        fates.answered,
    ) % {
        "n": fates.answered,
        "away": fates.away,
        "share": round(100 * fates.away / fates.answered),
        "stayed": fates.stayed,
        "toward": fates.toward,
    }


def spread_told(means: Sequence[tuple[str, float, int]]) -> str:
    """Lowest and highest average among groups (name, mean, check-ins) that are not few."""
    enough = [group for group in means if group[2] >= FEW]
    if len(enough) < 2:
        return _("Too few check-ins to set beside each other yet: each takes at least %(n)d.") % {
            "n": FEW
        }
    ordered = sorted(enough, key=lambda group: group[1])
    (low, least, some), (high, most, others) = ordered[0], ordered[-1]
    return _(
        "So far, on average, between %(least)s (%(low)s, %(some)d check-ins) and %(most)s "
        "(%(high)s, %(others)d). Some difference there is in any life, by chance alone."
    ) % {
        "least": f"{least:.1f}",
        "low": low,
        "some": some,
        "most": f"{most:.1f}",
        "high": high,
        "others": others,
    }
