"""Being safe with somebody, the private check, and the gentle card, as somebody meets them."""

import re
from datetime import UTC, datetime

import pytest

from nearer.coach.safety import KINDS
from nearer.coach.safety_words import card as card_words
from nearer.domain.values import Fear, Moment, Person

JO = Person(id="0a" * 16, alias="Jo", circle="close")
KIM = Person(id="0b" * 16, alias="Kim", circle="close")
WHEN = datetime(2026, 3, 9, 20, 0, tzinfo=UTC)
HURT = Fear(
    id="0c" * 16,
    when=WHEN,
    words="It gets loud",
    likely=60,
    person=JO.id,
    due=WHEN,
    about="hurt",
    outcome="yes",
    answered=WHEN,
)
OLD = Moment(id="0d" * 16, when=WHEN, words="I am going to kill myself tonight.", urge=3)

DESPAIR = "I am going to kill myself tonight."
HEAVY = "Everyone would be better off without me."
DANGER = "You should know that he hit me again last night and I am afraid of him."
WORRY = "My friend told me that he wants to kill himself."
CARE = f"/people/{JO.id}/care/"
ASKS = {kind: card_words(kind).ask for kind in KINDS}


@pytest.fixture
def mira(settle):
    return settle(JO, KIM)


def cards(text: str) -> list[str]:
    return [kind for kind, ask in ASKS.items() if ask in text]


def number_of(text: str) -> str:
    found = re.search(r'name="number" value="(\d+)"', text)
    assert found
    return found.group(1)


def check_in_with(visitor, words: str, *people: str) -> str:
    """Begin with those people around; the page after saving."""
    begun = visitor.post("/check-in/", {"people": people})
    assert begun.status == 303, begun.read
    saved = visitor.post(begun.to, {"urge": "2", "words": words})
    assert saved.status == 303, saved.read
    return visitor.get(saved.to).read


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (DESPAIR, "self_harm_explicit"),
        (HEAVY, "self_harm_veiled"),
        (WORRY, "worried_about_other"),
        (DANGER, "danger_from_other"),
    ],
)
def test_after_heavy_words_a_card_stands_on_three_pages_and_then_under_care(
    mira, words, kind
) -> None:
    page = check_in_with(mira, words)
    assert cards(page) == [kind]
    assert "not for emergencies" in page
    pages = ("/today/", "/moments/", "/today/", "/moments/", "/care/")
    assert [cards(mira.get(path).read) for path in pages] == [[kind], [kind], [], [], [kind]]
    assert words in mira.get("/moments/").read, "nothing is lost"


def test_no_card_stands_where_it_leads_to_or_is_used_up_there(mira) -> None:
    assert cards(check_in_with(mira, "Jo hit me again last night.")) == ["danger_from_other"]
    led_to = (f"{CARE}ask/", "/help/", "/steady/", f"{CARE}ask/", "/help/")
    assert [cards(mira.get(path).read) for path in led_to] == [[]] * 5
    assert cards(mira.get("/today/").read) == ["danger_from_other"]


def test_calm_words_bring_no_card(mira) -> None:
    assert cards(check_in_with(mira, "We had soup.")) == []


def test_the_card_repeats_nothing_that_was_written(mira) -> None:
    page = check_in_with(mira, DANGER)
    card = page[page.index('aria-labelledby="asked"') : page.index("</section>")]
    for word in ("hit", "afraid", "violen", "danger", "abus", "partner"):
        assert word not in card.lower()


def test_the_card_for_despair_has_lines_of_the_persons_country(inside) -> None:
    page = check_in_with(inside, DESPAIR)
    assert 'href="tel:112"' in page, "the emergency number of Germany comes first"
    assert page.index("tel:112") < page.index(">Skip<")


def test_what_is_no_whole_page_does_not_use_up_the_card(mira) -> None:
    begun = mira.post("/check-in/", {})
    assert mira.post(begun.to, {"urge": "2", "words": DESPAIR}).status == 303
    assert mira.post("/say/notes/", {"words": "I feel tired."}).status == 200
    assert mira.post("/gate/strength/", {"passphrase": "x"}).status == 200
    assert cards(mira.get("/no-such-page/").read) + cards(mira.get("/today/").read) != []


def test_no_step_is_suggested_until_the_person_says_they_are_safe(mira) -> None:
    page = check_in_with(mira, DESPAIR)
    assert "Steps are stopped for now" in mira.get("/steps/").read
    assert "nothing here suggests coming nearer" in mira.get("/today/").read
    safe = {"number": number_of(page), "next": "/today/", "said": "safe"}
    assert mira.post("/care/answer/", safe).to == "/today/"
    assert "Steps are stopped for now" not in mira.get("/steps/").read
    assert cards(mira.get("/care/").read) == []


