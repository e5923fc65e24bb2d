"""From fears to the ledger and back to findings: the only file here that knows what a fear is.

A fear counts once the time has come to ask about it and about all that were written before it,
whether it was answered early, late or not at all. So neither the order nor the moment at which it
enters can depend on what came of it. That is what makes the evidence hold however often somebody
looks (``insight.ledger``); counting fears as they are answered would not, since good news is
looked at sooner.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from math import log
from statistics import fmean

from nearer.domain.ledger import Care, Learned, LedgerFinding, Level, Rate
from nearer.domain.values import Fear
from nearer.insight.expectation import CalibrationBin, brier_score, mean_learning_rate
from nearer.insight.ledger import FearLedger, rate_interval

ALPHA = 0.05  # of the ledger alone; patterns have a budget of their own
FARTHEST = timedelta(days=30)  # from writing to the first due that can be meant
CAME: dict[str, float] = {"no": 0.0, "partly": 0.5, "yes": 1.0}
"""What came of an answered fear, 0 to 1."""


def counted(fears: Iterable[Fear], now: datetime) -> tuple[Fear, ...]:
    """The fears that count, in the order in which they were written."""
    return tuple(_until_the_first_not_asked(in_order(fears), now))


def in_order(fears: Iterable[Fear]) -> list[Fear]:
    """As written; the id decides between equal times. One that no form could make is left out."""
    whole = (fear for fear in fears if _is_whole(fear))
    return sorted(whole, key=lambda fear: (fear.when.timestamp(), fear.id))


def find(fears: Sequence[Fear]) -> LedgerFinding:
    """The whole ledger. ``fears``: those that count, in order; without any it says nothing."""
    cautious, evidence = _entered(fears)
    outcomes = [fear.outcome for fear in fears]
    answered = [fear for fear in fears if fear.outcome in CAME]
    return LedgerFinding(
        yes=outcomes.count("yes"),
        partly=outcomes.count("partly"),
        no=outcomes.count("no"),
        unanswered=len(fears) - len(answered),
        predicted=fmean(fear.likely / 100 for fear in fears) if fears else 0.0,
        cautious=_rate(cautious.came_true, len(fears)),
        plain=_rate(sum(fear.outcome != "no" for fear in answered), len(answered)),
        course=evidence,
        bar=-log(ALPHA),
        evidence="over_predicted" if cautious.overpredicts() else "not_yet",
        forecast=cautious.forecast(),
        levels=tuple(map(_level, cautious.calibration())) if fears else (),
        brier=_brier(answered) if answered else None,
    )


def course(fears: Iterable[Fear]) -> tuple[float, ...]:
    """The evidence for over-prediction after each of these, as natural logarithms."""
    return _entered(fears)[1]


def rate(fears: Sequence[Fear]) -> Rate:
    """How often these came true, cautiously; the range is for them alone."""
    return _rate(sum(came_true(fear) is not False for fear in fears), len(fears))


def came_true(fear: Fear) -> bool | None:
    """Partly counts as yes, the same for every fear; ``None`` without an answer."""
    return fear.outcome != "no" if fear.outcome in CAME else None


def learned(fears: Iterable[Fear]) -> Learned | None:
    """How likely answered fears seem now; ``None`` where none was asked about again."""
    again = [fear for fear in fears if fear.outcome in CAME and fear.likely_now is not None]
    if not again:
        return None
    before = [fear.likely / 100 for fear in again]
    came = [CAME[fear.outcome] for fear in again]
    after = [(fear.likely_now or 0) / 100 for fear in again]
    return Learned(
        fears=len(again),
        before=fmean(before),
        after=fmean(after),
        surprising=sum(said != was for said, was in zip(before, came, strict=True)),
        rate=mean_learning_rate(before, came, after),
    )


def care(fears: Iterable[Fear]) -> Care | None:
    """Kindness expected against met, where both are known."""
    pairs = [
        (fear.care_expected, fear.care_met)
        for fear in fears
        if fear.care_expected is not None and fear.care_met is not None
    ]
    if not pairs:
        return None
    return Care(len(pairs), fmean(pair[0] for pair in pairs), fmean(pair[1] for pair in pairs))


def _entered(fears: Iterable[Fear]) -> tuple[FearLedger, tuple[float, ...]]:
    """The cautious ledger, and its evidence after each fear."""
    ledger, evidence = FearLedger(ALPHA), []
    for fear in fears:
        ledger.record(fear.likely / 100, came_true(fear))
        evidence.append(ledger.overprediction_log_e())
    return ledger, tuple(evidence)


def _is_whole(fear: Fear) -> bool:
    """A number that is no percentage would fail the ledger; a due far off would hold it back."""
    near = fear.due - fear.when <= FARTHEST or fear.not_yet > 0  # put off, it was asked before
    return near and 0 <= fear.likely <= 100


def _until_the_first_not_asked(fears: Iterable[Fear], now: datetime) -> Iterator[Fear]:
    for fear in fears:
        if fear.due > now and not fear.not_yet:  # put off, it was asked before
            return
        yield fear


def _rate(came: int, of: int) -> Rate:
    return Rate(came, of, *rate_interval(came, of, ALPHA))


def _level(one: CalibrationBin) -> Level:
    came = round(one.came_true * one.fears)
    return Level(low=one.low, high=one.high, predicted=one.predicted, rate=_rate(came, one.fears))


def _brier(answered: Sequence[Fear]) -> float:
    return brier_score(
        [fear.likely / 100 for fear in answered], [CAME[fear.outcome] for fear in answered]
    )
