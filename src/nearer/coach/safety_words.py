"""Safety in words: what is said after heavy words, and after the private check.

Nothing here says what was read or that somebody is or is not safe. A card names nobody and repeats
no word; that something weighs on the person, whoever looks over their shoulder can tell.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nearer.domain.tongue import gettext as _


@dataclass(frozen=True)
class Card:
    """``ask``: the question or sentence above; ``lines``: below it. ``safe``: the label of the
    answer that ends it, "" where there is none; ``skip``: the one that is always there.
    """

    ask: str
    lines: tuple[str, ...]
    safe: str
    skip: str


def card(kind: str) -> Card:
    """What is asked after words of that kind, as ``safety_check`` tells them."""
    if kind == "self_harm_explicit":
        return Card(
            _("You wrote something heavy. Are you safe right now?"),
            (
                _(
                    "If you are not, or not sure: call, or go where another person is. You need no "
                    "good reason, and you do not have to be sure."
                ),
                unseen(),
            ),
            _("I am safe"),
            _("Skip"),
        )
    if kind == "self_harm_veiled":
        return Card(
            _("That may be a lot to carry alone."),
            (
                _(
                    "If it helps, say one sentence of it to somebody: a person you know, or a "
                    "line. Half a sentence is enough."
                ),
                unseen(),
            ),
            _("I am all right for now"),
            _("Skip"),
        )
    if kind == "worried_about_other":
        return Card(
            _("Are you worried about somebody?"),
            (
                _(
                    "There is help for those who worry, too. You may ask them plainly, and you "
                    "need not keep it alone."
                ),
                unseen(),
            ),
            "",
            _("Skip"),
        )
    return Card(
        _("What you wrote deserves care."),
        (
            _(
                "There are people who know about such things, and some questions for you alone. "
                "You decide what happens next, and whether anything does."
            ),
            _("If it cannot wait, call the emergency number, when you are alone if you can."),
            unseen(),
        ),
        "",
        _("Skip"),
    )


def unseen() -> str:
    """What Nearer is not, said wherever it might be taken for more."""
    return _("Nearer watches over nobody, tells nobody, and is not for emergencies.")


@dataclass(frozen=True)
class After:
    """What is said after the private check: ``first`` for every answer, ``soon`` where something
    was told with which a specialist should help soon.
    """

    first: tuple[str, ...]
    soon: tuple[str, ...]


def after_check(answers: Mapping[str, str], pressing: frozenset[str]) -> After:
    """``answers``: "yes", "no", "unsure" or "" by question. ``pressing``: keys of the questions
    about what often comes before serious harm. There is no sum of the answers and no verdict.
    """
    told = [key for key, said in answers.items() if said in {"yes", "unsure"}]
    return After(_first(answers.values()), _soon(set(told) & pressing))


def _first(said: Collection[str]) -> tuple[str, ...]:
    if {"yes", "unsure"} & set(said):
        told = (
            _(
                "Nobody may treat you like that, whatever was said or done before. What another "
                "person does is theirs to answer for, not yours."
            )
            if "yes" in said
            else _(
                "Not being sure is an answer, too. You can think it over with somebody who knows "
                "about such things, without deciding anything."
            )
        )
        return (
            _("Thank you for answering. It is not easy to look at this."),
            told,
            _("You know this person and your days best. So you decide, also to do nothing today."),
        )
    if any(said):
        return (
            _("Thank you for answering."),
            _(
                "These are only some questions. If something feels wrong and is not among them, "
                "your feeling counts. You can come back at any time."
            ),
        )
    return (_("You need not answer anything. What follows is here all the same."),)


def _soon(pressing: set[str]) -> tuple[str, ...]:
    if not pressing:
        return ()
    return (
        _(
            "One thing you told often comes before serious harm, also where it was quiet for a "
            "while. It does not say what will happen. Please speak with a line for violence soon, "
            "before you say to this person that you are going."
        ),
        _("In danger now, call the emergency number first."),
    )
