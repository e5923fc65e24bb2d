"""Notes shown on a text: every letter stays, each mark where it belongs, suggestions in place."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer import content
from nearer.coach import DETECTORS
from nearer.coach.drafts import SORTS, cannot_judge, name, nothing_noticed, sort, sort_name
from nearer.companion.noticed import AT_MOST, Mark, look, pieces, with_suggestion, worked

SAID = (
    "I feel ignored",
    "You never listen",
    "I am sad",
    "I need some quiet",
    "Could we talk at seven",
    "I’m so sorry, I’m so sorry",
    "“you always say that”",
    "",
    "\n",
    "🙂",
)
TEXTS = st.lists(st.sampled_from(SAID) | st.text(max_size=30), max_size=8).map(
    lambda parts: ". ".join(parts)
)


@st.composite
def marked(draw):
    text = draw(st.text(max_size=60))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = [span for span in draw(st.lists(ends, max_size=6)) if span[0] < span[1]]
    return text, [
        Mark(number, start, end, "a feeling", "look")
        for number, (start, end) in enumerate(spans, 1)
    ]


@given(marked())
def test_pieces_hold_the_whole_text_and_each_mark_its_own_words(given_) -> None:
    text, marks = given_
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    for mark in marks:
        under = "".join(piece.text for piece in found if mark in piece.under)
        assert under == text[mark.start : mark.end]
        assert sum(mark in piece.ends for piece in found) == 1


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_looking_at_any_text_gives_numbered_notes_on_its_own_words(text, theirs) -> None:
    looked = look(text, theirs)
    assert "".join(piece.text for piece in looked.pieces) == text
    assert [note.mark.number for note in looked.notes] == list(range(1, len(looked.notes) + 1))
    for note in looked.notes:
        assert note.words == text[note.mark.start : note.mark.end]
        assert note.words in text
        assert bool(note.suggestion) == bool(note.instead_of)
        if note.suggestion:
            changed = with_suggestion(text, theirs, note.key)
            assert changed == text.replace(note.instead_of, note.suggestion, 1) or (
                text.count(note.instead_of) > 1
            )


def test_a_narrow_mark_inside_a_wide_one_shows() -> None:
    wide, narrow = Mark(1, 0, 9, "a need", "nearer"), Mark(2, 4, 6, "may hurt", "look")
    assert [piece.sort for piece in pieces("abcdefghi", [wide, narrow])] == [
        "nearer",
        "look",
        "nearer",
    ]


def test_a_long_text_shows_so_many_notes_and_says_how_many_more() -> None:
    looked = look("I feel ignored. " * (AT_MOST + 5))
    assert len(looked.notes) == AT_MOST
    assert looked.more == 5


def test_the_longest_text_is_looked_at_in_a_moment() -> None:
    look("warm up")
    began = time.process_time()
    look("I feel ignored. " * 1200)
    assert time.process_time() - began < 1.5


def test_every_worked_example_is_shown_with_its_parts() -> None:
    for scene in content.scenarios():
        shown, marks = worked(scene.example, scene.why)
        assert "".join(piece.text for piece in shown) == scene.example
        assert [scene.example[m.start : m.end] for m in marks] == [p.span for p in scene.why]


def test_every_detector_has_a_name_of_its_own_and_one_sort() -> None:
    names = [name(detector) for detector in DETECTORS]
    assert len(set(names)) == len(DETECTORS)
    of_a_sort = [detector for detectors in SORTS.values() for detector in detectors]
    assert len(of_a_sort) == len(set(of_a_sort))
    assert set(of_a_sort) <= set(DETECTORS)
    assert all(sort_name(sort(detector)) for detector in DETECTORS)


def test_nothing_is_ever_called_fine() -> None:
    said = " ".join((nothing_noticed(), *cannot_judge())).casefold()
    assert "nothing about whether to send it" in said
    for word in ("fine", "good to go", "score", "well done", "perfect"):
        assert word not in said.split()


def test_a_draft_that_answers_nobody_is_not_read_as_listening() -> None:
    said = "Did you call the doctor? You should rest."
    alone = {one.mark.name for one in look(said).notes}
    assert not {"a question with a short answer", "advice"} & alone
    answer = {one.mark.name for one in look(said, "I have been ill for a week.").notes}
    assert "a question with a short answer" in answer


def test_a_request_is_not_also_told_as_a_question() -> None:
    named = [one.mark.name for one in look("Could we talk at seven?", "You never call.").notes]
    assert "a request" in named
    assert "a question with a short answer" not in named
