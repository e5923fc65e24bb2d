"""Drafts of what one would like to say. Nothing in Nearer can send one."""

from dataclasses import asdict, dataclass

from msgspec.structs import replace

from nearer import content
from nearer.companion.notes import Text, keeps_apart, with_suggestion
from nearer.companion.once import put_once
from nearer.companion.pages import Page, page_of
from nearer.companion.prompts import local
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space, named
from nearer.companion.versions import versions
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.text import tidy
from nearer.domain.values import Person
from nearer.domain.words import Wording


@dataclass(frozen=True)
class Written:
    """What is typed of a draft. ``replying_to``: the other person's message."""

    words: str
    replying_to: str = ""
    person: str = ""
    scene: str = ""


def write(space: Space, written: Written) -> Wording:
    """Keep a draft. Sent twice within minutes, it is one. Raises BadInput, NotFound."""
    now = local(space, space.now())
    blank = Wording(id=space.new_id(), noted=now, words="")
    return put_once(space, _filled(space, blank, written))


def change(space: Space, draft_id: str, written: Written) -> Wording:
    """Keep it as a new version; the earlier ones stay. Raises BadInput, NotFound."""
    with space.working():
        changed = _filled(space, space.get(Wording, draft_id), written)
        space.put(changed)
        return changed


def use(space: Space, draft_id: str, key: str) -> Wording:
    """Put the suggestion of one note in its place, as a new version.

    ``key``: of the note, as ``noticed.Noticed`` has it. Raises BadInput where that note is not on
    the present text, and where nothing is suggested; NotFound.
    """
    with space.working():
        one = space.get(Wording, draft_id)
        words = with_suggestion(space, text_of(one), key)
        changed = replace(one, words=tidy(words, "words"))
        space.put(changed)
        return changed


def put_back(space: Space, draft_id: str, record: str) -> Wording:
    """Make an earlier version the newest; all others stay. Raises NotFound.

    ``record``: of the version, as ``versions.Version`` has it.
    """
    with space.working():
        now = space.get(Wording, draft_id)
        for version in versions(space, Wording, draft_id):
            if version.record == record:
                if version.value != now:
                    space.put(version.value)
                return version.value
        raise NotFound("This version is not in your space any more.")


def erase(space: Space, draft_id: str) -> None:
    """Remove a draft with all its versions, for good. Raises NotFound."""
    space.get(Wording, draft_id)
    space.erase(draft_id)


def newest_first(space: Space) -> tuple[Wording, ...]:
    return tuple(sorted(space.all(Wording), key=lambda one: one.noted, reverse=True))


def page(space: Space, number: int = 1) -> Page[Wording]:
    """One page of those. A page too far gives the last."""
    return page_of(newest_first(space), number)


def answered(one: Wording) -> str:
    """What the draft answers: somebody's message, or the line of its scene; "" where one begins."""
    found = scene_of(one)
    return found.their_line if found else one.replying_to


def text_of(one: Wording) -> Text:
    """What notes are made on."""
    return Text(one.words, one.replying_to, one.person, scene_of(one))


def scene_of(one: Wording) -> content.Scenario | None:
    """The scene it was practised on, if that is still written."""
    return next((scene for scene in content.scenarios() if scene.key == one.scene), None)


def of_scene(space: Space, key: str) -> tuple[Wording, ...]:
    """What was kept of one scene, the newest first."""
    return tuple(one for one in newest_first(space) if one.scene == key)


def keeps_distance(space: Space, person: str) -> bool:
    """Whether nothing that leads closer is to be offered here: about them, or at all."""
    return suggestions_held(space) or (bool(person) and person in unsafe_people(space))


def rests(space: Space, one: Wording) -> bool:
    """Whether nothing that leads closer is to be made of this draft."""
    return keeps_apart(space, text_of(one))


def scenes(space: Space, person: str = "") -> tuple[content.Scenario, ...]:
    """The scenes that may be offered: all, or those that set a boundary or keep away."""
    if not keeps_distance(space, person):
        return content.scenarios()
    return tuple(one for one in content.scenarios() if one.distance or one.task == "set_a_boundary")


def _filled(space: Space, one: Wording, written: Written) -> Wording:
    """Raises BadInput, NotFound for a scene that is not written."""
    words = tidy(written.words, "words")
    if not words:
        raise BadInput("Write a few words first; half a sentence is enough.", "words")
    if written.person and written.person != one.person:
        gone = "This person is not in your circles any more."
        named(space.all(Person), written.person, gone, "person")
    if written.scene and written.scene != one.scene:
        content.scenario(written.scene)
    typed = asdict(written) | {
        "words": words,
        "replying_to": tidy(written.replying_to, "replying_to"),
    }
    return replace(one, **typed)
