"""The whole of Why in a few lines: what stands, what leans, how sure, what is next."""

from collections.abc import Sequence
from dataclasses import dataclass

from nearer.coach.averages import Fates, fates_told
from nearer.coach.sizes import counts, rounded, size, within
from nearer.coach.subjects import Subject, thing
from nearer.domain.finding import Outcome, TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

NO_FATES = Fates()


@dataclass(frozen=True)
class Told:
    """One finding and what it is about."""

    finding: TriggerFinding
    subject: Subject


@dataclass(frozen=True)
class Standing:
    """What there is to sum up; the largest first, and what is awaited by how soon."""

    occasions: int
    established: Sequence[Told] = ()
    leaning: Sequence[Told] = ()
    awaited: Sequence[Told] = ()
    nearer: Sequence[Told] = ()  # established, going with more closeness
    fates: Fates = NO_FATES


@dataclass(frozen=True)
class Line:
    about: str
    sentence: str


def summary(standing: Standing) -> tuple[Line, ...]:
    """Three to six lines, each with its counts; one where there is no check-in to speak of."""
    if not standing.occasions:
        return (Line(_("So far"), _none_so_far()),)
    lines = [Line(_("What stands"), what_stands(standing.established, standing.occasions))]
    if standing.leaning:
        leans = _what_leans(standing.leaning, beside=bool(standing.established))
        lines.append(Line(_("What leans"), leans))
    if standing.nearer:
        lines.append(Line(_("Closeness"), _what_is_near(standing.nearer)))
    if standing.fates.answered:
        lines.append(Line(_("What I did"), fates_told(standing.fates)))
    lines.append(Line(_("How sure"), how_sure()))
    lines.append(Line(_("What is next"), _what_is_next(standing)))
    return tuple(lines)


def what_stands(established: Sequence[Told], occasions: int) -> str:
    """The first line of Why."""
    if not occasions:
        return _none_so_far()
    if not established:
        return ngettext(
            "Not yet. One check-in is too little to stand on.",
            "Not yet. Nothing in your %(n)d check-ins is strong enough to stand on so far.",
            occasions,
        ) % {"n": occasions}
    most = _words(established[0], "urge") | {"n": len(established)}
    if established[0].finding.effect > 0:
        sentence = ngettext(
            "So far, one thing stands: %(thing)s goes with a stronger urge to pull away, "
            "by about %(size)s (%(range)s; %(counts)s).",
            "So far, %(n)d things stand. Most of all, %(thing)s goes with a stronger urge to pull "
            "away, by about %(size)s (%(range)s; %(counts)s).",
            len(established),
        )
    else:
        sentence = ngettext(
            "So far, one thing stands: %(thing)s goes with a weaker urge to pull away, "
            "by about %(size)s (%(range)s; %(counts)s).",
            "So far, %(n)d things stand. Most of all, %(thing)s goes with a weaker urge to pull "
            "away, by about %(size)s (%(range)s; %(counts)s).",
            len(established),
        )
    return sentence % most


def how_sure() -> str:
    """The error budget in a line."""
    return _(
        "Of 100 people who check in when Nearer asks, at most 5 should ever see even one false "
        "pattern called established, however often they look (checked on invented lives, not "
        "proved)."
    )


def _none_so_far() -> str:
    return _(
        "Not yet: patterns rest on check-ins at times that Nearer drew; there are none so far."
    )


def _what_leans(leaning: Sequence[Told], *, beside: bool) -> str:
    """``beside``: whether something stands already, to which these are more."""
    n = len(leaning)
    if beside:
        said = ngettext(
            "One more thing leans, and may still be chance: %(thing)s (%(counts)s).",
            "%(n)d more things lean, and may still be chance; first of them %(thing)s "
            "(%(counts)s).",
            n,
        )
    else:
        said = ngettext(
            "One thing leans, and may still be chance: %(thing)s (%(counts)s).",
            "%(n)d things lean, and may still be chance; first of them %(thing)s (%(counts)s).",
            n,
        )
    return said % (_words(leaning[0], "urge") | {"n": n})


def _what_is_near(nearer: Sequence[Told]) -> str:
    return ngettext(
        "One thing goes with more closeness: %(thing)s (by about %(size)s, %(range)s; %(counts)s).",
        "%(n)d things go with more closeness; most of all %(thing)s "
        "(by about %(size)s, %(range)s; %(counts)s).",
        len(nearer),
    ) % (_words(nearer[0], "closeness") | {"n": len(nearer)})


def _what_is_next(standing: Standing) -> str:
    for told in standing.awaited:
        if told.finding.forecast and told.finding.with_tag:
            return _(
                "About %(n)d more check-ins may be enough to say something about %(thing)s "
                "(%(counts)s so far)."
            ) % (_words(told, "urge") | {"n": rounded(told.finding.forecast)})
    return _("Keep answering when Nearer asks, the dull moments too; you have %(n)d so far.") % {
        "n": standing.occasions
    }


def _words(told: Told, outcome: Outcome) -> dict[str, object]:
    finding = told.finding
    return {
        "thing": thing(told.subject),
        "size": size(finding.effect, outcome),
        "range": within(finding.low, finding.high, outcome),
        "counts": counts(finding, told.subject),
    }
