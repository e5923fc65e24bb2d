"""The part of a report about what goes with the urge, with closeness and with pulling away."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from math import isfinite

from nearer import coach
from nearer.coach.report import about_whole_record, no_fair_sample
from nearer.companion.column_names import column
from nearer.companion.pictures import forest_of
from nearer.companion.reporting_names import Names
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.companion.why_claims import Answer, Claim
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Pair
from nearer.report.document import Block, Heading, Lines, Paragraph, Picture, Section, Table

AT_MOST = 3  # in the short version


def everything_told(space: Space) -> tuple[Claim, ...]:
    """What stands and what leans, of every outcome; of chosen moments too, which only ever lean."""
    return tuple(claim for answer in _answers(space) for claim in answer.claims if claim.told)


def aliased(space: Space, claim: Claim, names: Names) -> Claim | None:
    """The claim with everybody called as in the report; None where it is about who is left out."""
    if not names.has(*_people(space, claim.column)):
        return None
    subject = replace(claim.subject, names=tuple(map(names.inside, claim.subject.names)))
    return replace(claim, subject=subject, name=coach.title(subject))


def patterns(
    space: Space, names: Names, chosen: Collection[str], *, short: bool
) -> Iterator[Section]:
    """One section, where one of them was chosen."""
    known = [
        (answer, found)
        for answer in _answers(space)
        if (found := _chosen(space, answer, names, chosen))
    ]
    if not known:
        return
    heading = _("What goes with pulling away, and with closeness")
    rests = Paragraph(about_whole_record(why(space).occasions), quiet=True)
    if short:
        every = [claim.sentence for _answer, found in known for claim in found]
        yield Section(heading, (Lines(tuple(every[:AT_MOST])), rests))
        return
    blocks = (block for answer, found in known for block in _told(space, answer, found))
    yield Section(heading, (rests, Paragraph(coach.how_sure(), quiet=True), *blocks))


def _answers(space: Space) -> tuple[Answer, ...]:
    read = why(space)
    return (read.urge, read.closeness, read.away, read.chosen)


def _chosen(
    space: Space, answer: Answer, names: Names, chosen: Collection[str]
) -> tuple[Claim, ...]:
    wanted = (
        claim
        for claim in answer.claims
        if claim.told and f"pattern:{claim.analysis.id}:{claim.column}" in chosen
    )
    known = (aliased(space, claim, names) for claim in wanted)
    return tuple(claim for claim in known if claim is not None)


def _told(space: Space, answer: Answer, claims: tuple[Claim, ...]) -> Iterator[Block]:
    outcome = claims[0].analysis.outcome
    if claims[0].analysis.establishes:
        name = coach.outcome_name(outcome)
        yield Heading(name[:1].upper() + name[1:])
    else:
        yield Heading(_("Moments you logged by yourself"))
        yield Paragraph(no_fair_sample(), quiet=True)
    for claim in claims:
        yield Paragraph(claim.sentence)
        yield Paragraph(claim.would_change, quiet=True)
    shown = Answer(answer.occasions, answer.since, claims)
    for status in ("established", "leaning"):
        picture = forest_of(space, shown, outcome, status)
        if picture:
            yield Picture(picture, _in_words(claims, status))
    yield _table(claims)


def _in_words(claims: Sequence[Claim], status: str) -> str:
    """The picture told line by line; its numbers stand in the table."""
    of = [one for one in claims if one.finding.status == status]
    rows = "; ".join(f"{one.name}, {_size(one)}, {_range(one)}" for one in of)
    return _("A dot and a line for each, its size and its range: %(rows)s.") % {"rows": rows}


def _table(claims: Sequence[Claim]) -> Table:
    head = (_("What"), _("How sure"), _("By about"), _("Range"), _("With"), _("Without"))
    rows = tuple(
        (
            one.name,
            one.status,
            _size(one),
            _range(one),
            f"{one.finding.with_tag}",
            f"{one.finding.without_tag}",
        )
        for one in claims
    )
    outcome = coach.outcome_name(claims[0].analysis.outcome)
    if not claims[0].analysis.establishes:
        return Table(_("Moments you logged by yourself, in numbers"), head, rows)
    return Table(_("In numbers, with check-ins: %(of)s") % {"of": outcome}, head, rows)


def _size(claim: Claim) -> str:
    return coach.signed(claim.finding.effect, claim.analysis.outcome)


def _range(claim: Claim) -> str:
    low, high = claim.finding.low, claim.finding.high
    if not isfinite(low) or not isfinite(high):
        return coach.within(low, high, claim.analysis.outcome)
    outcome = claim.analysis.outcome
    return _("%(low)s to %(high)s") % {
        "low": coach.signed(low, outcome),
        "high": coach.signed(high, outcome),
    }


def _people(space: Space, name: str) -> Iterator[str]:
    """Ids of whom a column is about, alone or in a pair."""
    kind, value_id = column(name)
    if kind == "person":
        yield value_id
    if kind == "pair":
        pair = space.find(Pair, value_id)
        for part in (pair.first, pair.second) if pair else ():
            yield from _people(space, part)
