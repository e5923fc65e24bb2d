"""What one analysis says of each tag, person and pair, in figures and in words."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import chain

from nearer import coach
from nearer.companion import people, tags
from nearer.companion.analyses import Analysis
from nearer.companion.column_names import ALONE, column, pair_column, tag_column, with_person
from nearer.companion.evidence import Evidence, evidence
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.companion.withheld import counts_alone, withheld
from nearer.domain.days import day_of
from nearer.domain.finding import Status, TriggerFinding
from nearer.domain.values import Pair, Person, Tag

ORDER: tuple[Status, ...] = ("established", "leaning", "not_yet", "ruled_out")


@dataclass(frozen=True)
class Claim:
    """One column of an analysis and what is found about it; how it is said, when it is asked.

    ``withheld``: only counts may be told yet; the finding holds nothing else.
    """

    analysis: Analysis
    subject: coach.Subject
    name: str
    retired: bool  # noted no more: a tag out of use, a person put away
    finding: TriggerFinding
    behind: tuple[tuple[str, str], ...]  # what to look for among moments to see them
    withheld: bool

    @property
    def column(self) -> str:
        return self.finding.tag

    @property
    def told(self) -> bool:
        """Whether it is said to go with the outcome, firmly or as leaning."""
        return self.finding.status in {"established", "leaning"}

    @property
    def status(self) -> str:
        return coach.status(self.finding)

    @property
    def sentence(self) -> str:
        return coach.claim(self.finding, self.subject, self.analysis.outcome)

    @property
    def needs(self) -> str:
        return coach.needs(self.finding)

    @property
    def progress(self) -> int:
        """Per cent of the check-ins that are probably needed."""
        return round(100 * coach.progress(self.finding))

    @property
    def would_change(self) -> str:
        return coach.what_would_change_it(self.finding, self.subject, self.analysis.outcome)

    @property
    def lately(self) -> str:
        """The newest check-ins alone, in a sentence; "" where there is too little."""
        return coach.lately(self.finding, self.analysis.outcome)


@dataclass(frozen=True)
class Answer:
    """All claims of one analysis, the most telling first. ``occasions``: check-ins behind it."""

    occasions: int
    since: date | None
    claims: tuple[Claim, ...]

    def of(self, *statuses: Status) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.finding.status in statuses)

    def about(self, column_name: str) -> Claim | None:
        return next((claim for claim in self.claims if claim.column == column_name), None)


def answer(space: Space, analysis: Analysis) -> Answer:
    """Read the evidence as it stands; kept until the record changes."""
    key = f"answer-{analysis.id}"
    with space.working():
        found = evidence(space, analysis)
        version, kept = space.derived.get(key, (-1, None))
        if version != found.version or kept is None:
            starts = space.preferences().day_starts
            kept = Answer(
                occasions=len(found.occasions),
                since=day_of(found.occasions[0].when, starts) if found.occasions else None,
                claims=_claims(space, analysis, found),
            )
            space.derived[key] = found.version, kept  # saving may take in others' writes
        answered: Answer = kept
        return answered


def subjects(space: Space) -> dict[str, coach.Subject]:
    """What each column stands for, those that were merged or taken back too."""
    known = {ALONE: coach.Subject("alone", ())}
    known |= {tag_column(tag.id): coach.tag(tag.name) for tag in space.all(Tag)}
    for person_id, alias in people.names(space).items():
        known[with_person(person_id)] = coach.Subject("person", (alias,))
    now = {tag_column(tag): tag_column(final) for tag, final in tags.resolved(space).items()}
    for pair in space.all(Pair):
        parts = [known.get(now.get(part, part)) for part in (pair.first, pair.second)]
        names = tuple(_said(part) for part in parts if part)
        if len(names) == len(parts):
            known[pair_column(pair.id)] = coach.Subject("pair", names)
    return known


def unsafe_columns(space: Space) -> frozenset[str]:
    """What is about somebody nothing is suggested about, alone or in a pair.

    With them no nearness is told and no distance counted; an urge to go may be told of.
    """
    single = {with_person(person) for person in unsafe_people(space)}
    pairs = (one for one in space.all(Pair) if single & {one.first, one.second})
    return frozenset((*single, *(pair_column(one.id) for one in pairs)))


def _said(subject: coach.Subject) -> str:
    return subject.names[0] if subject.names else coach.title(subject)


def _claims(space: Space, analysis: Analysis, found: Evidence) -> tuple[Claim, ...]:
    known, retired, closed = subjects(space), _retired(space), withheld(space, analysis)
    silent = unsafe_columns(space) if analysis.outcome != "urge" else frozenset()
    noted = Counter(chain.from_iterable(one.tags for one in found.occasions))
    made = [
        Claim(
            analysis=analysis,
            subject=known[finding.tag],
            name=coach.title(known[finding.tag]),
            retired=finding.tag in retired,
            finding=counts_alone(finding) if closed else finding,
            behind=_behind(analysis, finding, noted[finding.tag]),
            withheld=closed,
        )
        for finding in found.findings
        if finding.tag in known and finding.tag not in silent
    ]
    return tuple(sorted(made, key=_importance))


def _retired(space: Space) -> frozenset[str]:
    out_of_use = (tag_column(tag.id) for tag in space.all(Tag) if tag.retired)
    put_away = (with_person(person.id) for person in space.all(Person) if person.archived)
    return frozenset((*out_of_use, *put_away))


def _behind(analysis: Analysis, finding: TriggerFinding, noted: int) -> tuple[tuple[str, str], ...]:
    """Tag or person to look for; nothing where the list would show others than the claim counts.

    Moments can be asked for an urge, not for a closeness or for what an urge ended in; a pair
    counts from when it was asked for, and a late tag from when it was invented.
    """
    kind, value_id = column(finding.tag)
    if analysis.outcome != "urge" or kind not in {"tag", "person"} or noted != finding.with_tag:
        return ()
    return ((kind, value_id),)


def _importance(claim: Claim) -> tuple[int, float, str]:
    """Largest effect first; what is awaited by how soon; names last."""
    finding = claim.finding
    if finding.status == "not_yet":
        wait = math.inf if finding.forecast is None else finding.forecast
        return ORDER.index("not_yet"), wait - finding.with_tag / 1e6, claim.name
    return ORDER.index(finding.status), -abs(finding.effect), claim.name
