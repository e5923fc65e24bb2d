"""Leaving first, in words: a question and counts, never a verdict."""

from dataclasses import dataclass

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

ENOUGH = 3
"""Times below which nothing is said: two of anything are easily chance."""


@dataclass(frozen=True)
class LeftFirst:
    """``fears``: of being turned down or left, or of a kind not said; held at least as likely as
    not, with somebody in them.

    ``times``: of these, followed by moving away within a day, where what was feared is not known to
    have come. ``together``: the same, but fear and moving away were noted in one go, so that which
    came first is not known. Of both: ``did_not_come`` by the person's own answer, ``unsaid`` of a
    kind not said. ``came``: fears with moving away like that which did come, at least in part;
    in neither count.
    """

    fears: int
    times: int
    together: int
    did_not_come: int
    came: int
    unsaid: int

    @property
    def seen(self) -> int:
        return self.times + self.together


def question(counts: LeftFirst) -> str:
    """What the counts may be asked about; "" below ``ENOUGH`` times."""
    if counts.seen < ENOUGH:
        return ""
    return _("Could it be that you sometimes leave before you can be left?")


def left_first(counts: LeftFirst) -> tuple[str, ...]:
    """What was noted, in counts, a paragraph each; nothing below ``ENOUGH`` times."""
    if counts.seen < ENOUGH:
        return ()
    first = " ".join(filter(None, (_fears(counts.fears), _after(counts.times))))
    told = (first, _together(counts.together), _came_of_it(counts), _not_sure(counts))
    return tuple(said for said in told if said)


def what_it_is_not() -> tuple[str, ...]:
    """What these counts cannot say."""
    return (
        _(
            "This is a count of what you noted, and nothing in it was tested. If you write down "
            "fears mostly on days when you leave, it will be high for that reason alone."
        ),
        _(
            "It does not know why you went. You may have been tired, or had to go, or needed "
            "rest. Nearer cannot read what a fear is about. It goes by the kind you gave it, and "
            "by what was noted when."
        ),
        _(
            "Leaving can be right. With somebody who scares you, hurts you or does not listen, "
            "going first is wise, and no count speaks against it."
        ),
    )


def what_would_change_it() -> str:
    return _(
        "It changes with every fear you look back at: answers to what became of it, and check-ins "
        "at which you stayed or moved toward somebody all the same."
    )


def _fears(fears: int) -> str:
    return _(
        "So far you wrote down %(fears)d fears of being turned down or left, or of a kind you did "
        "not say, that had somebody in them and felt at least as likely as not."
    ) % {"fears": fears}


def _after(times: int) -> str:
    if not times:
        return ""
    return ngettext(
        "After one of them you noted, within a day and before you looked back at it, that you "
        "pulled away while they were around.",
        "After %(n)d of them you noted, within a day and before you looked back at it, that you "
        "pulled away while they were around.",
        times,
    ) % {"n": times}


def _together(times: int) -> str:
    if not times:
        return ""
    return ngettext(
        "Once, you noted such a fear and pulling away in one go, within a quarter of an hour. "
        "Which of the two came first is not known. What would become of the fear was open.",
        "%(n)d times, you noted such a fear and pulling away in one go, within a quarter of an "
        "hour. Which of the two came first is not known. What would become of the fear was open.",
        times,
    ) % {"n": times}


def _came_of_it(counts: LeftFirst) -> str:
    if not counts.did_not_come:
        return _("What became of these fears is not known yet.")
    if counts.did_not_come == counts.seen:
        return _("What you feared did not come in any of them, as far as you know.")
    return ngettext(
        "Once what you feared did not come, as far as you know; the others are open.",
        "%(n)d times what you feared did not come, as far as you know; what became of the others "
        "is open.",
        counts.did_not_come,
    ) % {"n": counts.did_not_come}


def _not_sure(counts: LeftFirst) -> str:
    """Fears that came, and those of no kind, so that the count has its other side."""
    unsaid = ngettext(
        "One of those counted has no kind, so it may have been about something else.",
        "%(n)d of those counted have no kind, so they may have been about something else.",
        counts.unsaid,
    ) % {"n": counts.unsaid}
    came = ngettext(
        "At one more you pulled away too, and what you feared did come, at least in part; "
        "that one is not counted, since you may have gone because of it.",
        "At %(n)d more you pulled away too, and what you feared did come, at least in part; "
        "those are not counted, since you may have gone because of it.",
        counts.came,
    ) % {"n": counts.came}
    return " ".join(told for n, told in ((counts.unsaid, unsaid), (counts.came, came)) if n)
