"""The private check about one person: answered, and kept only if the person says so."""

from collections.abc import Mapping

from nearer import content
from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import NotFound
from nearer.domain.safety import SafetyAnswers, SaidSo
from nearer.domain.values import Person


def questions() -> tuple[content.SafetyQuestion, ...]:
    return content.safety_questions()


def pressing() -> frozenset[str]:
    """Keys of the questions about what often comes before serious harm."""
    return frozenset(one.key for one in questions() if one.pressing)


def read(given: Mapping[str, str]) -> dict[str, SaidSo]:
    """Answers by question, in order; what is no answer counts as skipped."""
    known: Mapping[str, SaidSo] = {"yes": "yes", "no": "no", "unsure": "unsure"}
    return {one.key: known.get(given.get(one.key, ""), "") for one in questions()}


def keep(space: Space, person_id: str, answers: Mapping[str, SaidSo]) -> SafetyAnswers | None:
    """Keep them, as the person chose; nothing where all were skipped. Raises NotFound."""
    space.get(Person, person_id)
    if not any(answers.values()):
        return None
    fresh = SafetyAnswers(
        id=space.new_id(),
        person=person_id,
        noted=local(space, space.now()),
        answers=tuple((key, said) for key, said in answers.items() if said),
    )
    return put_once(space, fresh)


def kept(space: Space, person_id: str) -> tuple[SafetyAnswers, ...]:
    """What was kept about somebody, the newest first."""
    found = [one for one in space.all(SafetyAnswers) if one.person == person_id]
    return tuple(sorted(found, key=lambda one: one.noted.timestamp(), reverse=True))


def one_kept(space: Space, person_id: str, answers_id: str) -> SafetyAnswers:
    """Raises NotFound, also for answers about somebody else."""
    found = space.get(SafetyAnswers, answers_id)
    if found.person != person_id:
        raise NotFound("This is not in your space any more.")
    return found


def erase(space: Space, person_id: str, answers_id: str) -> None:
    """For good. Raises NotFound."""
    space.erase(one_kept(space, person_id, answers_id).id)


def worded(one: SafetyAnswers) -> tuple[tuple[str, SaidSo], ...]:
    """The text of each question that was answered, as it is asked now, and the answer."""
    texts = {question.key: question.text for question in questions()}
    return tuple((texts[key], said) for key, said in one.answers if key in texts)
