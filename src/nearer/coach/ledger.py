"""How fears compare with what came, in words: counts and ranges first, and never a score."""

from nearer.coach.sizes import MINUS, rounded
from nearer.domain.ledger import Care, Learned, LedgerFinding, Rate
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

ENOUGH = 5
"""Fears below which nothing is averaged and nothing is drawn."""
FAR = 100
"""Fears beyond which a forecast helps nobody."""


def came_told(finding: LedgerFinding) -> str:
    """The first sentence: how often fears came true, with its range."""
    if not finding.counted:
        return _(
            "Not yet: no fear has come due. Each counts from the day on which Nearer asks about "
            "it, two to four days after you wrote it."
        )
    if finding.evidence == "over_predicted":
        return _less_than_expected(finding)
    return _so_far(finding)


def evidence_told(finding: LedgerFinding) -> str:
    """Whether the fears were held likelier than they came; "" while none counts."""
    if not finding.counted:
        return ""
    said = _("You put these fears at %(predicted)d in 100 on average.") % {
        "predicted": _of_100(finding.predicted)
    }
    if finding.evidence == "over_predicted":
        return _join(
            said,
            _("That is more than came true, and it is enough to stand on, however often you look."),
        )
    return _join(said, _not_yet(finding))


def without_answer(finding: LedgerFinding) -> str:
    """Both ways of counting what was not answered; "" where they are the same."""
    if not finding.unanswered:
        return ""
    n = finding.unanswered
    counted = ngettext(
        "%(n)d of them has no answer so far and counts as come true, so that the picture cannot "
        "look rosier than it was.",
        "%(n)d of them have no answer so far and count as come true, so that the picture cannot "
        "look rosier than it was.",
        n,
    ) % {"n": n}
    if not finding.plain.of:
        return counted
    left_out = ngettext(
        "Without it: %(rate)s.",
        "Without them: %(rate)s.",
        n,
    ) % {"rate": rate_told(finding.plain)}
    return _join(counted, left_out)


def right_told(finding: LedgerFinding) -> str:
    """The times the fear was right, said plainly; "" where there are none."""
    yes, partly = finding.yes, finding.partly
    if not yes and not partly:
        return ""
    if not yes:
        return ngettext(
            "%(n)d of your fears came true in part. Part of what you saw coming was there.",
            "%(n)d of your fears came true in part. Part of what you saw coming was there.",
            partly,
        ) % {"n": partly}
    first = ngettext(
        "Sometimes distance was right: %(n)d of your fears came true.",
        "Sometimes distance was right: %(n)d of your fears came true.",
        yes,
    ) % {"n": yes}
    if not partly:
        return first
    also = ngettext("%(n)d more did in part.", "%(n)d more did in part.", partly)
    return _join(first, also % {"n": partly})


def waiting_told(waiting: int) -> str:
    """Fears that are written and do not count yet; "" without any."""
    if not waiting:
        return ""
    return ngettext(
        "%(n)d more is written and does not count yet. A fear counts when its time to be asked "
        "about has come, answered or not, and in the order in which you wrote them. So an early "
        "answer tips nothing.",
        "%(n)d more are written and do not count yet. A fear counts when its time to be asked "
        "about has come, answered or not, and in the order in which you wrote them. So an early "
        "answer tips nothing.",
        waiting,
    ) % {"n": waiting}


def rate_told(rate: Rate) -> str:
    """A count with its share and range, for a row or a bracket."""
    return _(
        "%(came)d of %(of)d came true, at least in part (%(share)d in 100, likely between "
        "%(low)d and %(high)d)"
    ) % _figures(rate)


def what_groups_are_not() -> str:
    """Beside fears by person and by kind."""
    return _(
        "Each range is for its own row. The rows are not set against each other: with few fears, "
        "chance alone makes some of them look darker than others."
    )


def change_told(learned: Learned | None) -> str:
    """How the number moved after looking back."""
    if learned is None or learned.fears < ENOUGH:
        return _(
            "Not yet: this needs %(n)d fears with a second number, for how likely it would feel "
            "if it came up again."
        ) % {"n": ENOUGH}
    return _(
        "After you looked back, %(n)d fears felt about %(after)d in 100 likely, so far, on "
        "average; before, it was %(before)d in 100."
    ) % {
        "n": learned.fears,
        "after": _of_100(learned.after),
        "before": _of_100(learned.before),
    }


def rate_of_learning_told(learned: Learned | None) -> str:
    """The part of the surprise that was taken in; "" while it cannot be told."""
    if learned is None or learned.rate is None or learned.surprising < ENOUGH:
        return ""
    return _(
        "Of the surprise in %(n)d fears, about %(share)s in 100 went into the new number. 0 would "
        "mean that the number stays as it was, 100 that it becomes what came."
    ) % {"n": learned.surprising, "share": _signed(_of_100(learned.rate))}


def what_change_means() -> str:
    return _(
        "In a study of 605 people who faced what they feared, with a therapist, those whose "
        "number moved tended to get better; that the fear was wrong was not enough. For you alone "
        "this is a description. Where a fear was right, a number that stays is right too."
    )


def care_told(care: Care | None) -> str:
    """Kindness expected against met."""
    if care is None or care.fears < ENOUGH:
        return ""
    return _(
        "In %(n)d fears you noted how kind you expected the other to be and how kind they were. "
        "So far, on average, you expected %(expected)s of 10 and met %(met)s."
    ) % {"n": care.fears, "expected": f"{care.expected:.1f}", "met": f"{care.met:.1f}"}


