"""The report of a whole invented year: every part of it, one page of it, and its bundle."""

import io
import json
import random
from datetime import UTC, date, datetime

import pytest
from fhir.resources.R4B.bundle import Bundle
from msgspec.structs import replace
from pypdf import PdfReader

from nearer import storage
from nearer.companion import reporting
from nearer.companion import reporting_plan as plans
from nearer.companion.gate import Gate
from nearer.companion.reporting_files import file
from nearer.companion.reporting_items import groups
from nearer.companion.reporting_letter import questions
from nearer.companion.sample import sample_life
from nearer.domain.report import ReportPlan
from nearer.domain.values import Person
from nearer.report.document import as_pdf, as_text
from nearer.settings import Database
from nearer.vault import LEAST_COST


@pytest.fixture(scope="module")
def sam(tmp_path_factory):
    """A year of an invented life, opened once."""
    now = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    records = storage.open_records(Database("sqlite", path=tmp_path_factory.mktemp("sam") / "s.db"))
    gate = Gate(records, lambda: now, random.Random(1).randbytes, LEAST_COST)
    wishes, *life = sample_life(7, now, days=365)
    yield gate.create("velvet otters borrow thunder", wishes, life)[0]
    records.close()


def offered(space, plan=None) -> dict[str, str]:
    chosen = plan or plans.plan(space)
    return {item.key: item.words for group in groups(space, chosen) for item in group.items}


def frame(space, **more) -> ReportPlan:
    every = tuple(one.id for one in space.all(Person))
    given = {"since": None, "until": None, "naming": "numbers", "people": every, "short": False}
    return plans.choose_frame(space, **(given | more))


def everything(space, **more) -> str:
    """The report with all that is offered, as text."""
    plan = frame(space, **more)
    return as_text(reporting.report(space, plans.choose_items(space, tuple(offered(space, plan)))))


def test_every_part_of_a_year_is_told_without_a_single_name(sam) -> None:
    text = everything(sam, naming="numbers")
    for heading in (
        "What goes with pulling away",
        "Fears, and what came",
        "Closeness in relationships",
        "Small steps of openness",
        "Experiments of one person",
        "People",
        "In my own words",
        "What this is not",
    ):
        assert f"\n{heading}" in text
    assert "{name}" not in text
    words = set(text.replace("“", " ").replace("”", " ").replace("’", " ").split())
    assert not words & {one.alias for one in sam.all(Person)}


def test_every_pattern_has_its_range_and_its_counts(sam) -> None:
    plan = frame(sam)
    told = [words for key, words in offered(sam, plan).items() if key.startswith("pattern:")]
    assert told
    assert all("between" in one and "check-ins" in one for one in told)


def test_patterns_do_not_change_with_the_period(sam) -> None:
    def patterns(plan):
        return {k: words for k, words in offered(sam, plan).items() if k.startswith("pattern:")}

    whole = patterns(frame(sam))
    assert patterns(frame(sam, since=date(2026, 11, 1))) == whole


@pytest.mark.parametrize("answer", ["I wish " * 9, "So much to say. " * 900])
@pytest.mark.parametrize("alias", ["Al", "Maria-Magdalena von der Wittenberg " * 2])
def test_the_short_one_fits_on_one_page(sam, answer, alias) -> None:
    before = {one.id: one for one in sam.all(Person)}
    sam.put(*(replace(one, alias=f"{alias} {n}") for n, one in enumerate(before.values())))
    plans.write_letter(sam, dict.fromkeys(questions(), answer))
    plan = frame(sam, short=True, naming="own")
    plan = plans.choose_items(sam, tuple(offered(sam, plan)))
    text = as_text(reporting.report(sam, plan))
    made = as_pdf(reporting.report(sam, plan))
    assert len(PdfReader(io.BytesIO(made.content)).pages) == 1
    assert all(asked in " ".join(text.split()) for asked in questions().values())
    plans.write_letter(sam, {})
    sam.put(*before.values())


def test_the_bundle_holds_the_answers_of_who_is_chosen(sam) -> None:
    plan = frame(sam)
    chosen = [key for key in offered(sam, plan) if key.startswith("map:")]
    plan = plans.choose_items(sam, (chosen[0],))
    content = file(sam, plan, "json").content.decode()
    assert Bundle.model_validate_json(content)
    resources = [one["resource"] for one in json.loads(content)["entry"]]
    kinds = {one["resourceType"] for one in resources}
    assert kinds == {"Questionnaire", "QuestionnaireResponse", "Observation", "DocumentReference"}
    about = {
        one["item"][0]["answer"][0]["valueString"]
        for one in resources
        if one["resourceType"] == "QuestionnaireResponse"
    }
    assert len(about) == 1
    assert not about & {one.alias for one in sam.all(Person)}
