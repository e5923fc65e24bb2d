"""A step that was planned or done, with its words and names, as the pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from nearer.companion import steps, tries
from nearer.companion.space import Space
from nearer.domain.practice import Attempt
from nearer.domain.values import Person
from nearer.web.practise.step_forms import BY, DID


@dataclass(frozen=True)
class Row:
    """``who``: an alias, "" where nobody was named; ``outcome``: how it went, "" while it waits."""

    attempt: Attempt
    words: str
    who: str
    way: Any
    outcome: Any
    when: datetime


def rows(space: Space, attempts: Iterable[Attempt]) -> list[Row]:
    return [row(space, one) for one in attempts]


def row(space: Space, one: Attempt) -> Row:
    known = steps.find(space, one.step)
    person = space.find(Person, one.person) if one.person else None
    gone = _("somebody") if one.person else ""
    words = steps.said_of(known.words, person) if known else ""
    return Row(
        attempt=one,
        words=words or str(_("a step you deleted")),
        who=person.alias if person else str(gone),
        way=BY.get(one.by, ""),
        outcome=dict(DID).get(one.did, ""),
        when=tries.when(one),
    )
