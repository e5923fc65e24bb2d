"""The trigger finder on a diary of many people, each for themselves."""

from collections.abc import Iterator
from functools import partial

from nearer.companion.processes import in_processes
from nearer.domain.errors import AnalysisError
from nearer.exchange.diary import Diary, PersonDiary
from nearer.exchange.findings import PersonFindings
from nearer.insight import TriggerEngine

EITHER = 0.5  # nothing says beforehand whether a tag of a stranger's diary raises or lowers
AT_ONCE = 2000  # occasions handed to a process together: a few hundredths of a second of work


def analyse(diary: Diary, alpha: float = 0.05, jobs: int = 1) -> Iterator[PersonFindings]:
    """Each person's findings, in the order of the diary, as they become known.

    ``alpha``: for each person, the chance that any false tag is ever established. A person whose
    diary the statistics refuse comes with the reason. Raises AnalysisError when a process dies.
    """
    find = partial(find_triggers, limits=(diary.low, diary.high), alpha=alpha)
    if jobs == 1:
        return map(find, diary.people)
    return in_processes(find, diary.people, jobs, _people_at_once(diary))


def find_triggers(person: PersonDiary, limits: tuple[float, float], alpha: float) -> PersonFindings:
    """One person's findings, in points of the outcome, whose range is ``limits``."""
    occasions = person.occasions
    if not occasions:
        return PersonFindings(person.id, 0, ())
    try:
        engine = TriggerEngine(person.tags, alpha=alpha, outcome_range=limits, raising=EITHER)
        engine.observe_many(
            [one.when for one in occasions],
            [one.outcome for one in occasions],
            [[tag in one.present for tag in person.tags] for one in occasions],
        )
        return PersonFindings(person.id, len(occasions), engine.findings())
    except AnalysisError as error:
        return PersonFindings(person.id, len(occasions), (), str(error))


def _people_at_once(diary: Diary) -> int:
    occasions = sum(len(person.occasions) for person in diary.people)
    return max(1, AT_ONCE * len(diary.people) // max(1, occasions))
