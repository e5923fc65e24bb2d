"""What happened to the record since a pattern was shown, as far as that can be why it went."""

from datetime import datetime

from nearer import coach
from nearer.companion.analyses import Analysis
from nearer.companion.columns import Reading, reading, shown
from nearer.companion.space import Space
from nearer.companion.why_claims import answer
from nearer.domain.values import Moment, Shown
from nearer.insight.bridge import Occasion, Seen, answered
from nearer.insight.bridge import answer as outcome_of


def since(space: Space, one: Shown, analysis: Analysis) -> coach.Since:
    """Counts of check-ins that the sums read otherwise now, each under one heading only.

    Both versions of a check-in are read as columns are read now, so that a merge is no change to
    any of them. Newer ones are counted only where the range has come to cover zero: nothing else
    that comes later takes a pattern back.
    """
    if one.column not in shown(space):
        return coach.Since(gone=True)
    claim = answer(space, analysis).about(one.column)
    if claim is not None and claim.finding.status == "established":
        return coach.Since(turned=True)
    how = reading(space)
    then, changed, added, newer = 0, 0, 0, 0
    for moment in space.all(Moment):
        before = _as_it_was(space, moment, one.first)
        if before is None:
            came = _counts(moment, analysis)
            newer += came and moment.when > one.first
            added += came and moment.when <= one.first
            continue
        then += _counts(before, analysis)
        if before != moment:
            changed += _read(how, before, analysis) != _read(how, moment, analysis)
    faded = claim is not None and claim.finding.status == "ruled_out"
    return coach.Since(
        changed=changed,
        deleted=max(0, one.occasions - then),
        added=added,
        newer=newer if faded else 0,
    )


def _as_it_was(space: Space, moment: Moment, at: datetime) -> Moment | None:
    """The version of a moment that stood at that time, if there was one."""
    standing = None
    for revision in space.history(moment.id):
        if revision.written > at:
            break
        if isinstance(revision.value, Moment):
            standing = revision.value
    return standing


def _counts(moment: Moment, analysis: Analysis) -> bool:
    asked = not moment.skipped and moment.way == analysis.way
    return asked and outcome_of(moment, analysis.outcome) is not None


def _read(how: Reading, moment: Moment, analysis: Analysis) -> Occasion | None:
    """What the sums know of a moment; ``None`` where it does not count."""
    seen = Seen(moment, how.columns_of(moment))
    return next(iter(answered([seen], analysis.outcome, analysis.way)), None)