def test_a_skip_takes_the_card_away_and_brings_no_suggestion_back(mira) -> None:
    page = check_in_with(mira, DESPAIR)
    skip = {"number": number_of(page), "next": "/steps/", "said": "skip"}
    shown = mira.get(mira.post("/care/answer/", skip).to).read
    assert cards(shown) == []
    assert "Steps are stopped for now" in shown
    assert "Let suggestions come again" in mira.get("/care/").read


def test_a_stale_card_in_another_tab_ends_nothing_newer(mira) -> None:
    first = check_in_with(mira, HEAVY)
    check_in_with(mira, DESPAIR)
    assert mira.post("/care/answer/", {"number": number_of(first)}).status == 303
    assert "Steps are stopped for now" in mira.get("/steps/").read


def test_a_hostile_answer_leads_nowhere_else_and_ends_nothing(mira) -> None:
    check_in_with(mira, DESPAIR)
    for number in ("", "x" * 10_000, "-1", "9" * 400, "\u0000", "<b>"):
        for goes in ("//evil.example/", "https://evil.example/", "javascript:x", ""):
            answer = mira.post("/care/answer/", {"number": number, "next": goes})
            assert (answer.status, answer.to) == (303, "/today/")
    assert "Steps are stopped for now" in mira.get("/steps/").read


def test_suggestions_can_be_brought_back_at_any_time(mira) -> None:
    check_in_with(mira, DESPAIR)
    assert "Let suggestions come again" in mira.get("/care/").read
    assert mira.post("/care/lift/", {}).to == "/care/"
    assert "Steps are stopped for now" not in mira.get("/steps/").read


def test_another_browser_is_asked_nothing_and_suggests_nothing_either(mira, another) -> None:
    other = another(mira)
    other.unlock()
    assert "Steps are stopped for now" not in other.get("/steps/").read
    check_in_with(mira, DESPAIR)
    page = other.get("/steps/").read
    assert cards(page) == []
    assert "Steps are stopped for now" in page
    other.post("/care/lift/", {})
    assert "Steps are stopped for now" not in mira.get("/steps/").read


def test_a_lock_or_leaving_quickly_takes_the_card_and_not_what_it_held(mira) -> None:
    check_in_with(mira, DESPAIR)
    mira.post("/gate/lock/", {})
    mira.unlock()
    page = mira.get("/steps/").read
    assert cards(page) == []
    assert "Steps are stopped for now" in page


def test_an_old_entry_that_is_read_or_changed_elsewhere_brings_no_card(settle) -> None:
    someone = settle(JO, OLD)
    assert cards(someone.get(f"/moments/{OLD.id}/").read) == []
    known = {"when": "2026-03-09T21:00", "words": OLD.words, "urge": "7"}
    changed = someone.post(f"/moments/{OLD.id}/edit/", known)
    assert cards(someone.get("/today/").read) == []
    assert changed.status in {200, 303}


def test_a_form_with_an_error_brings_no_card_before_it_is_kept(mira) -> None:
    sent = mira.post("/fears/new/", {"words": DESPAIR, "likely": "900"})
    assert sent.status == 200
    assert cards(sent.read) == []
    kept = mira.post("/fears/new/", {"words": DESPAIR, "likely": "50"})
    assert cards(mira.get(kept.to).read) == ["self_harm_explicit"]


STOPPED = "Suggestions about this person are stopped"


def test_danger_from_somebody_named_stops_them_alone_with_one_tap_to_lift(mira) -> None:
    page = check_in_with(mira, "Jo hit me again last night and I am afraid of Jo.")
    assert f"{CARE}ask/" in page
    shown = mira.get(f"/people/{JO.id}/").read
    assert STOPPED in shown
    assert "marked this person" not in shown, "only the person marks"
    assert "Undo the last change" not in mira.get(CARE).read, "they changed nothing"
    assert "Steps are stopped for now" not in mira.get("/steps/").read, "others are still suggested"
    assert mira.post(f"{CARE}lift/", {}).status == 303
    assert STOPPED not in mira.get(f"/people/{JO.id}/").read


