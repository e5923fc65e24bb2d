"""The gentle card after heavy words: answered or skipped, and its kind never kept."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nearer.coach.safety_words import Card
from nearer.coach.safety_words import card as card_words
from nearer.companion import safety
from nearer.companion.safety_heard import Heard
from nearer.companion.safety_lines import at_hand
from nearer.companion.space import Space
from nearer.content import HelpLine
from nearer.web.request import safe_next, space_of

LED_TO = frozenset(["gate:help", "practise:ground", "safety:questions"])
"""Pages on which a card would ask again for what somebody has just begun."""


@dataclass(frozen=True)
class Shown:
    """``lines``: to call at once. ``person``: the id of whom danger was told of for certain."""

    kind: str
    number: int
    words: Card
    lines: tuple[HelpLine, ...]
    person: str


def next_card(space: Space, route: str) -> Shown | None:
    """The card for the page of that route; with that it was shown. None where it leads itself."""
    heard = safety.card(space) if route not in LED_TO else None
    return _shown(space, heard) if heard else None


def waiting_card(space: Space) -> Shown | None:
    """The card that is still open, on however many pages it was."""
    heard = safety.open_now(space)
    return _shown(space, heard) if heard else None


def _shown(space: Space, heard: Heard) -> Shown:
    sure = heard.certain and len(heard.people) == 1
    known = heard.people & safety.unsafe_people(space) if sure else frozenset()
    return Shown(
        kind=heard.kind,
        number=heard.number,
        words=card_words(heard.kind),
        lines=at_hand(space, heard.kind),
        person=next(iter(known), ""),
    )


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """ "I am safe" ends the card and what it held; a skip the card alone. Neither is kept."""
    said = request.POST.get("said", "")
    safety.answered(space_of(request), request.POST.get("number", ""), safe=said == "safe")
    return HttpResponseRedirect(safe_next(request, "today:today"), status=303)
