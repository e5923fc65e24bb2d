"""Strategies and experiments, asked by somebody who may send anything."""

import random
import re
from datetime import UTC, datetime, timedelta

import pytest

from nearer.domain.practice import Drawn, Trial, Urge
from nearer.domain.values import Moment, Tag

PLAN = {"strategies": ["long_out_breath"], "good": "moved toward", "urge_from": "5"}
NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)  # when the served clock stands
MARKUP = "<script>alert(1)</script>"


def tried(trial_id: str = "trial-1", **given) -> Trial:
    plan = {
        "begun": NOW - timedelta(days=200),
        "arms": ("just_notice", "long_out_breath"),
        "good": "moved toward",
        "hours": 24,
        "urge_from": 5,
        "floor": 0.2,
        "alpha": 0.05,
    }
    return Trial(id=trial_id, **(plan | given))


def drawn(days_ago: float, arm: str, good: float | None, **given) -> Drawn:
    when = NOW - timedelta(days=days_ago)
    return Drawn(
        id=f"drawn-trial-1-h{24 * days_ago:.0f}",
        trial="trial-1",
        occasion=f"h{24 * days_ago:.0f}",
        when=when,
        arm=arm,
        probabilities=(0.5, 0.5),
        good=good,
        answered=None if good is None else when + timedelta(hours=25),
        **given,
    )


def many(gain: float, count: int = 90) -> list[Drawn]:
    """Draws at even chances, one a day; the strategy adds that much to 30 in 100."""
    chance = random.Random(4)
    draws = []
    for number in range(count):
        arm = chance.choice(("just_notice", "long_out_breath"))
        share = 0.3 + (gain if arm == "long_out_breath" else 0)
        draws.append(drawn(count + 3 - number, arm, float(chance.random() < share)))
    return draws


# Strategies


def test_all_strategies_are_listed_and_narrowed(shared) -> None:
    everything = shared.get("/strategies/").read
    assert everything.count("a class=whole") + everything.count('class="whole"') >= 25
    narrowed = shared.get("/strategies/?for=no_reply&kind=alone").read
    assert "What do I know, what do I guess?" in narrowed
    assert "Thank, and stop there" not in narrowed
    for nonsense in ("?for=%3Cscript%3E", "?for=nothing&kind=nothing", "?for=%00"):
        page = shared.get(f"/strategies/{nonsense}")
        assert page.status == 200
        assert "Thank, and stop there" in page.read


def test_nothing_is_said_to_fit_before_anything_is_established(shared) -> None:
    assert "So far, your urge" not in shared.get("/strategies/").read


def test_what_fits_an_established_trigger_is_offered_and_not_promised(settle) -> None:
    first = datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
    chance = random.Random(2)
    moments = []
    for number in range(400):
        there = chance.random() < 0.4
        moments.append(
            Moment(
                id=f"m{number:03d}",
                when=first + timedelta(hours=9 * number),
                way="prompt",
                tags=("quiet",) if there else (),
                urge=min(10, max(0, round(chance.gauss(6 if there else 2, 1.5)))),
            )
        )
    someone = settle(Tag(id="quiet", name=f"{MARKUP} no reply", starter="no_reply"), *moments)
    page = someone.get("/strategies/")
    assert "So far, your urge to pull away was higher with" in page.read
    assert "is open" in page.read
    assert "<script>alert" not in page.text


def test_a_strategy_of_ones_own_is_kept_changed_undone_and_deleted(inside) -> None:
    made = inside.post("/strategies/new/", {"name": f"Hum {MARKUP}", "how": "Low part.\nTwice."})
    here = made.to
    page = inside.get(here)
    assert "<li>Twice.</li>" in page.text
    assert "<script>alert" not in page.text
    assert "Hum" in inside.get("/strategies/").read
    inside.post(f"{here}edit/", {"name": "Hum loudly", "how": "Low part."})
    assert "Hum loudly" in inside.get(here).read
    inside.post(f"{here}undo/", {})
    assert "Twice." in inside.get(here).read
    inside.post(f"{here}away/", {"act": "away"})
    assert "Put away" in inside.get("/strategies/").read
    inside.post(f"{here}away/", {"act": "back"})
    assert inside.post(f"{here}delete/", {}).to == "/strategies/"
    assert inside.get(here).status == 404


