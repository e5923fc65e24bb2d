"""The parts of a report in the person's own words, and about the people they chose to show."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from nearer.coach.days import day
from nearer.coach.report import marked_unsafe
from nearer.companion import moments
from nearer.companion.person_lately import feared, lately, when_open
from nearer.companion.reporting_items import Period
from nearer.companion.reporting_names import Names, kinship_told
from nearer.companion.safety import marked, unsafe_people
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Moment, Person
from nearer.report.document import Block, Heading, Lines, Paragraph, Quote, Section


def people(space: Space, names: Names, chosen: Collection[str]) -> Iterator[Section]:
    """Who they are, how it has been, and the note."""
    shown = [one for one in space.all(Person) if f"person:{one.id}" in chosen and names.of(one.id)]
    if shown:
        blocks = (block for one in shown for block in _person(space, one, names))
        yield Section(_("People"), tuple(blocks))


def own_words(
    space: Space, names: Names, period: Period, chosen: Collection[str]
) -> Iterator[Section]:
    """Words of check-ins, the oldest first."""
    shown = [
        one
        for one in moments.in_order(space)
        if f"words:{one.id}" in chosen and period.holds(one.when) and names.has(*one.people)
    ]
    if shown:
        yield Section(
            _("In my own words"), tuple(block for one in shown for block in _words(one, names))
        )


def _person(space: Space, one: Person, names: Names) -> Iterator[Block]:
    """No closeness where suggestions are stopped; a mark is told only where it was set."""
    called = names.of(one.id)
    yield Heading(called)
    yield Paragraph(kinship_told()[one.kinship].capitalize() + ".")
    if marked(space, one.id):
        yield Paragraph(marked_unsafe())
    elif one.id not in unsafe_people(space):
        known = replace(one, alias=called)
        said = (*lately(space, known), when_open(space, known), feared(space, known))
        yield Lines(tuple(sentence for sentence in said if sentence))
    if one.note:
        yield Quote(names.inside(one.note))


def _words(one: Moment, names: Names) -> Iterator[Block]:
    with_ = ", ".join(called for person in one.people if (called := names.of(person)))
    when = day(one.when.date())
    yield Heading(f"{when}, {with_}" if with_ else when)
    yield Quote(names.inside(one.words))
