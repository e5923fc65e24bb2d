"""The only place that words a claim about the person.

Observed patterns "go with" an outcome; nothing here says "causes". Each claim carries its counts
and its range, and each has words for what would change it.
"""

import math
from gettext import gettext as _
from gettext import ngettext
from typing import Literal

from nearer.domain.finding import TriggerFinding

Outcome = Literal["urge", "closeness"]

MINUS = "−"


def claim(finding: TriggerFinding, tag: str, outcome: Outcome = "urge") -> str:
    """One plain sentence for what is known so far about one tag."""
    what = {
        "urge": _("your urge to pull away"),
        "closeness": _("your sense of closeness"),
    }[outcome]
    if finding.status == "ruled_out":
        return _(
            "So far, “%(tag)s” makes no difference of more than half a point to "
            "%(what)s (%(range)s; %(counts)s)."
        ) % {"tag": tag, "what": what, "range": _range(finding), "counts": counts(finding)}
    if finding.status == "not_yet":
        return _("Nothing can be said yet about “%(tag)s” (%(counts)s).") % {
            "tag": tag,
            "counts": counts(finding),
        }
    words = {"tag": tag, "what": what, "size": _points(abs(finding.effect))}
    words |= {"range": _range(finding), "counts": counts(finding)}
    higher = finding.effect > 0
    if finding.status == "leaning":
        if higher:
            sentence = _(
                "It leans this way, and may still be chance: %(what)s was higher with “%(tag)s” "
                "(by about %(size)s, %(range)s; %(counts)s)."
            )
        else:
            sentence = _(
                "It leans this way, and may still be chance: %(what)s was lower with “%(tag)s” "
                "(by about %(size)s, %(range)s; %(counts)s)."
            )
    elif higher:
        sentence = _(
            "So far, %(what)s was higher when you noted “%(tag)s” "
            "(by about %(size)s, %(range)s; %(counts)s)."
        )
    else:
        sentence = _(
            "So far, %(what)s was lower when you noted “%(tag)s” "
            "(by about %(size)s, %(range)s; %(counts)s)."
        )
    return sentence % words


def summary(established: int, occasions: int) -> str:
    """The first sentence of Why."""
    if not occasions:
        return _(
            "Not yet: patterns rest on check-ins at times that Nearer drew; there are none so far."
        )
    if not established:
        return _("Not yet. Nothing in your record is strong enough to stand on so far.")
    return ngettext(
        "So far, one thing stands: it goes with your urge to pull away.",
        "So far, %(n)d things stand: they go with your urge to pull away.",
        established,
    ) % {"n": established}


def status(finding: TriggerFinding) -> str:
    """The status in a word or two."""
    return {
        "established": _("established"),
        "leaning": _("leaning"),
        "not_yet": _("not yet"),
        "ruled_out": _("ruled out"),
    }[finding.status]


def counts(finding: TriggerFinding) -> str:
    """How many check-ins a claim rests on."""
    part = ngettext("%(n)d check-in with it", "%(n)d check-ins with it", finding.with_tag) % {
        "n": finding.with_tag
    }
    return _("%(part)s, %(without)d without") % {"part": part, "without": finding.without_tag}


def needs(finding: TriggerFinding) -> str:
    """What is still needed before something can be said."""
    if finding.status in {"established", "ruled_out"}:
        return ""
    if finding.with_tag == 0:
        return _("not noted yet")
    if finding.forecast is None:
        return _("more with it")
    return _("about %(n)d more") % {"n": _rounded(finding.forecast)}


def progress(finding: TriggerFinding) -> float:
    """How far along the evidence is, 0–1: the share of the needed check-ins that are there."""
    seen = finding.with_tag + finding.without_tag
    if not finding.forecast or not finding.with_tag:
        return 0.0
    return min(0.97, seen / (seen + finding.forecast))


def what_would_change_it(finding: TriggerFinding, tag: str) -> str:
    """What later check-ins could do to a claim."""
    if finding.status == "established":
        return _(
            "More check-ins narrow the range. If “%(tag)s” stops going with the urge, the number "
            "shrinks and this sentence changes. Something you do not note may stand behind both."
        ) % {"tag": tag}
    if finding.status == "ruled_out":
        return _(
            "It would come back if later check-ins show a difference of more than half a point."
        )
    return _("More check-ins, some with “%(tag)s” and some without.") % {"tag": tag}


def _range(finding: TriggerFinding) -> str:
    if math.isinf(finding.low) or math.isinf(finding.high):
        return _("how much is still open")
    low, high = sorted((abs(finding.low), abs(finding.high)))
    if finding.low < 0 < finding.high:
        return _("likely between %(low)s and %(high)s") % {
            "low": _signed(finding.low),
            "high": _signed(finding.high),
        }
    return _("likely between %(low)s and %(high)s") % {"low": f"{low:.1f}", "high": f"{high:.1f}"}


def _points(size: float) -> str:
    return _("%(size)s points") % {"size": f"{size:.1f}"}


def _signed(value: float) -> str:
    return f"{MINUS if value < 0 else '+'}{abs(value):.1f}"


def _rounded(count: int) -> int:
    """A forecast is rough: two figures at the most."""
    if count < 20:
        return max(1, count)
    step = 10 if count < 200 else 50
    return round(count / step) * step