WRONG_WORDS = (
    {"name": ""},
    {"name": "x" * 300},
    {"name": "Name it"},
    {"name": "Hum", "how": "x" * 20_001},
    {"name": "Hum", "why": "a\x00b"},
)


def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(inside) -> None:
    for wrong in WRONG_WORDS:
        typed = {"how": "Low part, twice."} | wrong
        answer = inside.post("/strategies/new/", typed)
        assert answer.status == 200, wrong
        assert 'class="problem"' in answer.text
        assert typed["how"][:200] in answer.read


@pytest.mark.parametrize("path", ["", "edit/", "delete/"])
def test_a_strategy_that_is_not_there_is_not_found(shared, path) -> None:
    assert shared.get(f"/strategies/nothing/{path}").status == 404


def test_a_written_strategy_can_be_neither_changed_nor_deleted(shared) -> None:
    assert shared.get("/strategies/name_it/edit/").status == 404
    assert shared.post("/strategies/name_it/delete/", {}).status == 404
    assert shared.post("/strategies/name_it/away/", {}).status == 404
    assert shared.get("/strategies/name_it/").status == 200


# The plan and consent


def plan_page(someone, query: str):
    return someone.get(f"/trials/new/?{query}").read


def test_before_anything_begins_the_page_says_all_of_it(shared) -> None:
    page = plan_page(shared, "strategies=name_it&good=moved+toward&urge_from=6")
    for said in (
        "“Name it” with “Just notice”",
        "whether you move toward somebody within 24 hours".capitalize(),
        "an urge of 6 or more",
        "none ever falls below 20 in 100",
        "Help, safety, medicine",
        "in at most 5 of 100",
        "How many draws an answer needs",
        "python -m bench.trial_plan --lives 200",
        "I have read this and want to begin.",
    ):
        assert said in page, said
    assert "Running" not in shared.get("/trials/").read


def test_without_the_tick_nothing_begins(inside) -> None:
    answer = inside.post("/trials/new/", PLAN)
    assert answer.status == 200
    assert "It begins only if you tick this box." in answer.read
    assert "Running" not in inside.get("/trials/").read


def test_with_the_tick_it_begins_once(inside) -> None:
    led_to = {inside.post("/trials/new/", PLAN | {"consent": "on"}).to for _ in range(2)}
    assert len(led_to) == 1
    assert "Since" in inside.get(*led_to).read
    assert inside.get("/trials/new/").to == "/trials/"
    other = inside.post("/trials/new/", PLAN | {"consent": "on", "strategies": ["name_it"]})
    assert "One experiment is running already." in other.read


WRONG_PLANS = (
    {"strategies": []},
    {"strategies": ["just_notice"]},
    {"strategies": ["name_it", "small_ask", "next_year"]},
    {"strategies": [MARKUP]},
    {"good": "obeyed"},
    {"urge_from": "0"},
    {"urge_from": "many"},
)


def test_a_plan_that_cannot_be_is_refused_beside_what_was_chosen(shared) -> None:
    for wrong in WRONG_PLANS:
        answer = shared.post("/trials/new/", PLAN | {"consent": "on"} | wrong)
        assert answer.status == 200, wrong
        assert 'class="problem"' in answer.text
        assert "<script>alert" not in answer.text
    assert shared.get("/trials/trial-1/").status == 404


def test_a_plan_can_be_looked_at_again_with_what_was_chosen(shared) -> None:
    page = shared.get("/trials/new/?change=1&strategies=name_it&good=closeness&urge_from=7").text
    for name, value in (("strategies", "name_it"), ("good", "closeness"), ("urge_from", "7")):
        assert re.search(rf'name="{name}" value="{value}"[^>]*checked', page)


# The draw


def drawn_page(someone):
    """A strong urge, taken as far as the draw."""
    here = someone.post("/urge/", {"strength": "8"}).to.removesuffix("steady/")
    assert someone.post(f"{here}steady/", {}).to == f"{here}draw/"
    return here


