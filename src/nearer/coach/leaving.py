"""Leaving first, in words: a question and counts, never a verdict."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

ENOUGH = 3
"""Times below which nothing is said: two of anything are easily chance."""


@dataclass(frozen=True)
class LeftFirst:
    """``fears``: held at least as likely as not, with somebody in them.

    ``times``: of these, followed by moving away within a day, where what was feared is not known to
    have come. ``did_not_come``: of these times, by the person's own answer. ``came``: fears that
    were followed like that too, and did come, at least in part; not among ``times``.
    """

    fears: int
    times: int
    did_not_come: int
    came: int


def question(counts: LeftFirst) -> str:
    """What the counts may be asked about; "" below ``ENOUGH`` times."""
    if counts.times < ENOUGH:
        return ""
    return _("Could it be that you sometimes leave before you can be left?")


def left_first(counts: LeftFirst) -> tuple[str, ...]:
    """What was noted, in counts, a paragraph each; nothing below ``ENOUGH`` times."""
    if counts.times < ENOUGH:
        return ()
    first = _(
        "So far, %(times)d times you wrote down a fear with somebody in it that felt at least as "
        "likely as not, and within a day you noted that you pulled away while they were around, "
        "before you could know."
    ) % {"times": counts.times}
    return first, _came_of_it(counts), _among(counts)


def what_it_is_not() -> tuple[str, ...]:
    """What these counts cannot say."""
    return (
        _(
            "This is a count of what you noted, and nothing in it was tested. If you write down "
            "fears mostly on days when you leave, it will be high for that reason alone."
        ),
        _(
            "It does not know why you went. You may have been tired, or had to go, or needed "
            "rest. Nearer goes by the order of things and cannot read what a fear is about."
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


def _came_of_it(counts: LeftFirst) -> str:
    if not counts.did_not_come:
        return _("What became of these fears is not known yet.")
    if counts.did_not_come == counts.times:
        return _("What you feared did not come in any of them, as far as you know.")
    return ngettext(
        "Once what you feared did not come, as far as you know; the others are open.",
        "%(n)d times what you feared did not come, as far as you know; what became of the others "
        "is open.",
        counts.did_not_come,
    ) % {"n": counts.did_not_come}


def _among(counts: LeftFirst) -> str:
    """All fears of that kind, and the ones that came, so that the count has its other side."""
    told = _("There were %(fears)d fears like that in all.") % {"fears": counts.fears}
    if not counts.came:
        return told
    came = ngettext(
        "After one more you pulled away too, and what you feared did come, at least in part; "
        "that one is not counted, since you may have gone because of it.",
        "After %(n)d more you pulled away too, and what you feared did come, at least in part; "
        "those are not counted, since you may have gone because of it.",
        counts.came,
    ) % {"n": counts.came}
    return f"{told} {came}"
