"""The check-in: first what is going on, then how it is, so that mood cannot colour the first.

The first screen leaves a sealed draft, the second turns it into a moment of the same id. So a
half-finished check-in survives a kill, and sending the second screen twice makes one moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from msgspec.structs import replace

from nearer.companion import prompts
from nearer.companion.fears import asks_at, is_open, may_change_number
from nearer.companion.once import TWICE
from nearer.companion.space import Space, named
from nearer.companion.tags import live_tags
from nearer.domain.errors import BadInput
from nearer.domain.text import WORDS, tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Action, Draft, Fear, Moment, Person

FRESH = timedelta(hours=1)  # how long a draft still speaks of its moment
KEEP_DRAFTS = timedelta(days=2)
ACTIONS: tuple[Action, ...] = ("", "toward", "stayed", "away")
HIGHEST = 10  # of every rating


@dataclass(frozen=True)
class Situation:
    """The first screen: who is around and what is happening."""

    people: tuple[str, ...] = ()
    alone: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feeling:
    """The second screen. ``None`` is not answered."""

    urge: int | None = None
    closeness: int | None = None
    mood: int | None = None
    action: Action = ""
    words: str = ""
    fear: str = ""
    likely: int | None = None
    fear_person: str = ""


def begin(space: Space, situation: Situation, draft_id: str = "") -> Draft:
    """Keep the first screen. With ``draft_id``, change the one that was begun."""
    check_situation(space, situation)
    begun = space.find(Draft, draft_id) if draft_id else _just_begun(space, situation)
    if begun is None:
        now = space.now()
        prompt = prompts.open_now(space)
        begun = Draft(
            id=space.new_id(),
            when=prompts.local(space, now),
            zone=space.preferences().zone,
            way="prompt" if prompt else "self",
            prompt=prompt,
        )
    draft = replace(
        begun, people=situation.people, alone=situation.alone, tags=_unique(situation.tags)
    )
    forgotten = [old.id for old in space.all(Draft) if space.now() - old.when > KEEP_DRAFTS]
    space.put(draft, erase=[old for old in forgotten if old != draft.id])
    return draft


def drop(space: Space, draft_id: str) -> None:
    """Give up a check-in that was begun. One that was finished meanwhile stays."""
    with space.working():
        if space.find(Draft, draft_id) is not None:
            space.erase(draft_id)


def finish(space: Space, draft: Draft, feeling: Feeling) -> Moment:
    """Turn a draft into a moment, with its fear if one was written. Raises BadInput.

    A prompt that is answered much later is no longer an answer to that prompt: it is kept as
    self-started. Finished twice, the later answers become a new version of the same moment.
    """
    check_feeling(feeling)
    if space.now() - draft.when > FRESH:
        draft = replace(draft, way="self", prompt="")
    moment = Moment(
        id=draft.id,
        when=draft.when,
        zone=draft.zone,
        way=draft.way,
        prompt=draft.prompt,
        people=draft.people,
        alone=draft.alone,
        tags=draft.tags,
        urge=feeling.urge,
        closeness=feeling.closeness,
        mood=feeling.mood,
        action=feeling.action,
        words=tidy(feeling.words, "words"),
    )
    if _is_empty(moment) and not feeling.fear.strip():
        raise BadInput("Nothing is chosen yet. One tap is enough, or skip this one.", "urge")
    fears = _fear(space, moment, feeling)
    if prompts.is_answered(space, moment.prompt, but=moment.id):  # two tabs on one prompt
        moment = replace(moment, way="self", prompt="")
    space.put(moment, *fears)
    return moment


def add_fear(space: Space, moment: Moment, feeling: Feeling) -> None:
    """Keep the fear sent with a check-in that is finished, unless one is there. Raises BadInput."""
    check_feeling(feeling)
    if space.find(Fear, fear_id(moment.id)) is None:
        space.put(*_fear(space, moment, feeling))


def skip(space: Space, draft_id: str = "") -> None:
    """Remember a skip as a skip, never as calm. Without a prompt there is nothing to remember."""
    draft = space.find(Draft, draft_id) if draft_id else None
    prompt = draft.prompt if draft else prompts.open_now(space)
    moments = []
    if prompt and not prompts.is_answered(space, prompt):
        now = prompts.local(space, space.now())
        moments.append(
            Moment(
                id=space.new_id(),
                when=now,
                zone=space.preferences().zone,
                way="prompt",
                prompt=prompt,
                skipped=True,
            )
        )
    space.put(*moments, erase=[draft.id] if draft else [])


def unfinished(space: Space) -> Draft | None:
    """The newest check-in begun and not finished within the last two days."""
    oldest = space.now() - KEEP_DRAFTS
    drafts = [draft for draft in space.all(Draft) if draft.when > oldest]
    return max(drafts, key=lambda draft: draft.when, default=None)


def _just_begun(space: Space, situation: Situation) -> Draft | None:
    """The same first screen, sent a moment ago: a second press of the same button."""
    draft = unfinished(space)
    if draft is None or abs(space.now() - draft.when) >= TWICE:
        return None
    same = (draft.people, draft.alone, draft.tags)
    return draft if same == (situation.people, situation.alone, _unique(situation.tags)) else None


def check_situation(space: Space, situation: Situation) -> None:
    """Raises BadInput for people or tags that are not in this space."""
    people, tags = space.all(Person), live_tags(space)
    for person in situation.people:
        named(people, person, "One of these people is not in your space any more.", "people")
    for tag in situation.tags:
        named(tags, tag, "One of these is not among your tags any more.", "tags")
    if situation.alone and situation.people:
        raise BadInput("Alone, or with someone: choose one of the two.", "people")


def check_feeling(feeling: Feeling) -> None:
    """Raises BadInput."""
    for field in ("urge", "closeness", "mood"):
        rating = getattr(feeling, field)
        if rating is not None and not 0 <= rating <= HIGHEST:
            raise BadInput(_("Choose a number from 0 to %(most)s.") % {"most": HIGHEST}, field)
    if feeling.action not in ACTIONS:
        raise BadInput("Choose one of the three, or none.", "action")
    tidy(feeling.words, "words")
    fear = tidy(feeling.fear, "fear", WORDS)
    if fear and feeling.likely is None:
        raise BadInput("How likely does it feel? A rough number is fine.", "likely")
    if feeling.likely is not None and not 0 <= feeling.likely <= 100:
        raise BadInput("Choose a number from 0 to 100.", "likely")


def _is_empty(moment: Moment) -> bool:
    """Nothing at all was answered on either screen."""
    answers: Iterable[object] = (moment.urge, moment.closeness, moment.mood)
    if any(answer is not None for answer in answers):
        return False
    return not (moment.people or moment.alone or moment.tags or moment.action or moment.words)


def _fear(space: Space, moment: Moment, feeling: Feeling) -> list[Fear]:
    """Its time is when it is written, however long ago the check-in was begun: what is dated back
    would be asked about at once, and might be known already.
    """
    words = tidy(feeling.fear, "fear")
    if not words or feeling.likely is None:
        return []
    its_id = fear_id(moment.id)
    kept = space.find(Fear, its_id)
    if kept is not None:  # sent twice: an answer given meanwhile, and its time, stay
        number = feeling.likely if may_change_number(space, kept) else kept.likely
        return [replace(kept, words=words, likely=number) if is_open(kept) else kept]
    person = moment.people[0] if len(moment.people) == 1 else ""
    now = prompts.local(space, space.now())
    return [
        Fear(
            id=its_id,
            when=now,
            words=words,
            likely=feeling.likely,
            person=feeling.fear_person or person,
            moment=moment.id,
            due=asks_at(its_id, now),
        )
    ]


def fear_id(moment_id: str) -> str:
    """The fear written with a moment has the moment's id, so that it is never kept twice."""
    return f"{moment_id}-fear"


def _unique(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))
