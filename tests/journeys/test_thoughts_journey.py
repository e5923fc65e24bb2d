"""A thought from a check-in, looked at from both sides, kept as evidence for a belief."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(meet, server):
    someone = meet(server.address, java_script_enabled=False)
    someone.make_space()
    return someone


def test_from_a_check_in_to_evidence_without_scripts(plain) -> None:
    plain.check_in("no reply", urge=3, words="Two days now.")
    plain.go("/moments/")
    plain.open_first()
    plain.press("Write down a thought that came with it")
    situation = plain.page.get_by_label("What was going on?")
    assert situation.input_value() == "no reply\nTwo days now."
    plain.page.get_by_label("The thought", exact=True).fill("They have had enough of me.")
    plain.press("Keep")
    assert plain.sees("You can go on with it any time.")

    plain.press("Go on with it")
    plain.page.get_by_label("What speaks for the thought?").fill("No answer since Sunday.")
    plain.page.get_by_label("What speaks against it").fill("They wrote first.\nThey are moving.")
    plain.page.get_by_label("Am I reading someone’s mind?").check()
    plain.page.get_by_label("A fairer view").fill("They are busy, and I miss them.")
    plain.press("Keep")
    assert plain.sees("What did they really say or do?")

    plain.press("Write it down")
    plain.page.get_by_label("The belief", exact=True).fill("People get tired of me.")
    plain.page.get_by_label("How true does the belief feel today?").fill("75")
    plain.press("Keep")
    assert plain.sees("it felt true at 75 of 100")
    plain.go("/thoughts/")
    plain.open_first()
    taps = plain.page.get_by_role("button", name="Keep as evidence: They wrote first.")
    with plain.page.expect_navigation():
        taps.click()
    assert plain.sees("Kept with the belief.")
    plain.go("/beliefs/")
    plain.open_first()
    assert plain.sees("They wrote first.")
    assert plain.sees("0 lines speak for it and 1 against")


def test_evidence_is_kept_with_the_belief_that_was_chosen(person) -> None:
    person.make_space()
    for belief in ("People get tired of me.", "I manage alone."):
        person.go("/beliefs/new/")
        person.page.get_by_label("The belief", exact=True).fill(belief)
        person.press("Keep")
    person.go("/thoughts/new/")
    person.page.get_by_label("The thought", exact=True).fill("They only put up with me.")
    person.page.get_by_text("Look at it from both sides, now or later").click()
    person.page.get_by_label("What speaks for the thought?").fill("No answer since Sunday.")
    person.page.get_by_label("Am I telling the future?").check()
    person.press("Keep")
    assert barriers(person) == []
    person.page.get_by_label("Evidence about").select_option(label="People get tired of me.")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Keep as evidence: No answer").click()
    assert person.sees("kept as evidence")
    assert barriers(person) == []
    person.go("/beliefs/")
    assert (
        person.page.locator("a.whole")
        .first.inner_text()
        .strip()
        .startswith("“People get tired of me.”")
    ), "the one that was touched last comes first"
    person.open_first()
    assert person.sees("No answer since Sunday.")


def test_an_exercise_can_be_done_kept_and_deleted_without_scripts(plain) -> None:
    plain.go("/practise/")
    plain.page.get_by_role("link", name="Being kind to myself").click()
    plain.page.get_by_role("link", name="A kind hand").click()
    plain.press("Keep that I did it")
    assert plain.sees("Done on")
    plain.open_first()
    plain.press("Delete")
    plain.press("Delete for good")
    assert not plain.sees("Done on")


def test_half_a_thought_waits_where_it_was_typed(person) -> None:
    person.make_space()
    person.go("/thoughts/new/")
    with person.page.expect_response("**/unsaved/keep/"):
        person.page.get_by_label("The thought", exact=True).fill("They only put up wi")
    person.go("/today/")
    person.go("/thoughts/new/")
    assert person.page.get_by_label("The thought", exact=True).input_value() == (
        "They only put up wi"
    )
    assert person.sees("It is not saved yet.")


def test_a_refused_record_shows_its_error_where_it_is(person) -> None:
    person.make_space()
    person.go("/thoughts/new/")
    person.page.get_by_label("The thought", exact=True).fill("They only put up with me")
    person.page.get_by_text("Look at it from both sides, now or later").click()
    person.page.get_by_label("How strong is the feeling now?").fill("300")
    person.page.eval_on_selector_all("form", "forms => forms.forEach(one => one.noValidate = true)")
    person.press("Keep")
    after = person.page.get_by_label("How strong is the feeling now?")
    assert after.is_visible(), "the part with the error stands open"
    assert after.input_value() == "300"
    assert person.sees("Choose a number from 0 to 100.")
    assert barriers(person) == []


def barriers(person) -> list[str]:
    return [found["id"] for found in Axe().run(person.page).response["violations"]]
