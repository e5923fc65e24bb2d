"""One person: what goes between us, how it has been, being in touch, and where to go from here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from nearer.coach.people import rhythm_name, touch_told
from nearer.companion import contacts, fears, moments, person_lately, rhythms, safety, steps, tries
from nearer.companion.map import read_map
from nearer.companion.map_pictures import trail_of
from nearer.companion.space import Space
from nearer.companion.steps_picture import depth_names
from nearer.content import gifts
from nearer.domain.values import Person
from nearer.web.people.forms import CIRCLE_NAMES, COUNTS, KINSHIP_NAMES, TOUCHED
from nearer.web.practise.try_rows import rows
from nearer.web.request import space_of
from nearer.web.today.moments import shown

NEWEST = 5  # moments, contacts, fears and steps that are shown; lists elsewhere have them all


def person(request: HttpRequest, person_id: str) -> HttpResponse:
    """All there is about them. With somebody unsafe, nothing that speaks of coming nearer."""
    space = space_of(request)
    one = space.get(Person, person_id)
    unsafe = person_id in safety.unsafe_people(space)
    page = moments.find(space, moments.Wanted(person=person_id))
    context = {
        "person": one,
        "circle": CIRCLE_NAMES[one.circle],
        "kinship": KINSHIP_NAMES[one.kinship],
        "unsafe": unsafe,
        "held": safety.suggestions_held(space),
        "safety": safety.of_person(space, person_id),
        "found": shown(space, page.found[:NEWEST]),
        "count": page.count,
        "beside": "fear came true" if unsafe else "person",
    }
    context |= _between(one) | _in_touch(space, one)
    if not unsafe:
        context |= _nearer(space, one)
    return render(request, "people/person.html", context)


def _between(one: Person) -> dict[str, Any]:
    known = gifts()
    return {
        "gives": [known[kind].name for kind in one.gives],
        "gets": [known[kind].name for kind in one.gets],
        "up_to": depth_names()[one.up_to] if one.up_to else "",
    }


def _in_touch(space: Space, one: Person) -> dict[str, Any]:
    last = contacts.last_of_each(space).get(one.id)
    noted = contacts.of_person(space, one.id)
    return {
        "touch": touch_told(contacts.days_since(space, last.on), last.by) if last else "",
        "contacts": [(contact, TOUCHED.get(contact.by, "")) for contact in noted[:NEWEST]],
        "older": [(contact, TOUCHED.get(contact.by, "")) for contact in noted[NEWEST:]],
    }


def _nearer(space: Space, one: Person) -> dict[str, Any]:
    """What is left out with somebody unsafe."""
    placed = read_map(space).of(one.id)
    rhythm = rhythms.of_person(space, one.id)
    attempts = [t for t in (*tries.waiting(space), *tries.told(space)) if t.person == one.id]
    own = [step for step in steps.ladder(space) if step.person == one.id]
    about = [fear for fear in fears.in_order(space) if fear.person == one.id]
    return {
        "lately": person_lately.lately(space, one),
        "opened": person_lately.when_open(space, one),
        "feared": person_lately.feared(space, one),
        "placed": placed,
        "picture": mark_safe(trail_of(space, placed)) if placed else "",  # noqa: S308
        "tries": rows(space, attempts[:NEWEST]),
        "own_steps": [(step, steps.said_of(step.words, one)) for step in own[:NEWEST]],
        "fears": about[:NEWEST],
        "rhythm": rhythm,
        "rhythm_name": rhythm_name(rhythm.days) if rhythm else "",
        "counts": COUNTS.get(rhythm.counts, "") if rhythm else "",
        "word": next((o for o in rhythms.offered(space) if o.person.id == one.id), None),
    }
