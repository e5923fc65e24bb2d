"""What waits today: never more than three cards, the most useful first."""

from dataclasses import dataclass
from typing import Literal, get_args

from nearer.companion import (
    check_in,
    fears,
    invitations,
    moments,
    preferences,
    prompts,
    rhythms,
    steps,
    trials,
    urges,
    week,
)
from nearer.companion.invitations import Offer
from nearer.companion.rhythms import Offered
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.companion.trial_draws import Seen
from nearer.companion.week import Which
from nearer.domain.attachment import Assessment
from nearer.domain.practice import Attempt, Urge
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import Draft, Fear, Moment, Person

CARDS = 3

Invitation = Literal["reason", "check_in", "person", "place", "learn", "fear"]
FIRST_EVENING: tuple[Invitation, ...] = get_args(Invitation)


@dataclass(frozen=True)
class Today:
    """One page's worth. ``invitation``: the next thing of the first evening, if one is left."""

    called: str
    prompt: str
    draft: Draft | None
    urge: Urge | None  # of which it is asked what was done
    one_urge: bool  # the outcome is asked of the same, on one card
    outcome: Seen | None  # a draw of the experiment, whose outcome is asked
    due: tuple[Fear, ...]
    more_due: int
    invitation: Invitation | None
    planned: Attempt | None  # a step that waits to be told of
    step: Offer | None  # the small step that is offered
    more_step: bool  # one is offered and has no room here
    week: Which | None  # one that may be looked back on
    word: Offered | None  # a wished rhythm that has come round, as one quiet line
    last: Moment | None
    sample: bool
    unreadable: int
    begun: int  # long texts that are not saved yet


def today(space: Space) -> Today:
    draft = check_in.unfinished(space)
    waiting = fears.due(space)
    fear_place = min(1, len(waiting))  # kept: unanswered, a fear counts as come true
    room = CARDS - 1 - fear_place  # the check-in, or the one begun, has the first place
    outcome = next(iter(trials.due(space)), None)  # first: what is not asked is missing for good
    room -= outcome is not None
    asked = urges.asked(space)
    one_urge = outcome is not None and asked is not None and outcome.draw.occasion == asked.id
    urge = asked if one_urge or room > 0 else None
    room -= urge is not None and not one_urge
    first_evening = next_invitation(space)
    invitation = first_evening if room > 0 else None
    room -= invitation is not None
    planned, offer = _step(space) if first_evening is None else (None, None)
    fits = room > 0
    room -= fits and (planned is not None or offer is not None)
    places = fear_place + room
    ordered = moments.in_order(space)
    wishes = space.preferences()
    return Today(
        called=wishes.called,
        prompt=prompts.open_now(space),
        draft=draft,
        urge=urge,
        one_urge=one_urge,
        outcome=outcome,
        due=waiting[:places],
        more_due=max(0, len(waiting) - places),
        invitation=invitation,
        planned=planned if fits else None,
        step=offer if fits else None,
        more_step=offer is not None and not fits,
        week=week.offered(space),
        word=rhythms.for_today(space),
        last=ordered[-1] if ordered else None,
        sample=wishes.sample,
        unreadable=len(space.unreadable()),
        begun=len(space.all(Unsaved)),
    )


def _step(space: Space) -> tuple[Attempt | None, Offer | None]:
    """The step that was planned, or else the one that is offered."""
    planned = invitations.planned(space)
    return (planned, None) if planned else (None, invitations.today(space))


def next_invitation(space: Space) -> Invitation | None:
    """The next of the first evening's offers that is neither done nor put aside."""
    done = set(space.preferences().welcomed)
    if preferences.reason(space):
        done.add("reason")
    if space.all(Moment):
        done.add("check_in")
    if space.all(Person):
        done.add("person")
    if suggestions_held(space):
        done.update(("person", "place"))
    if space.all(Assessment) or not steps.offered_people(space):
        done.add("place")
    if space.all(Fear):
        done.add("fear")
    return next((offer for offer in FIRST_EVENING if offer not in done), None)
