"""What a report for a therapist says of itself, and how its parts are introduced."""

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext


def what_this_is_not() -> tuple[str, ...]:
    """The limits, at the end of every report."""
    return (
        _(
            "It is no diagnosis, no test result and no assessment of risk. It was made of the "
            "person's own notes and sums over them, on their own machine; nobody checked it."
        ),
        _(
            "It holds what they chose to show, and may leave out what matters most. That something "
            "is missing here says nothing."
        ),
        _(
            "What goes with the urge to pull away was seen in check-ins and is not shown to cause "
            "it. Only in an experiment, where chance chose, does it say “helps”, and then for this "
            "person, at that time."
        ),
        _(
            "Distance can be right. A wish to be nearer to somebody is theirs to have or not, and "
            "nothing here says that they should."
        ),
        _(
            "The questions behind the map were written for Nearer and are not validated against "
            "other scales. Compare the answers with this person's own earlier ones only."
        ),
        _(
            "It may speak of people who were not asked. Please keep it as you would keep what is "
            "said in the room."
        ),
    )


def can_be_found() -> str:
    """For the foot of a page and beside the button."""
    return _("Printed or saved, anybody who finds this can read it.")


def about_whole_record(check_ins: int) -> str:
    """Where patterns come from, whatever period was chosen."""
    return ngettext(
        "Patterns rest on the whole record, %(n)d check-in at a time drawn by chance, and not on "
        "the chosen period: picking a period afterwards would find patterns by luck.",
        "Patterns rest on the whole record, %(n)d check-ins at times drawn by chance, and not on "
        "the chosen period: picking a period afterwards would find patterns by luck.",
        check_ins,
    ) % {"n": check_ins}


def no_fair_sample() -> str:
    """Of moments that were logged without being asked."""
    return _("They are no fair sample, so what they show only ever leans.")


def marked_unsafe() -> str:
    return _("You marked this person as not safe to be near.")


def about_all_fears() -> str:
    return _(
        "These sums are over every fear that came due, and not over the chosen period or the "
        "fears shown here."
    )


def steps_counted(did: int, part: int, left: int) -> str:
    """Doings of steps in the period that were looked back at."""
    return _(
        "Of %(n)d steps looked back at in this time, %(did)d done, %(part)d in part, "
        "%(left)d not. A step left out is no failure."
    ) % {"n": did + part + left, "did": did, "part": part, "left": left}


def fear_said(likely: int, outcome: str) -> str:
    """One prediction against what came."""
    said = _("Said to be likely: %(likely)d of 100.") % {"likely": likely}
    return f"{said} {_came(outcome)}"


def _came(outcome: str) -> str:
    return {
        "no": _("It did not happen."),
        "partly": _("It happened in part."),
        "yes": _("It happened."),
        "unknown": _("Nobody knows."),
    }.get(outcome, _("No answer so far."))
