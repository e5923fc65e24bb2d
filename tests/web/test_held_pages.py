"""What the pages of Practise leave out about somebody who was marked as not safe."""

from datetime import UTC, datetime, timedelta

import pytest

from nearer.domain.practice import Attempt, Drawn, Step, Trial, Urge
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Moment, Person

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)  # when the served clock stands
KIM, SAM = "a" * 32, "b" * 32
LATELY, EARLIER = "c" * 32, "d" * 32
TRIAL = Trial(
    id="trial-1",
    begun=NOW - timedelta(days=9),
    arms=("just_notice", "one_honest_line"),
    good="moved toward",
    hours=24,
    urge_from=5,
    floor=0.2,
    alpha=0.05,
)
TRIED = {"step": "thought_a_day", "planned": NOW - timedelta(hours=20)}
DRAWN = f"drawn-trial-1-{EARLIER}"


def furnished(*, unsafe: bool) -> list:
    """Urges, a draw and planned steps about Kim and Sam; Kim may be marked."""
    return [
        Person(id=KIM, alias="Kim", circle="close"),
        Person(id=SAM, alias="Sam", circle="close"),
        Safety(id=safety_id(KIM), person=KIM, since=NOW, unsafe=unsafe),
        Moment(id="e" * 32, when=NOW - timedelta(minutes=20), way="self", people=(KIM,), urge=8),
        Urge(id=LATELY, when=NOW - timedelta(minutes=10), moment="e" * 32, strength=8),
        Urge(id=EARLIER, when=NOW - timedelta(hours=30), person=KIM, strength=8),
        TRIAL,
        Drawn(
            id=DRAWN,
            trial=TRIAL.id,
            occasion=EARLIER,
            when=NOW - timedelta(hours=30),
            arm="one_honest_line",
            probabilities=(0.5, 0.5),
        ),
        Step(id="f" * 32, noted=NOW, words="Ask Kim in.", depth="facts", person=KIM),
        Attempt(id="1" * 32, person=KIM, backed_by=SAM, **TRIED),
        Attempt(id="2" * 32, person=SAM, backed_by=KIM, **TRIED),
    ]


@pytest.fixture
def marked(settle):
    return settle(*furnished(unsafe=True))


@pytest.fixture
def unmarked(settle):
    return settle(*furnished(unsafe=False))


def test_with_nobody_marked_every_one_of_these_is_there(unmarked) -> None:
    """What the tests below look for in vain is found here."""
    assert unmarked.get(f"/urges/{LATELY}/draw/").status == 200
    assert 'value="stay"' in unmarked.get(f"/urges/{LATELY}/choose/").text
    assert "Did you move toward somebody" in unmarked.get("/trials/trial-1/").read
    assert "Did you move toward somebody" in unmarked.get("/today/").read
    assert f'value="{KIM}"' in unmarked.get("/steps/").text
    assert "Not for now" not in unmarked.get("/steps/").read
    assert "For example" in unmarked.get(f"/tries/{'1' * 32}/").read
    assert "Kim has your back" in unmarked.get(f"/tries/{'2' * 32}/").read
    assert "I’ll try it" in unmarked.get(f"/steps/{'f' * 32}/").read
    assert "Ask Kim in." in unmarked.get(f"/steps/?with={KIM}").read


def test_at_an_urge_nothing_is_drawn_and_leaving_stands_first(marked) -> None:
    draw = f"/urges/{LATELY}/draw/"
    choose = f"/urges/{LATELY}/choose/"
    assert marked.get(draw).to == choose
    assert marked.post(draw, {"act": "draw"}).status == 404
    page = marked.get(choose).text
    assert page.index('value="leave"') < page.index('value="break"')
    assert 'value="stay"' not in page
    assert 'value="step"' not in page
    for choice in ("stay", "step"):
        assert 'role="alert"' in marked.post(choose, {"choice": choice}).text


def test_no_outcome_is_asked(marked) -> None:
    for path in ("/today/", "/trials/", "/trials/trial-1/"):
        assert "Did you move toward somebody" not in marked.get(path).read, path


def test_a_step_with_them_is_no_task_and_is_not_planned(marked) -> None:
    page = marked.get("/steps/").read
    planned, rest = page.split("Not for now")
    assert f"/tries/{'1' * 32}/" not in planned
    assert f"/tries/{'1' * 32}/" in rest
    assert f"/tries/{'2' * 32}/" in planned
    assert f'value="{KIM}"' not in page
    assert "Ask Kim in." not in page
    assert "Ask Kim in." not in marked.get(f"/steps/?with={KIM}").read
    assert "I’ll try it" not in marked.get(f"/steps/{'f' * 32}/").read
    answer = marked.post("/steps/thought_a_day/plan/", {"person": KIM})
    assert answer.status == 200
    assert 'class="problem"' in answer.text


def test_what_was_planned_with_them_offers_no_words_to_send(marked) -> None:
    page = marked.get(f"/tries/{'1' * 32}/").read
    assert "For example" not in page
    assert "Sam has your back" not in page
    assert "No step is suggested here at present." in page
    assert "Kim has your back" not in marked.get(f"/tries/{'2' * 32}/").read


@pytest.fixture
def flagged(unmarked):
    """What was said in a check-in a moment ago was heard and is not answered yet."""
    screen = unmarked.begin_check_in()
    assert unmarked.post(screen, {"words": "I am going to kill myself tonight."}).status == 303
    return unmarked


def test_while_a_flag_is_open_steps_stop_with_all_that_was_planned(flagged) -> None:
    page = flagged.get("/steps/").read
    assert "Steps are stopped for now." in page
    before, rest = page.split("Not for now")
    for attempt in ("1" * 32, "2" * 32):
        assert f"/tries/{attempt}/" not in before
        assert f"/tries/{attempt}/" in rest
        assert "For example" not in flagged.get(f"/tries/{attempt}/").read
    assert flagged.get("/steps/thought_a_day/plan/").to == "/steps/"
    assert "I’ll try it" not in flagged.get("/steps/thought_a_day/").read
    assert "You wanted to try" not in flagged.get("/today/").read


def test_while_a_flag_is_open_nothing_is_drawn_or_asked_and_nobody_is_to_stay(flagged) -> None:
    assert flagged.get(f"/urges/{LATELY}/draw/").to == f"/urges/{LATELY}/choose/"
    assert 'value="stay"' not in flagged.get(f"/urges/{LATELY}/choose/").text
    for path in ("/today/", "/trials/trial-1/"):
        assert "Did you move toward somebody" not in flagged.get(path).read, path


def test_while_a_flag_is_open_no_strategy_with_somebody_and_no_experiment(flagged) -> None:
    assert "· with somebody" not in flagged.get("/strategies/").read
    assert "None was written for this." in flagged.get("/strategies/?kind=with").read
    flagged.post("/trials/trial-1/end/", {})
    assert flagged.get("/trials/new/").to == "/trials/"
    assert "no experiment begins" in flagged.get("/trials/").read
    plan = {"strategies": ["name_it"], "good": "moved toward", "urge_from": "5", "consent": "on"}
    assert "no experiment begins" in flagged.post("/trials/new/", plan).read
    assert "Find out whether it helps me" not in flagged.get("/strategies/name_it/").read
    assert flagged.post("/care/lift/", {}).to == "/care/"
    assert flagged.post("/trials/new/", plan).to.startswith("/trials/trial-")
    assert "· with somebody" in flagged.get("/strategies/").read
