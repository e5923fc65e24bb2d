"""The people around somebody in words: lately, being in touch, and why one might tell them.

Counts and what the person said themselves. Nothing is said of what anybody is like, and nobody is
set beside anybody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nearer.coach.averages import FEW, Fates
from nearer.domain.practice import By
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.domain.values import Circle

REASONS = 5  # why somebody is named: more is read by nobody


@dataclass(frozen=True)
class Average:
    """A mean of ratings from 0 to 10, and of how many."""

    mean: float
    count: int


@dataclass(frozen=True)
class Lately:
    """What was noted with somebody within ``days``.

    ``check_ins``: all of them; ``closeness``, ``urge``: of those that Nearer asked for; ``fates``:
    what urges ended in there. ``opened``: closeness in check-ins in which something personal had
    been shared with them, however they began. ``withheld``: nothing but counts may be told yet.
    """

    name: str
    days: int
    check_ins: int = 0
    closeness: Average | None = None
    urge: Average | None = None
    fates: Fates | None = None
    opened: Average | None = None
    withheld: bool = False


@dataclass(frozen=True)
class Opened:
    """Steps done with somebody. ``gave``, ``took``: whether they shared something too, where that
    was noted; ``lighter`` of ``rated``: it felt easier afterwards than before.
    """

    name: str
    done: int = 0
    gave: int = 0
    took: int = 0
    lighter: int = 0
    rated: int = 0


@dataclass(frozen=True)
class Trust:
    """Why somebody might be told something. ``up_to``: a depth in words, "" is not said.

    ``helps``: helping is their work.

    ``gives``: what they can give, as it was asked for, "" where that was not noted. ``days``: since
    the last time of being in touch, None where none is noted.
    """

    name: str
    circle: Circle
    up_to: str = ""
    gives: str = ""
    gave: int = 0
    took: int = 0
    days: int | None = None
    helps: bool = False


def lately_told(facts: Lately) -> tuple[str, ...]:
    """How it has been with somebody, sentence by sentence; the first says from how much."""
    said = _check_ins(facts)
    if not facts.check_ins:
        return (said,)
    if facts.withheld:
        return said, _(
            "How close it was is not told yet: it could colour what you notice next. It comes "
            "once Why has your first patterns."
        )
    told = (_felt(facts), _ended(facts), _was_open(facts))
    return (said, *(sentence for sentence in told if sentence))


def opened_told(facts: Opened) -> str:
    """What followed when the person took a step with somebody; "" before the first."""
    if not facts.done:
        return ""
    said = ngettext(
        "So far, you have noted %(n)d step with %(name)s that you did.",
        "So far, you have noted %(n)d steps with %(name)s that you did.",
        facts.done,
    ) % {"n": facts.done, "name": facts.name}
    of = facts.gave + facts.took
    back = (
        ngettext(
            "After %(gave)d of %(of)d they shared something too.",
            "After %(gave)d of %(of)d they shared something too.",
            of,
        )
        % {"gave": facts.gave, "of": of}
        if of
        else ""
    )
    lighter = (
        _("%(lighter)d of %(rated)d felt easier afterwards than before.")
        % {"lighter": facts.lighter, "rated": facts.rated}
        if facts.rated
        else ""
    )
    return " ".join(sentence for sentence in (said, back, lighter) if sentence)


def fears_told(name: str, answered: int, came: int) -> str:
    """How many fears about somebody came, at least in part; "" while none has an answer."""
    if not answered:
        return ""
    if not came:
        return ngettext(
            "So far, %(n)d fear about %(name)s has an answer, and it did not come true.",
            "So far, %(n)d fears about %(name)s have an answer, and none came true.",
            answered,
        ) % {"n": answered, "name": name}
    return ngettext(
        "So far, %(n)d fear about %(name)s has an answer, and %(came)d came true, at least in "
        "part.",
        "So far, %(n)d fears about %(name)s have an answer, and %(came)d came true, at least in "
        "part.",
        answered,
    ) % {"n": answered, "name": name, "came": came}


def word_told(name: str, days: int, by: By, wished: int, counts: By) -> str:
    """That a wished rhythm has come round. ``by``: how the last time that counts was, "" where none
    is noted.

    ``wished``: days of the rhythm; ``counts``: the least that counts.
    """
    words = {"name": name, "n": days, "rhythm": rhythm_name(wished)}
    if not by:
        return _none_noted(counts) % words
    told = {
        "face_to_face": ngettext(
            "It has been %(n)d day since you saw %(name)s. A word, if you like.",
            "It has been %(n)d days since you saw %(name)s. A word, if you like.",
            days,
        ),
        "call": ngettext(
            "It has been %(n)d day since you and %(name)s spoke. A word, if you like.",
            "It has been %(n)d days since you and %(name)s spoke. A word, if you like.",
            days,
        ),
        "text": ngettext(
            "It has been %(n)d day since you and %(name)s wrote. A word, if you like.",
            "It has been %(n)d days since you and %(name)s wrote. A word, if you like.",
            days,
        ),
    }
    return told[by] % words


def touch_told(days: int, by: By) -> str:
    """When the last time of being in touch was, and how."""
    way = {"face_to_face": _("face to face"), "call": _("by phone"), "text": _("in writing")}[by]
    if days <= 0:
        return _("Last in touch today, %(way)s.") % {"way": way}
    return ngettext(
        "Last in touch %(n)d day ago, %(way)s.", "Last in touch %(n)d days ago, %(way)s.", days
    ) % {"n": days, "way": way}


def rhythm_name(days: int) -> str:
    """About how often that is."""
    named = {
        7: _("about every week"),
        14: _("about every two weeks"),
        30: _("about every month"),
        60: _("about every two months"),
        90: _("about every three months"),
    }
    return named.get(days) or ngettext("about every %(n)d day", "about every %(n)d days", days) % {
        "n": days
    }


def why_tell(trust: Trust) -> tuple[str, ...]:
    """Why this person is named; at least one sentence."""
    words = {"name": trust.name}
    said = (
        _("You said that you can tell %(name)s things as deep as “%(up_to)s”.")
        % (words | {"up_to": trust.up_to})
        if trust.up_to
        else "",
        _("You noted that %(name)s can give this: %(gives)s.") % (words | {"gives": trust.gives})
        if trust.gives
        else "",
        _(
            "You noted that %(name)s helps you for a living. Whether that goes for this, you know "
            "best."
        )
        % words
        if trust.helps
        else "",
        _gave(trust),
        _circle(trust),
        _days(trust),
        "" if trust.up_to else _("How deep it may go with %(name)s you left open so far.") % words,
    )
    return tuple(sentence for sentence in said if sentence)[:REASONS]


def not_so_deep(name: str, up_to: str) -> str:
    """Why somebody is not named for this."""
    return _("You said that you can tell %(name)s things as deep as “%(up_to)s”, not deeper.") % {
        "name": name,
        "up_to": up_to,
    }


def gap_told(name: str, givers: Sequence[str]) -> str:
    """Who gives something, or that nobody does yet. ``name``: of what is given,
    inside a sentence.
    """
    if givers:
        return ", ".join(givers)
    return _("nobody yet for %(gift)s") % {"gift": name}


def _none_noted(counts: By) -> str:
    """What counts is named: a message may well be noted where only a call would count."""
    if counts == "face_to_face":
        return _(
            "You wished to see %(name)s %(rhythm)s, and no meeting is noted so far. A word, if you "
            "like."
        )
    if counts == "call":
        return _(
            "You wished to be in touch with %(name)s %(rhythm)s, and no call and no meeting is "
            "noted so far. A word, if you like."
        )
    return _(
        "You wished to be in touch with %(name)s %(rhythm)s, and no time is noted so far. A word, "
        "if you like."
    )


def _check_ins(facts: Lately) -> str:
    if not facts.check_ins:
        return _("In the last %(days)d days there is no check-in with %(name)s.") % {
            "days": facts.days,
            "name": facts.name,
        }
    return ngettext(
        "In the last %(days)d days there is %(n)d check-in with %(name)s.",
        "In the last %(days)d days there are %(n)d check-ins with %(name)s.",
        facts.check_ins,
    ) % {"n": facts.check_ins, "days": facts.days, "name": facts.name}


def _felt(facts: Lately) -> str:
    closeness, urge = facts.closeness, facts.urge
    enough = [one for one in (closeness, urge) if one is not None and one.count >= FEW]
    if not enough:
        return _(
            "How close it was, and how strong the urge: not yet. It takes %(n)d check-ins that "
            "Nearer asked for."
        ) % {"n": FEW}
    said = []
    if closeness is not None and closeness.count >= FEW:
        said.append(
            _("So far, on average, you noted closeness at %(mean)s of 10 (%(n)d check-ins).")
            % {"mean": f"{closeness.mean:.1f}", "n": closeness.count}
        )
    if urge is not None and urge.count >= FEW:
        said.append(
            _("So far, on average, you noted the urge to pull away at %(mean)s of 10 (%(n)d).")
            % {"mean": f"{urge.mean:.1f}", "n": urge.count}
        )
    return " ".join(said)


def _ended(facts: Lately) -> str:
    fates = facts.fates
    if fates is None or fates.answered < FEW:
        return ""
    return _(
        "Of %(n)d urges there with an answer to what you did, %(away)d ended in pulling away, "
        "%(stayed)d in staying and %(toward)d in moving toward."
    ) % {
        "n": fates.answered,
        "away": fates.away,
        "stayed": fates.stayed,
        "toward": fates.toward,
    }


def _was_open(facts: Lately) -> str:
    if facts.opened is None or facts.opened.count < FEW:
        return ""
    return _(
        "In the %(n)d check-ins in which you had shared something personal there, you noted "
        "closeness at %(mean)s of 10 on average. What comes with what is not what causes what."
    ) % {"n": facts.opened.count, "mean": f"{facts.opened.mean:.1f}"}


def _gave(trust: Trust) -> str:
    of = trust.gave + trust.took
    if not trust.gave:
        return ""
    return ngettext(
        "After %(gave)d of %(of)d step with %(name)s you noted that they shared something too.",
        "After %(gave)d of %(of)d steps with %(name)s you noted that they shared something too.",
        of,
    ) % {"gave": trust.gave, "of": of, "name": trust.name}


def _circle(trust: Trust) -> str:
    told = {
        "close": _("You put %(name)s in your closest circle."),
        "near": _("You put %(name)s in your middle circle."),
        "further": _("You put %(name)s in your outer circle."),
    }
    return told[trust.circle] % {"name": trust.name}


def _days(trust: Trust) -> str:
    if trust.days is None:
        return ""
    if trust.days <= 0:
        return _("You were in touch today.")
    return ngettext(
        "You were in touch %(n)d day ago.", "You were in touch %(n)d days ago.", trust.days
    ) % {"n": trust.days}
