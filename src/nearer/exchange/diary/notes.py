"""What was assumed about a file, in sentences to be said aloud."""

from collections.abc import Sequence

from nearer.exchange.diary.asked import Asked
from nearer.exchange.diary.faults import Faults
from nearer.exchange.diary.people import EVENING, MORNING


def on_time(asked: Asked, late: int) -> list[str]:
    said = []
    if not asked.when and not asked.day:
        said.append("No times are named: each row is taken as one day, in the order of the file.")
    if asked.beep:
        said.append(
            f"Beeps are placed evenly between {MORNING}:00 and {EVENING}:00 by their number."
        )
    if late:
        said.append(f"{late} rows stood below a later one of the same person; they were sorted.")
    return said


def on_people(asked: Asked, faults: Faults) -> list[str]:
    if asked.person or not faults.repeated:
        return []
    note = (
        f"{faults.repeated} rows repeat a time. If the file holds several people, name the column "
        "that tells them apart with --person."
    )
    return [note]


def on_tags(sought: bool, tags: Sequence[str]) -> list[str]:
    if not sought:
        return []
    return ["No tags are named: taken are all columns of 0/1: " + ", ".join(tags) + "."]


def on_range(asked: Asked, low: float, high: float) -> list[str]:
    if asked.limits:
        return []
    note = (
        f"The outcome is taken to range from {low:g} to {high:g}, its lowest and highest value in "
        "the file. Name the possible range with --range LOW,HIGH."
    )
    return [note]
