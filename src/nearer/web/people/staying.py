"""What stays of somebody who is deleted, in counts, each with where it is."""

from django.urls import reverse
from django.utils.translation import ngettext

from nearer.companion.parting import Staying


def staying_told(there: Staying) -> tuple[tuple[str, str], ...]:
    """Words and address of each kind of which there is something."""
    told = (
        (there.fears, ngettext("%(n)d fear", "%(n)d fears", there.fears), "today:fears"),
        (there.steps, ngettext("%(n)d step", "%(n)d steps", there.steps), "practise:steps"),
        (
            there.tries,
            ngettext("%(n)d doing of a step", "%(n)d doings of steps", there.tries),
            "practise:tries",
        ),
        (there.urges, ngettext("%(n)d urge", "%(n)d urges", there.urges), "practise:urges"),
        (there.drafts, ngettext("%(n)d draft", "%(n)d drafts", there.drafts), "say:drafts"),
        (
            there.tellings,
            ngettext(
                "%(n)d text to tell them that I pull away",
                "%(n)d texts to tell them that I pull away",
                there.tellings,
            ),
            "people:tellings",
        ),
        (
            there.letters,
            ngettext("%(n)d letter", "%(n)d letters", there.letters),
            "understand:letters",
        ),
    )
    return tuple((words % {"n": count}, reverse(name)) for count, words, name in told if count)
