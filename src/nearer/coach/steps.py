"""Small steps in words: why one is offered, and how hard they felt. Counts, no praise, no blame."""

from collections.abc import Sequence
from dataclasses import dataclass

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.domain.values import Circle

MOST = 3  # sentences of a reason: more is read by nobody at the door

Felt = tuple[int | None, int | None]
"""How hard a step felt before it and after it, 0–100."""


@dataclass(frozen=True)
class Facts:
    """What an invitation rests on. ``name``: of the person, "" for nobody in particular.

    ``up_to``: how deep they may be told, in words, "" where that was not said. ``closeness``: mean
    of ``check_ins``, 0–10, None while there are too few; ``withheld``: a hunch could still follow
    it, so that it is not told. ``gave``, ``took``:
    steps with them after which it was noted that they shared something too, or did not.
    ``hard``: how hard the step feels, 0–100. ``tried``: steps done in all. ``again``: this one was
    done before; else ``easy_words``: another one that was easy of late. ``before``, ``after``: how
    hard that one felt.
    """

    name: str = ""
    circle: Circle | None = None
    closeness: float | None = None
    check_ins: int = 0
    gave: int = 0
    took: int = 0
    standing: bool = False
    turn: bool = False
    hard: int = 0
    tried: int = 0
    again: bool = False
    easy_words: str = ""
    before: int | None = None
    after: int | None = None
    up_to: str = ""
    withheld: bool = False


def because(facts: Facts) -> tuple[str, ...]:
    """Why this step and this person, today; at least one sentence."""
    said = (_of_step(facts), _of_person(facts), _gave(facts), _turn(facts))
    return tuple(sentence for sentence in said if sentence)[:MOST]


def last_time_told(before: int | None, after: int | None) -> str:
    """How hard it felt the last time; "" where neither was noted."""
    if before is None and after is None:
        return ""
    if before is None:
        return _("Last time this felt like %(after)d once it was done.") % {"after": after}
    if after is None:
        return _("Last time this felt like %(before)d before it.") % {"before": before}
    if before == after:
        return _("Last time this felt like %(after)d, before it and after it.") % {"after": after}
    return _("Last time this felt like %(after)d, before it %(before)d.") % {
        "after": after,
        "before": before,
    }


def felt_told(before: int | None, after: int | None) -> str:
    """How hard one doing felt; "" where it was not rated afterwards."""
    if after is None:
        return ""
    if before is None:
        return _("It felt like %(after)d of 100 once it was done.") % {"after": after}
    return _("It felt like %(after)d of 100 once it was done; before it, %(before)d.") % {
        "after": after,
        "before": before,
    }


def hardness_told(felt: Sequence[Felt]) -> str:
    """How hardness changed over several doings. ``felt``: oldest first; "" without a rating."""
    both = [(before, after) for before, after in felt if before is not None and after is not None]
    if not both:
        return ""
    if len(both) == 1:
        before, after = both[0]
        return _("Rated once: %(before)d before it, %(after)d after it.") % {
            "before": before,
            "after": after,
        }
    lighter = sum(after < before for before, after in both)
    told = _(
        "Rated %(n)d times: %(first)d before the first and %(first_after)d after it, %(last)d "
        "before the newest and %(last_after)d after it."
    ) % {
        "n": len(both),
        "first": both[0][0],
        "first_after": both[0][1],
        "last": both[-1][0],
        "last_after": both[-1][1],
    }
    than = ngettext(
        "%(n)d time it felt easier afterwards than it had seemed.",
        "%(n)d times it felt easier afterwards than it had seemed.",
        lighter,
    ) % {"n": lighter}
    return f"{told} {than}"


def what_hardness_is_not() -> str:
    return _(
        "These numbers are yours and go with the day on which you give them. Nearer draws nothing "
        "from them but which step to offer. A step that feels harder than last time is no step "
        "back, and one you leave out is no failure."
    )


def _of_step(facts: Facts) -> str:
    if facts.again:
        return last_time_told(facts.before, facts.after)
    if facts.standing:
        return _(
            "One thought or one feeling a day, with somebody you trust: the step to come back to."
        )
    if not facts.tried:
        return _("It is a small one, to begin with.")
    if facts.easy_words and facts.before is not None and facts.after is not None:
        return _(
            "“%(words)s” seemed like %(before)d of 100 and felt like %(after)d once it was done. "
            "This one stands at %(hard)d."
        ) % {
            "words": facts.easy_words,
            "before": facts.before,
            "after": facts.after,
            "hard": facts.hard,
        }
    return _("It is within what you have rated so far.")


def _of_person(facts: Facts) -> str:
    if not facts.name:
        return ""
    words = {"name": facts.name, "n": facts.check_ins}
    if facts.up_to:
        return _("You said that you can tell %(name)s things as deep as “%(up_to)s”.") % (
            words | {"up_to": facts.up_to}
        )
    if facts.closeness is not None and not facts.withheld:
        return _(
            "In %(n)d check-ins with %(name)s over three months you noted closeness at "
            "%(closeness)s of 10 on average."
        ) % (words | {"closeness": f"{facts.closeness:.1f}"})
    if facts.circle == "close":
        return _("You put %(name)s in your closest circle.") % words
    if facts.check_ins:
        return (
            ngettext(
                "Over three months you noted %(n)d check-in with %(name)s.",
                "Over three months you noted %(n)d check-ins with %(name)s.",
                facts.check_ins,
            )
            % words
        )
    return ""


def _gave(facts: Facts) -> str:
    """Giving and taking; nothing is said of somebody who did not."""
    if not facts.name or not facts.gave:
        return ""
    of = facts.gave + facts.took
    return ngettext(
        "After %(gave)d of %(of)d step with %(name)s you noted that they shared something too.",
        "After %(gave)d of %(of)d steps with %(name)s you noted that they shared something too.",
        of,
    ) % {"gave": facts.gave, "of": of, "name": facts.name}


def _turn(facts: Facts) -> str:
    if not facts.turn:
        return ""
    return _("It asks something back: taking turns goes easier than telling alone.")
