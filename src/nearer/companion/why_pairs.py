"""Pairs as the page shows them: what can be asked for, and how far along each is."""

from dataclasses import dataclass

from nearer import coach
from nearer.companion import pairs
from nearer.companion.analyses import URGE
from nearer.companion.column_names import ALONE, pair_column, tag_column, with_person
from nearer.companion.columns import shown
from nearer.companion.people import present
from nearer.companion.space import Space
from nearer.companion.tags import offered
from nearer.companion.why_claims import Claim, answer, subjects
from nearer.domain.text import folded


@dataclass(frozen=True)
class Choice:
    column: str
    name: str


@dataclass(frozen=True)
class AskedPair:
    """``claim``: what is known of it so far. ``progress``: per cent of the times it needs."""

    id: str
    name: str
    claim: Claim
    needs: str
    progress: int


def choices(space: Space) -> tuple[Choice, ...]:
    """People first, then tags by name; what is out of use or put away is not offered."""
    known = subjects(space)
    people = [with_person(person.id) for person in present(space)]
    tags = sorted(
        (tag_column(tag.id) for tag in offered(space)),
        key=lambda column: folded(known[column].names[0]),
    )
    return tuple(Choice(c, coach.title(known[c])) for c in (*people, ALONE, *tags))


def asked_pairs(space: Space) -> tuple[AskedPair, ...]:
    """Pairs that were asked for and not taken back, with what the urge says of them."""
    read, told = answer(space, URGE), shown(space)
    found = []
    for pair in pairs.asked(space):
        claim = read.about(pair_column(pair.id))
        if claim is None or claim.column not in told:
            continue
        both = claim.finding.with_tag
        found.append(
            AskedPair(
                id=pair.id,
                name=claim.name,
                claim=claim,
                needs=coach.pair_needs(both, pairs.NEEDED),
                progress=round(100 * coach.pair_progress(both, pairs.NEEDED)),
            )
        )
    return tuple(found)
