"""The pages of Say it, asked by somebody who may send anything."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from nearer import content
from nearer.domain.safety import Safety
from nearer.domain.values import Person
from nearer.domain.words import Wording

MARKUP = "<script>alert(1)</script>"
NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
IGNORED = "I feel ignored when you look at your phone. See you at six."
RESTS = "Nothing is suggested here for now"
NOTHING = "Nothing noticed. That says nothing about whether to send it."
CANNOT = ("how it sounds", "whether it is safe to say it", "whether to send it, now or ever")
KIM = Person(id="kim", alias="Kim")
UNSAFE = Safety(id="safety-kim", person="kim", since=NOON, unsafe=True)
TO_KIM = Wording(id="d1", noted=NOON, words=IGNORED, person="kim")


def key_in(page: str) -> str:
    found = re.search(r'name="use" value="([^"]+)"', page)
    assert found, page
    return found.group(1)


def textarea(page: str) -> str:
    found = re.search(r'<textarea name="words"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert found
    return found.group(1)


def offered(page: str) -> str:
    """What a builder would keep."""
    found = re.search(r'<input type="hidden" name="words" value="([^"]+)">', page)
    assert found, page
    return found.group(1)


def wrote(visitor, words: str = IGNORED, **more: str) -> str:
    answer = visitor.post("/say/drafts/new/", {"words": words} | more)
    assert answer.status == 303, answer.read
    return answer.to


def test_from_practise_one_finds_it_and_every_way_in(shared) -> None:
    assert 'href="/say/"' in shared.get("/practise/").text
    page = shared.get("/say/").text
    for way in ("/say/drafts/new/", "/say/scenes/", "/say/boundary/", "/say/break/", "/say/words/"):
        assert f'href="{way}' in page
    assert 'aria-current="true">Practise' in page.replace("\n", "")


def test_looking_shows_notes_on_the_text_and_keeps_nothing(inside) -> None:
    page = inside.post("/say/drafts/new/", {"words": IGNORED, "look": "1"})
    assert page.status == 200
    assert "a deed, told as a feeling" in page.read
    assert '<mark class="look">I feel ignored<a class="ref" href="#note-1">' in page.text
    for said in CANNOT:
        assert said in page.read
    assert "What you write and want to keep" in inside.get("/say/drafts/").read
    assert IGNORED not in inside.get("/unsaved/").read


def test_a_text_without_a_note_is_never_called_fine(shared) -> None:
    page = shared.post("/say/drafts/new/", {"words": "Zzz qqq.", "look": "1"}).read
    assert NOTHING in page


def test_a_suggestion_is_put_in_and_taken_out_again_before_anything_is_kept(shared) -> None:
    key = key_in(shared.post("/say/drafts/new/", {"words": IGNORED, "look": "1"}).text)
    after = shared.post("/say/drafts/new/", {"words": IGNORED, "use": key})
    assert "I feel ignored" not in textarea(after.read)
    assert textarea(after.read).endswith("See you at six.")
    before = re.search(r'name="before" value="([^"]*)"', after.read)
    assert before
    again = shared.post(
        "/say/drafts/new/",
        {"words": textarea(after.read), "before": before.group(1), "back": "1"},
    )
    assert textarea(again.read) == IGNORED
    assert "Take the suggestion out again" not in again.read


def test_a_note_of_an_older_text_is_refused_and_nothing_is_lost(shared) -> None:
    answer = shared.post("/say/drafts/new/", {"words": "Something else.", "use": "blame-0-4"})
    assert answer.status == 200
    assert "The text has changed since this note was made." in answer.read
    assert textarea(answer.read) == "Something else."


def test_a_word_is_put_behind_the_text_without_scripts(shared) -> None:
    answer = shared.post("/say/drafts/new/", {"words": "I am", "insert": "lonely"})
    assert textarea(answer.read) == "I am lonely "
    assert '<details id="find" open>' in answer.text
    assert textarea(shared.post("/say/drafts/new/", {"insert": "rest"}).read) == "rest "


def test_a_word_to_choose_says_what_it_means_in_plain_sight(shared) -> None:
    page = shared.get("/say/drafts/new/").read
    word = next(one for group in content.need_groups() for one in group.words if one.means)
    assert f'<b>{word.word}</b> <span class="hint">{word.means}</span>' in page
    assert "title=" not in re.search(r'<details id="find".*?</fieldset>', page, re.DOTALL).group(0)
    assert '<ul class="lines plain"></ul>' not in page


@pytest.mark.parametrize("act", ["look", "use", "insert", "back", "keep"])
@pytest.mark.parametrize("words", ["", "   ", "a\x07b", "x" * 20_001, MARKUP, "\ud83d\ude00"])
def test_whatever_is_sent_is_answered_with_what_was_typed(shared, act, words) -> None:
    sent = words.encode("utf-8", "surrogatepass")
    answer = shared.post("/say/drafts/new/", {"words": sent, act: "x"})
    assert answer.status in {200, 303, 400}
    assert MARKUP not in answer.text
    if answer.status == 200 and len(words) < 100 and words.isascii() and act in {"look", "use"}:
        assert words.strip() in textarea(answer.read)


def test_a_draft_is_kept_and_shown_with_its_notes_and_what_it_answers(inside) -> None:
    address = wrote(inside, replying_to="You never ring.")
    page = inside.get(address).read
    assert "They said:" in page
    assert "You never ring." in page
    assert "a deed, told as a feeling" in page
    assert "Kept here. It is not sent." in page
    assert address in inside.get("/say/").text


def test_the_first_page_shows_no_more_of_a_draft_than_its_first_words(inside) -> None:
    wrote(inside, "Dear Kim, I have something to tell you that nobody knows.")
    page = inside.get("/say/").read
    assert "Dear Kim, I have" in page
    assert "something to tell" not in page
    assert "that nobody knows" in inside.get("/say/drafts/").read


def test_use_this_makes_a_version_that_can_be_undone_and_compared(inside) -> None:
    address = wrote(inside)
    key = key_in(inside.get(address).text)
    used = inside.post(f"{address}use/", {"use": key})
    assert used.to == f"{address}edit/", "the suggestion has gaps to fill in"
    assert "your own words belong" in inside.get(used.to).read
    changed = inside.get(f"{address}compare/").text
    assert "<del>" in changed
    assert "<ins>" in changed
    before = re.search(r'name="version" value="([^"]+)"', inside.get(address).text)
    assert before
    assert inside.post(f"{address}back/", {"version": before.group(1)}).to == address
    assert inside.post(f"{address}back/", {"version": "nothing"}).status == 404
    assert "I feel ignored" in inside.get(address).read
    stale = inside.post(f"{address}use/", {"use": "blame-1-2"})
    assert "Nothing is lost" in inside.get(stale.to).read


def test_two_drafts_are_compared_word_by_word(settle) -> None:
    other = Wording(id="d2", noted=NOON, words="I feel hurt when you look at your phone.")
    someone = settle(KIM, TO_KIM, other)
    page = someone.get("/say/drafts/d2/compare/?to=d1").text
    assert re.search(r"<del>.*ignored.*</del>", page)
    assert re.search(r"<ins>.*hurt.*</ins>", page)
    assert someone.get("/say/drafts/d2/compare/?to=nothing").status == 404
    assert "Show" in someone.get("/say/drafts/d2/compare/").read


def test_a_draft_becomes_a_step_with_its_words_to_say(settle) -> None:
    someone = settle(KIM, TO_KIM)
    page = someone.get("/say/drafts/d1/step/").read
    assert "Say it to Kim" in page
    made = someone.post(
        "/say/drafts/d1/step/",
        {"words": "Say it to Kim", "depth": "present_need", "line": IGNORED, "person": "kim"},
    )
    assert re.fullmatch(r"/steps/\w+/plan/\?with=kim", made.to)
    assert IGNORED in someone.get(made.to.split("plan/")[0]).read


def test_with_somebody_not_safe_nothing_leads_closer(settle) -> None:
    someone = settle(KIM, TO_KIM, UNSAFE)
    page = someone.get("/say/drafts/d1/").read
    assert f"<h2>{RESTS}</h2>" in page
    assert 'name="use"' not in page
    assert "/say/drafts/d1/step/" not in page
    assert 'href="/help/"' in page
    refused = someone.get("/say/drafts/d1/step/")
    assert refused.to == "/say/drafts/d1/"
    home = someone.get("/say/?with=kim").text
    assert "task=open_up" not in home
    assert "task=set_a_boundary" in home
    assert "task=open_up" in someone.get("/say/").text


def test_deleting_asks_first_and_takes_all(inside) -> None:
    address = wrote(inside)
    assert "cannot be undone" in inside.get(f"{address}delete/").read
    assert inside.post(f"{address}delete/", {}).to == "/say/drafts/"
    for page in ("", "edit/", "compare/", "step/", "delete/"):
        assert inside.get(address + page).status == 404


@pytest.mark.parametrize("page", ["drafts/nobody/", "drafts/kim/", "scenes/nothing/"])
def test_an_id_of_nothing_or_of_something_else_is_calmly_not_there(settle, page) -> None:
    someone = settle(KIM)
    assert someone.get(f"/say/{page}").status == 404
    assert someone.post(f"/say/{page}use/", {"use": "x"}).status == 404


def test_notes_come_as_a_piece_of_a_page(shared) -> None:
    piece = shared.post("/say/notes/", {"words": f"{IGNORED} {MARKUP}"})
    assert piece.status == 200
    assert "<html" not in piece.text
    assert "a deed, told as a feeling" in piece.read
    assert MARKUP not in piece.text
    assert shared.post("/say/notes/", {"words": ""}).read.strip() == ""
    assert "characters longer" in shared.post("/say/notes/", {"words": "x" * 20_001}).read
    assert shared.post("/say/notes/", {"words": "x"}, token=False).status == 403
    assert shared.post("/say/notes/?scene=none", {"words": "x"}).status == 404


def test_scenes_are_found_by_what_is_practised_and_with_whom(shared) -> None:
    every = shared.get("/say/scenes/").text
    assert all(f'href="/say/scenes/{one.key}/"' in every for one in content.scenarios())
    some = shared.get("/say/scenes/?task=listen&whom=friend").text
    for one in content.scenarios():
        shown = one.task == "listen" and one.relation == "friend"
        assert (f'href="/say/scenes/{one.key}/"' in some) == shown
    assert "No scene fits" in shared.get("/say/scenes/?task=nothing").read


def test_the_example_stays_closed_until_there_is_a_first_try(inside) -> None:
    one = content.scenarios()[0]
    address = f"/say/scenes/{one.key}/"
    before = inside.get(address)
    assert one.situation in before.read
    assert "<details><summary>One way it could sound" in before.text
    assert before.read.index("Your words") < before.read.index("One way it could sound")
    looked = inside.post(address, {"words": "I am sad.", "look": "1"})
    assert "<details open><summary>One way it could sound" in looked.text
    for part in one.why:
        assert part.why in looked.read
    kept = inside.post(address, {"words": "I am sad."})
    page = inside.get(kept.to).read
    assert one.title in page
    assert "I am sad." in inside.get(address).read


def test_words_are_browsed_and_found(shared) -> None:
    every = shared.get("/say/words/").read
    assert "homesick" in every
    assert "a hand with something" in every
    some = shared.post("/say/words/", {"q": "homes"}).read
    assert "homesick" in some
    assert "a hand with something" not in some
    none = shared.post("/say/words/", {"q": "<b>"})
    assert "homesick" in shared.get("/say/words/?q=xyz").read, "no address says what is looked for"
    assert "Nothing here has “<b>” in it" in none.read
    assert "<b>”" not in none.text


def test_a_boundary_is_put_together_with_its_note_and_kept_when_wanted(inside) -> None:
    assert content.boundary_parts().note in inside.get("/say/boundary/").read
    fields = {"chosen": "0-0", "warm_own": "You matter to me"}
    page = inside.post("/say/boundary/", fields).read
    whole = "You matter to me. When we start to shout, I will go for a walk"
    assert whole in page
    assert content.boundary_parts().note in page
    assert "What you write and want to keep" in inside.get("/say/drafts/").read
    kept = inside.post("/say/drafts/new/", {"words": offered(page)})
    assert whole in inside.get(kept.to).read


@pytest.mark.parametrize("page", ["boundary", "break"])
def test_enter_in_a_builder_keeps_nothing(inside, page) -> None:
    fields = {
        "boundary": {"when": "it gets late", "will": "go home"},
        "break": {"state_own": "I'm getting loud", "back_own": "Back at nine"},
    }[page]
    text = inside.post(f"/say/{page}/", fields).text
    for form in re.findall(r"<form.*?</form>", text, re.DOTALL):
        typed = re.search(r'type="text"', form)
        assert not (typed and "Keep it as a draft" in form)
    inside.post(f"/say/{page}/", fields | {"keep": "1"})
    assert "What you write and want to keep" in inside.get("/say/drafts/").read


def test_ones_own_words_go_before_a_choice(shared) -> None:
    page = shared.post("/say/boundary/", {"chosen": "0-0", "will": "call a taxi"}).read
    assert "When we start to shout, I will call a taxi." in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Say when it is, or choose one below."),
        ({"when": "it gets late"}, "Say what you will do then"),
        ({"when": "x" * 601, "will": "go"}, "characters longer"),
        ({"chosen": "99-99"}, "Select a valid choice"),
        ({"when": "a\x07b", "will": "go"}, "cannot be kept"),
        ({"when": "you shout", "will": "I'm leaving"}, "Begin with what you do then"),
    ],
)
def test_a_boundary_that_is_not_whole_says_what_is_missing(shared, fields, said) -> None:
    answer = shared.post("/say/boundary/", fields)
    assert answer.status == 200
    assert said in answer.read


def test_a_break_names_its_way_back(inside) -> None:
    assert content.break_parts().note in inside.get("/say/break/").read
    page = inside.post("/say/break/", {"state_own": "I'm getting loud"}).read
    assert "Say when you are there again, or choose one." in page
    fields = {"state_own": "I'm getting loud", "back": "I'll come back in an hour."}
    page = inside.post("/say/break/", fields).read
    assert "I'm getting loud. I'll come back in an hour." in page
    assert content.break_parts().meanwhile[0] in page
    kept = inside.post("/say/drafts/new/", {"words": offered(page)})
    assert "I'll come back in an hour." in inside.get(kept.to).read


def test_what_was_typed_survives_the_idle_lock(inside, server) -> None:
    server.move_clock(timedelta(minutes=11))
    locked = inside.post("/say/drafts/new/", {"words": IGNORED})
    assert "/gate/unlock/" in locked.to
    assert inside.unlock(next="/say/drafts/new/").to == "/say/drafts/new/"
    assert textarea(inside.get("/say/drafts/new/").read) == IGNORED


def test_a_draft_of_a_scene_is_changed_beside_the_line_it_answers(inside) -> None:
    one = content.scenarios_for("listen")[0]
    kept = inside.post(f"/say/scenes/{one.key}/", {"words": "That hurts."})
    page = inside.get(f"{kept.to}edit/").read
    assert one.their_line in page
    assert 'name="replying_to"' not in page
    changed = inside.post(f"{kept.to}edit/", {"words": "That hurts a lot."})
    assert changed.to == kept.to
    assert "The version before is there too." in inside.get(changed.to).read
    inside.post(f"{kept.to}edit/", {"words": "That hurts a lot."})
    assert "Nothing was changed." in inside.get(changed.to).read
    assert one.their_line in inside.get(kept.to).read
    assert one.title in inside.get(kept.to).read


def test_listening_is_tried_looked_at_tried_again_and_kept_only_if_wanted(inside) -> None:
    one = content.scenarios_for("listen")[0]
    address = f"/say/scenes/{one.key}/"
    page = inside.post(address, {"words": "What happened then?", "look": "1"}).read
    assert one.their_line in page
    assert "1 open question" in page
    assert "nothing about you" in page
    assert "What you kept of this scene" not in page
    assert (
        "1 open question"
        in inside.post(f"/say/notes/?scene={one.key}", {"words": "What happened then?"}).read
    )
    for words in ("What happened then?", "What was it like?"):
        kept = inside.post(address, {"words": words})
        assert "1 open question" in inside.get(kept.to).read
    assert "In the replies you kept" in inside.get("/say/scenes/?task=listen").read
    assert "In the replies you kept" not in inside.get("/say/scenes/").read


def test_a_draft_to_somebody_who_was_deleted_is_shown_without_them(settle) -> None:
    someone = settle(Wording(id="d1", noted=NOON, words=IGNORED, person="gone"))
    for page in ("/say/", "/say/drafts/", "/say/drafts/d1/", "/say/drafts/d1/edit/"):
        assert someone.get(page).status == 200
    assert 'name="use"' not in someone.get("/say/drafts/d1/").text, "they may have been unsafe"
    assert someone.get("/say/drafts/d1/step/").to == "/say/drafts/d1/"
    changed = someone.post("/say/drafts/d1/edit/", {"words": "See you at seven."})
    assert changed.status == 303