def shown(someone, here: str) -> str:
    return re.search(r"<h1>([^<]+)</h1>", someone.get(f"{here}draw/").text).group(1)


def test_reload_back_and_a_second_tab_show_the_same_draw(inside, another) -> None:
    inside.post("/trials/new/", PLAN | {"consent": "on"})
    here = drawn_page(inside)
    assert shown(inside, here) == "Shall chance choose?"
    assert inside.post(f"{here}draw/", {"act": "draw"}).to == f"{here}draw/"
    first = shown(inside, here)
    assert first in {"Just notice", "Breathe out longer"}
    elsewhere = another(inside)
    assert elsewhere.unlock().to == "/today/"
    for someone in (inside, elsewhere) * 5:
        someone.post(f"{here}draw/", {"act": "draw"})
        assert shown(someone, here) == first
        assert first in someone.get(here).read


def test_declined_before_nothing_is_drawn_at_this_urge(inside) -> None:
    trial = inside.post("/trials/new/", PLAN | {"consent": "on"}).to
    here = drawn_page(inside)
    assert inside.post(f"{here}draw/", {"act": "decline"}).to == f"{here}choose/"
    inside.post(f"{here}draw/", {"act": "draw"})
    assert inside.get(f"{here}draw/").to == f"{here}choose/"
    assert "Declined before anything was drawn: 1" in inside.get(trial).read


def test_refused_after_it_stays_drawn_and_says_so(inside) -> None:
    trial = inside.post("/trials/new/", PLAN | {"consent": "on"}).to
    here = drawn_page(inside)
    inside.post(f"{here}draw/", {"act": "draw"})
    first = shown(inside, here)
    assert inside.post(f"{here}draw/", {"act": "refuse"}).to == f"{here}choose/"
    assert shown(inside, here) == first
    page = inside.get(trial).read
    assert "1 draw in all." in page
    assert "Not wanted after it was drawn: 1" in page


def test_looking_draws_nothing(inside) -> None:
    trial = inside.post("/trials/new/", PLAN | {"consent": "on"}).to
    here = drawn_page(inside)
    for _ in range(3):
        inside.get(f"{here}draw/")
    inside.post(f"{here}draw/", {})
    inside.post(f"{here}draw/", {"act": "anything"})
    assert "0 draws in all." in inside.get(trial).read


def test_a_weak_urge_is_not_drawn_for_even_if_somebody_asks(inside) -> None:
    inside.post("/trials/new/", PLAN | {"consent": "on"})
    here = inside.post("/urge/", {"strength": "2"}).to.removesuffix("steady/")
    assert inside.post(f"{here}steady/", {}).to == f"{here}choose/"
    assert inside.get(f"{here}draw/").to == f"{here}choose/"
    assert inside.post(f"{here}draw/", {"act": "draw"}).status == 404


def test_pausing_and_ending_offer_nothing_more(inside) -> None:
    trial = inside.post("/trials/new/", PLAN | {"consent": "on"}).to
    inside.post(f"{trial}pause/", {"act": "pause"})
    here = inside.post("/urge/", {"strength": "8"}).to.removesuffix("steady/")
    assert inside.post(f"{here}steady/", {}).to == f"{here}choose/"
    inside.post(f"{trial}pause/", {"act": "go on"})
    assert inside.post(f"{here}steady/", {}).to == f"{here}draw/"
    assert "cannot be begun again" in inside.get(f"{trial}end/").read
    inside.post(f"{trial}end/", {})
    assert inside.post(f"{here}steady/", {}).to == f"{here}choose/"
    assert "Earlier ones" in inside.get("/trials/").read
    inside.post(f"{trial}pause/", {"act": "go on"})
    assert "has ended" in inside.get(trial).read


# The outcome and the result


def test_today_asks_for_the_outcome_once_in_one_tap(settle) -> None:
    someone = settle(tried(), drawn(1.5, "long_out_breath", None))
    path = "/trials/outcome/drawn-trial-1-h36/"
    assert path in someone.get("/today/").text
    assert someone.post(path, {"good": "yes"}).to == "/today/"
    assert path not in someone.get("/today/").text
    assert "You answered: yes." in someone.get(path).read


