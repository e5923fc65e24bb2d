"""The private check about one person. Nothing of it is kept unless the person says so."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nearer.coach.safety_words import After, after_check, unseen
from nearer.companion import safety, safety_answers
from nearer.companion.safety_lines import for_violence
from nearer.companion.space import Space
from nearer.domain.values import Person
from nearer.web.request import go, session_of, space_of, typed

ANSWERS = (
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unsure", gettext_lazy("Not sure")),
    ("", gettext_lazy("Skip")),
)
NAMES = dict(ANSWERS)


def questions(request: HttpRequest, person_id: str) -> HttpResponse:
    """The questions; and once they are sent, what follows, on the same page and kept nowhere."""
    space = space_of(request)
    person = space.get(Person, person_id)
    sent = typed(request, aside=True)  # at the idle lock it is taken off the screen all the same
    if sent is None:
        context = {"person": person, "questions": safety_answers.questions(), "answers": ANSWERS}
        return render(request, "safety/questions.html", context)
    answers = safety_answers.read(sent)
    said = after_check(answers, safety_answers.pressing())
    if said.soon:
        safety.hold_for_today(space)
    return render(request, "safety/after.html", _after(space, person, answers, said))


@require_POST
def keep(request: HttpRequest, person_id: str) -> HttpResponse:
    safety_answers.keep(space_of(request), person_id, safety_answers.read(request.POST))
    session_of(request).note(_("Kept."))
    return go("safety:person", person_id)


def kept(request: HttpRequest, person_id: str, answers_id: str) -> HttpResponse:
    """Answers that were kept, as they were given."""
    space = space_of(request)
    one = safety_answers.one_kept(space, person_id, answers_id)
    context = {
        "person": space.get(Person, person_id),
        "one": one,
        "rows": [(text, NAMES[said]) for text, said in safety_answers.worded(one)],
    }
    return render(request, "safety/kept.html", context)


def delete(request: HttpRequest, person_id: str, answers_id: str) -> HttpResponse:
    space = space_of(request)
    one = safety_answers.one_kept(space, person_id, answers_id)
    if request.method == "POST":
        safety_answers.erase(space, person_id, answers_id)
        session_of(request).note(_("Deleted for good."))
        return go("safety:person", person_id)
    return render(request, "safety/delete.html", {"person_id": person_id, "one": one})


def _after(
    space: Space, person: Person, answers: Mapping[str, str], said: After
) -> dict[str, object]:
    return {
        "person": person,
        "safety": safety.of_person(space, person.id),
        "said": said,
        "unseen": unseen(),
        "lines": for_violence(space),
        "given": [(key, said) for key, said in answers.items() if said],
    }
