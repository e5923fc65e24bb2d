"""The gentle card after heavy words: shown once, answered or skipped, never kept."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nearer import content
from nearer.coach.safety_words import Card
from nearer.coach.safety_words import card as card_words
from nearer.companion import safety
from nearer.companion.space import Space
from nearer.web.request import safe_next, space_of

NEAR_AT_HAND = {"self_harm_explicit": ("emergency", "crisis"), "self_harm_veiled": ("crisis",)}
"""Of which kinds one line stands on the card itself."""


@dataclass(frozen=True)
class Shown:
    """``lines``: to call at once. ``person``: the id of whom suggestions rest about, or ""."""

    kind: str
    number: int
    words: Card
    lines: tuple[content.HelpLine, ...]
    person: str


def next_card(space: Space) -> Shown | None:
    """The card for this page; with that it was shown."""
    heard = safety.card(space)
    if heard is None:
        return None
    known = heard.people & set(safety.unsafe_people(space)) if heard.rests else frozenset()
    return Shown(
        kind=heard.kind,
        number=heard.number,
        words=card_words(heard.kind),
        lines=_at_hand(space.preferences().country, NEAR_AT_HAND.get(heard.kind, ())),
        person=next(iter(known), ""),
    )


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """ "I am safe", or skip: both end it, and neither is kept. An older card ends no newer one."""
    safety.answered(space_of(request), request.POST.get("number", ""))
    return HttpResponseRedirect(safe_next(request, "today:today"), status=303)


def _at_hand(country: str, kinds: tuple[str, ...]) -> tuple[content.HelpLine, ...]:
    """The first line of each kind for that country; none where the country is not known."""
    lines = content.help_lines(country) if country else ()
    found = (next((one for one in lines if one.kind == kind), None) for kind in kinds)
    return tuple(one for one in found if one is not None)