def brier_told(finding: LedgerFinding) -> str:
    """The Brier score with its meaning; "" while nothing was answered."""
    if finding.brier is None:
        return ""
    return ngettext(
        "Brier score: %(score)s, from %(n)d fear with an answer; “partly” is a half here. It is "
        "the squared distance between what you said and what came: 0 would be foreseen exactly, "
        "and saying 50 every time gives 0.25. It also goes with how easy things are to foresee, "
        "so it does not measure you.",
        "Brier score: %(score)s, from %(n)d fears with an answer; “partly” is a half here. It is "
        "the squared distance between what you said and what came, on average: 0 would be "
        "foreseen exactly, and saying 50 every time gives 0.25. It also goes with how easy things "
        "are to foresee, so it does not measure you.",
        finding.plain.of,
    ) % {"score": f"{finding.brier:.2f}", "n": finding.plain.of}


def how_sure_of_fears() -> str:
    """The ledger's own promise."""
    return _(
        "Of 100 people whose fears come true just as often as they say, at most 5 should ever "
        "read here that they expect too much, however often they look. That follows from the sums, "
        "as long as each number is written before it is known what comes. It is a promise of its "
        "own, apart from the one for patterns. The ranges keep theirs in the same way, each for "
        "itself."
    )


def what_the_ledger_is_not() -> tuple[str, ...]:
    return (
        _(
            "It is about the fears you wrote down, and no others. Leaving out the worst ones, or "
            "deleting some later, changes it."
        ),
        _(
            "That something feared did not come does not mean that you should go nearer. With "
            "somebody who scares or hurts you, distance is right, whatever the numbers say."
        ),
    )


def what_would_change_the_ledger(finding: LedgerFinding) -> str:
    more = _(
        "Every fear that comes due narrows the range. Changing an answer or deleting a fear does "
        "the sums again."
    )
    if finding.evidence == "over_predicted":
        return _join(
            more,
            _("If what you fear begins to come as often as you say, the first sentence goes."),
        )
    return more


def _less_than_expected(finding: LedgerFinding) -> str:
    words = _figures(finding.cautious) | {"unanswered": finding.unanswered}
    if not finding.cautious.came_true:
        return (
            _(
                "So far, what you feared came less often than you expected: none of your %(of)d "
                "fears came true (0 in 100, likely between 0 and %(high)d)."
            )
            % words
        )
    if finding.unanswered:
        return (
            _(
                "So far, what you feared came less often than you expected: %(came)d of your "
                "%(of)d fears, at least in part, counting %(unanswered)d without an answer "
                "(%(share)d in 100, likely between %(low)d and %(high)d)."
            )
            % words
        )
    return (
        _(
            "So far, what you feared came less often than you expected: %(came)d of your %(of)d "
            "fears, at least in part (%(share)d in 100, likely between %(low)d and %(high)d)."
        )
        % words
    )


def _so_far(finding: LedgerFinding) -> str:
    """How often, without a word on what was expected."""
    rate = finding.cautious
    if not rate.came_true:
        return ngettext(
            "So far, the one fear that has come due did not come true.",
            "So far, none of your %(of)d fears came true (0 in 100, likely between 0 and "
            "%(high)d).",
            rate.of,
        ) % _figures(rate)
    if finding.unanswered:
        return ngettext(
            "So far, one fear has come due, and it has no answer yet.",
            "So far, %(came)d of your %(of)d fears came true, at least in part, counting "
            "%(unanswered)d without an answer (%(share)d in 100, likely between %(low)d and "
            "%(high)d).",
            rate.of,
        ) % (_figures(rate) | {"unanswered": finding.unanswered})
    return ngettext(
        "So far, the one fear that has come due came true, at least in part.",
        "So far, %(came)d of your %(of)d fears came true, at least in part (%(share)d in 100, "
        "likely between %(low)d and %(high)d).",
        rate.of,
    ) % _figures(rate)


def _not_yet(finding: LedgerFinding) -> str:
    """What is awaited, with how many more fears that may take."""
    more = finding.forecast
    if more is None and finding.counted >= ENOUGH:
        return _("So far, nothing says that you expect what you fear more often than it comes.")
    if more is None or finding.counted < 3:
        return _(
            "Whether that is too much: not yet. Five or six fears can be enough where little of "
            "it comes, twenty or thirty where the numbers are only a little off."
        )
    if more > FAR:
        return _(
            "Whether that is too much: not yet. If it goes on like this, more than %(n)d more "
            "fears are needed."
        ) % {"n": FAR}
    return ngettext(
        "Whether that is too much: not yet. If it goes on like this, about %(n)d more fear is "
        "needed.",
        "Whether that is too much: not yet. If it goes on like this, about %(n)d more fears are "
        "needed.",
        rounded(more),
    ) % {"n": rounded(more)}


def _figures(rate: Rate) -> dict[str, int]:
    return {
        "came": rate.came_true,
        "of": rate.of,
        "share": _of_100(rate.came_true / rate.of) if rate.of else 0,
        "low": _of_100(rate.low),
        "high": _of_100(rate.high),
    }


def _of_100(share: float) -> int:
    return round(100 * share)


def _signed(number: int) -> str:
    return f"{MINUS}{-number}" if number < 0 else str(number)


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
