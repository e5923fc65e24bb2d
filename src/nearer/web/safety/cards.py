"""The gentle card after heavy words: shown once, answered or skipped, never kept."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nearer.coach.safety_words import Card
from nearer.coach.safety_words import card as card_words
from nearer.companion import safety
from nearer.companion.safety_lines import at_hand
from nearer.companion.space import Space
from nearer.content import HelpLine
from nearer.web.request import safe_next, space_of


@dataclass(frozen=True)
class Shown:
    """``lines``: to call at once. ``person``: the id of whom suggestions rest about, or ""."""

    kind: str
    number: int
    words: Card
    lines: tuple[HelpLine, ...]
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
        lines=at_hand(space, heard.kind),
        person=next(iter(known), ""),
    )


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """ "I am safe", or skip: both end it, and neither is kept. An older card ends no newer one."""
    safety.answered(space_of(request), request.POST.get("number", ""))
    return HttpResponseRedirect(safe_next(request, "today:today"), status=303)
