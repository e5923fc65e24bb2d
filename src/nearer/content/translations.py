"""What a translator is told: which files of a language cannot be used, and why."""

from collections.abc import Callable
from importlib.resources import files

from nearer.content import grounding, words
from nearer.content.compassion import exercises
from nearer.content.first_lines import first_lines
from nearer.content.gifts import gifts
from nearer.content.help import all_lines, countries
from nearer.content.inquiry import inquiry_questions
from nearer.content.inventory import inventory
from nearer.content.learn import pages
from nearer.content.regions import regions
from nearer.content.safety import safety_questions
from nearer.content.scenarios import scenarios
from nearer.content.starter import starter_tags
from nearer.content.steps import example_steps
from nearer.content.strategies import every_strategy
from nearer.content.telling import telling_parts
from nearer.content.traps import thinking_traps
from nearer.domain.tongue import folders_of
from nearer.domain.translated import trouble

READERS: tuple[Callable[[], object], ...] = (
    exercises,
    first_lines,
    gifts,
    grounding.everything,
    all_lines,
    countries,
    inquiry_questions,
    inventory,
    pages,
    regions,
    safety_questions,
    scenarios,
    starter_tags,
    example_steps,
    every_strategy,
    telling_parts,
    thinking_traps,
    words.everything,
)
"""Every reader of a file that a language may bring its own copy of."""


def troubles(code: str) -> tuple[str, ...]:
    """A sentence for each file of that language which English stands in for."""
    found = [trouble(code, read) for read in READERS]
    return tuple(filter(None, [*_unknown(code), *found]))


def _unknown(code: str) -> list[str]:
    """Copies of no file: nothing would ever read them."""
    ours = files(__package__)
    found = []
    for folder in folders_of(code):
        for there in sorted((folder / "content").rglob("*.*")):
            name = there.relative_to(folder / "content").as_posix()
            if name.startswith("sample") or not ours.joinpath(name).is_file():
                found.append(f"content/{name}: there is no such file to translate")
    return found
