"""What is still awaited, and how far along it is."""

from nearer.coach.sizes import rounded
from nearer.domain.finding import TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

MOST = 0.97  # waiting is never shown as done


def needs(finding: TriggerFinding) -> str:
    """What is still needed before something can be said."""
    if finding.status in {"established", "ruled_out"}:
        return ""
    if finding.with_tag == 0:
        return _("not noted yet")
    if finding.forecast is None:
        return _("many more")
    return _("about %(n)d more") % {"n": rounded(finding.forecast)}


def progress(finding: TriggerFinding) -> float:
    """How far along the evidence is, 0–1: the share of the needed check-ins that are there."""
    seen = finding.with_tag + finding.without_tag
    if not finding.forecast or not finding.with_tag:
        return 0.0
    return min(MOST, seen / (seen + finding.forecast))


def pair_needs(both: int, needed: int) -> str:
    """How often a pair was noted since it was asked about, and how often it takes."""
    if both == 0:
        return _("Not noted together since you asked; it takes about %(needed)d times.") % {
            "needed": needed
        }
    return ngettext(
        "Noted together once since you asked; it takes about %(needed)d times.",
        "Noted together %(n)d times since you asked; it takes about %(needed)d times.",
        both,
    ) % {"n": both, "needed": needed}


def pair_progress(both: int, needed: int) -> float:
    """How far along a pair is, 0–1."""
    return min(MOST, both / needed)