def test_an_outcome_that_cannot_be_is_refused(settle) -> None:
    someone = settle(tried(), drawn(1.5, "long_out_breath", None))
    for wrong in ("", "perhaps", "1", "5", "²", "-1"):
        answer = someone.post("/trials/outcome/drawn-trial-1-h36/", {"good": wrong})
        assert answer.status == 200
        assert "Choose one of these." in answer.read


def test_closeness_is_answered_by_a_number(settle) -> None:
    someone = settle(
        tried(good="closeness", hours=3), drawn(0.5, "long_out_breath", None), Tag(id="t", name="x")
    )
    path = "/trials/outcome/drawn-trial-1-h12/"
    for wrong in ("yes", "11", "ten", "²"):
        assert "Choose one of these." in someone.post(path, {"good": wrong}).read
    assert someone.post(path, {"good": "10", "stay": "1"}).to == path
    assert "You answered: 10." in someone.get(path).read


@pytest.mark.parametrize("days", [0.5, 6])
def test_before_its_time_and_after_it_nothing_is_asked(settle, days) -> None:
    someone = settle(tried(), drawn(days, "long_out_breath", None))
    path = f"/trials/outcome/drawn-trial-1-h{24 * days:.0f}/"
    assert '<form method="post">' not in someone.get(path).text
    assert someone.post(path, {"good": "yes"}).status == 200
    assert "You answered" not in someone.get(path).read


def test_helps_is_said_with_counts_range_and_doubt(settle) -> None:
    page = settle(tried(), *many(0.6)).get("/trials/trial-1/").read
    assert "“Breathe out longer” helps you, so far" in page
    assert re.search(r"likely between \+\d+ and \+\d+ in 100", page)
    assert re.search(r"moved toward somebody \d+ of \d+ times, after “Just notice” \d+ of", page)
    assert "Carry-over" in page
    assert "what is said can change" in page


def test_harm_is_said_and_stopped(settle) -> None:
    someone = settle(tried(), *many(-0.3, 180))
    page = someone.get("/trials/trial-1/").read
    assert "You moved toward people less often with it" in page
    assert "It is not drawn any more." in page


def test_not_yet_is_said_of_little(settle) -> None:
    page = settle(tried(), *many(0.0, 12)).get("/trials/trial-1/").read
    assert "cannot be told yet" in page
    assert "helps you" not in page


def test_a_summary_to_print_has_plan_draws_missing_and_result(settle) -> None:
    someone = settle(
        tried(),
        *many(0.6),
        drawn(2, "", None, declined=True),
        drawn(1.5, "long_out_breath", None, refused=True),
    )
    page = someone.get("/trials/trial-1/summary/").read
    for said in (
        "What is compared",
        "Declined before anything was drawn: 1",
        "Not wanted after it",
        "Carry-over",
        "Earlier half",
        "CENT 2015",
        "50 / 50",
        "at all times together",
    ):
        assert said in page, said


@pytest.mark.parametrize("path", ["", "summary/", "end/", "delete/"])
def test_a_trial_that_is_not_there_is_not_found(shared, path) -> None:
    assert shared.get(f"/trials/nothing/{path}").status == 404


def test_an_outcome_of_nothing_is_not_found(settle) -> None:
    someone = settle(tried(), drawn(2, "", None, declined=True), Urge(id="u", when=NOW))
    for draw_id in ("nothing", "u", "trial-1", "drawn-trial-1-h48"):
        assert someone.get(f"/trials/outcome/{draw_id}/").status == 404
        assert someone.post(f"/trials/outcome/{draw_id}/", {"good": "yes"}).status == 404


def test_deleting_asks_first_and_takes_every_draw_along(settle) -> None:
    someone = settle(tried(), drawn(1.5, "long_out_breath", None))
    assert "cannot be undone" in someone.get("/trials/trial-1/delete/").read
    assert someone.post("/trials/trial-1/delete/", {}).to == "/trials/"
    assert someone.get("/trials/trial-1/").status == 404
    assert someone.get("/trials/outcome/drawn-trial-1-h36/").status == 404
    assert "outcome" not in someone.get("/today/").text