def test_who_was_there_may_not_be_who_did_it_so_the_card_leads_to_nobody(mira) -> None:
    page = check_in_with(mira, DANGER, JO.id)
    assert cards(page) == ["danger_from_other"]
    assert f"{CARE}ask/" not in page
    assert STOPPED in mira.get(f"/people/{JO.id}/").read
    assert "Steps are stopped for now" in mira.get("/steps/").read


def test_the_card_for_danger_has_the_emergency_number_and_no_line_that_tells(inside) -> None:
    page = check_in_with(inside, DANGER)
    card = page[page.index('aria-labelledby="asked"') : page.index("</section>")]
    assert "112" in card
    assert "116 016" not in card, "the name of that line says what it is for"
    assert "when you are alone" in card


def test_the_cards_can_be_switched_off_and_help_stays(mira) -> None:
    assert mira.post("/care/words/", {"on": "no"}).status == 303
    page = check_in_with(mira, DESPAIR)
    assert cards(page) == []
    assert 'href="/help/"' in page
    mira.post("/care/words/", {"on": "yes"})
    assert cards(check_in_with(mira, DESPAIR)) == ["self_harm_explicit"]


def test_somebody_is_marked_and_the_mark_taken_back(mira) -> None:
    assert mira.post(f"{CARE}set/", {"unsafe": "yes"}).to == CARE
    assert "You marked this person as not safe" in mira.get(f"/people/{JO.id}/").read
    assert "You marked this person as not safe" in mira.get(CARE).read
    assert "nothing is suggested" in mira.get("/care/").read
    mira.post(f"{CARE}undo/", {})
    assert "You marked this person" not in mira.get(CARE).read
    assert mira.post(f"{CARE}undo/", {}).status == 404, "there is nothing left to undo"


def test_the_check_keeps_nothing_unless_that_is_chosen(mira) -> None:
    sent = mira.post(f"{CARE}ask/", {"afraid": "yes", "phone": "unsure", "money": "no"})
    assert sent.status == 200
    assert "You decide what happens next" in sent.read
    assert "Answers you kept" not in mira.get(CARE).read
    mira.post(f"{CARE}keep/", {"afraid": "yes", "phone": "unsure"})
    mira.post(f"{CARE}keep/", {"afraid": "yes", "phone": "unsure"})  # a second tap
    shown = mira.get(CARE).read
    kept = re.findall(rf'href="({CARE}kept/[0-9a-f]+/)"', shown)
    assert len(kept) == 1
    assert "Not sure" in mira.get(kept[0]).read
    assert mira.post(f"{kept[0]}delete/", {}).to == CARE
    assert mira.get(kept[0]).status == 404


def test_questions_and_answers_leave_the_screen_at_the_idle_lock(mira) -> None:
    assert "/gate/unlock/" in mira.get(f"{CARE}ask/").headers["refresh"]
    sent = mira.post(f"{CARE}ask/", {"afraid": "yes"})
    assert "/gate/unlock/" in sent.headers["refresh"]
    assert sent.headers["cache-control"] == "no-store"


def test_the_check_adds_nothing_up_and_gives_no_verdict(mira) -> None:
    everything = dict.fromkeys(("afraid", "threats", "hurt", "alone", "put_down"), "yes")
    page = mira.post(f"{CARE}ask/", everything).read
    main = page[page.index("<main") : page.index("</main>")].lower()
    words = re.sub(
        r"<[^>]+>", " ", re.sub(r'<article class="line">.*?</article>', "", main, flags=re.DOTALL)
    )
    for word in ("score", "risk", "points", "5 of", "abuser", "victim", "you are in danger"):
        assert word not in words
    assert "you decide" in words


def test_what_often_comes_before_serious_harm_leads_to_a_specialist_soon(mira) -> None:
    soon = "Please speak with a line for violence soon"
    assert soon in mira.post(f"{CARE}ask/", {"deadly": "unsure"}).read
    assert soon not in mira.post(f"{CARE}ask/", {"put_down": "yes"}).read
    assert soon not in mira.post(f"{CARE}ask/", {"deadly": "no"}).read


def test_a_pressing_answer_holds_all_suggestions_for_the_day_with_no_further_tap(mira) -> None:
    mira.post(f"{CARE}ask/", {"put_down": "yes"})
    assert "Steps are stopped for now" not in mira.get("/steps/").read
    page = mira.post(f"{CARE}ask/", {"deadly": "yes"}).read
    assert "For today, nothing here suggests" in page
    assert "Steps are stopped for now" in mira.get("/steps/").read
    assert "You marked this person" not in mira.get(CARE).read, "only the person marks"


def test_a_pressing_answer_takes_no_open_card_away(mira) -> None:
    check_in_with(mira, DESPAIR)
    mira.post(f"{CARE}ask/", {"deadly": "yes"})
    assert cards(mira.get("/care/").read) == ["self_harm_explicit"]


def test_answers_sent_after_the_idle_lock_are_shown_once_and_never_again(mira) -> None:
    mira.post("/gate/lock/", {})
    mira.post(f"{CARE}ask/", {"deadly": "yes"})
    mira.unlock()
    pages = [mira.get(f"{CARE}ask/").read for _time in range(3)]
    assert ["You decide what happens next" in page for page in pages[1:]] == [False, False]
    assert all('value="yes" checked' not in page for page in pages)


def test_somebody_put_away_and_marked_is_still_found_under_care(mira) -> None:
    mira.post(f"{CARE}set/", {"unsafe": "yes"})
    assert mira.post(f"/people/{JO.id}/archive/", {}).status == 303
    assert CARE in mira.get("/care/").text


def test_nobody_has_to_answer_anything(mira) -> None:
    page = mira.post(f"{CARE}ask/", {}).read
    assert "You need not answer anything" in page
    assert "Keep these answers" not in page
    assert mira.post(f"{CARE}keep/", {}).status == 303
    assert "Answers you kept" not in mira.get(CARE).read


def test_lines_for_violence_come_first_for_the_persons_country(inside) -> None:
    inside.post("/people/", {"alias": "Jo", "kinship": "partner", "circle": "close"})
    found = re.search(r'href="(/people/[0-9a-f]{32}/care/)"', inside.get("/care/").text)
    page = inside.post(f"{found.group(1)}ask/", {"afraid": "yes"}).read
    assert page.index("You decide") < page.index("Mark as not safe") < page.index("116 016")
    assert page.index("116 016") < page.index(">112<")


def test_a_fear_of_being_hurt_that_came_true_words_the_offer_and_unfolds_nothing(settle) -> None:
    someone = settle(JO, KIM, HURT)
    of_jo, of_kim = (someone.get(f"/people/{one.id}/").text for one in (JO, KIM))
    assert "<details><summary>Being safe" in of_jo
    assert "<details><summary>Being safe" in of_kim
    assert "for you alone, if you like" in of_jo
    assert "for you alone, if you like" not in of_kim


def test_nobody_who_is_not_there_has_such_a_page_or_can_be_marked(mira) -> None:
    for who in ("nobody", "0" * 32, "general", "x" * 900):
        for path in ("care/", "care/ask/", "care/kept/x/", "care/kept/x/delete/"):
            assert mira.get(f"/people/{who}/{path}").status == 404
        for path in ("set/", "lift/", "undo/", "keep/"):
            sent = mira.post(f"/people/{who}/care/{path}", {"unsafe": "yes", "afraid": "yes"})
            assert sent.status == 404


def test_answers_about_one_person_are_not_shown_as_anothers(mira) -> None:
    mira.post(f"{CARE}keep/", {"afraid": "yes"})
    kept = re.findall(rf'href="{CARE}kept/([0-9a-f]+)/"', mira.get(CARE).read)[0]
    assert mira.get(f"/people/{KIM.id}/care/kept/{kept}/").status == 404
    assert mira.post(f"/people/{KIM.id}/care/kept/{kept}/delete/", {}).status == 404
    assert mira.get(f"{CARE}kept/{kept}/").status == 200


def test_a_hostile_answer_counts_as_skipped(mira) -> None:
    for said in ("maybe", "", "yes" * 9_000, "<script>", b"\xff\xfe"):
        answer = mira.post(f"{CARE}ask/", {"afraid": said, "made_up": "yes"})
        assert answer.status in {200, 400}
        assert "<script>" not in answer.text.split("<main")[1]


def test_nothing_changes_by_looking(mira) -> None:
    for path in ("set/", "lift/", "undo/", "keep/"):
        assert mira.get(CARE + path).status in {303, 405}
    assert "You marked this person" not in mira.get(CARE).read


def test_help_for_those_who_worry_and_for_those_who_are_afraid_is_open_to_all(visitor) -> None:
    page = visitor.get("/help/?country=DE").read
    assert 'id="close-by"' in page
    assert 'id="for-others"' in page
    assert "116 016" in page
    assert "Making a plan" in page
    assert visitor.get("/learn/making-a-plan/").status == 200
    assert visitor.get("/learn/a-shared-device/").status == 200
    assert "/care/" not in page, "what needs the space is not offered to a stranger"
