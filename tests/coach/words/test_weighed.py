"""The second look: it speaks where rules are silent, and never against them."""

from importlib.resources import files
from pathlib import Path

import pytest
from bench.weights.material import digest
from hypothesis import given
from hypothesis import strategies as st

from nearer.coach.words.note import DETECTORS, Note
from nearer.coach.words.reading import read
from nearer.coach.words.review import by_rules, review
from nearer.coach.words.weighed.find import ABOUT_THEM, PRAISES, SAYS, SURENESS, find, noted_in
from nearer.coach.words.weighed.signs import signs
from nearer.coach.words.weighed.weights import FILE, Weights, parsed, weights

NEED = "What I am after is a bit of patience."
PIECES = ("Do", "it", "now", "or", "I", "go", "feel", "sad", "when", "are", "so", "late", "rude")
LINES = Path(__file__).resolve().parents[1] / "lines"
ORDINARY = "The 43 was late again and the shop had run out of oats."


def weighed(text: str, message: str | None = None) -> tuple[Note, ...]:
    reading = read(text)
    reply_to = read(message) if message else None
    return tuple(find(reading, reply_to, by_rules(reading, reply_to)))


def test_a_need_in_no_known_form_is_found() -> None:
    assert by_rules(read(NEED), None) == ()
    assert [note.detector for note in review(NEED)] == ["need"]
    assert NEED[review(NEED)[0].start : review(NEED)[0].end] == NEED


def test_ordinary_talk_carries_nothing() -> None:
    assert weighed(ORDINARY) == ()


@pytest.mark.parametrize("text", ["", "…", "?!", "hm", "“Whatever.”", "x " * 5000])
def test_what_is_no_sentence_is_not_weighed(text: str) -> None:
    assert weighed(text) == ()


def test_what_is_about_listening_needs_their_message() -> None:
    assert not {note.detector for note in weighed(NEED)} & ABOUT_THEM


@given(st.lists(st.sampled_from([*PIECES, *NEED.split(), "you", "never", ".", "?"]), max_size=30))
def test_whatever_is_weighed_the_notes_of_rules_stay(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text)
    ruled = by_rules(reading, None)
    known = noted_in(reading, ruled)
    for note in find(reading, None, ruled):
        beside = known.get(reading.sentence_at(note.start), frozenset())
        assert note.detector not in beside
        assert note.detector not in PRAISES or beside <= PRAISES | {"feeling"}
        assert 0 <= note.start < note.end <= len(text)
    kept = set(review(text))
    without = {note for note in kept if note.sureness > SURENESS}
    assert {one for one in ruled if one in kept} == without


def test_what_a_rule_praises_is_not_corrected_by_weights() -> None:
    text = "I need you to stop it or I am taking the kids to my mother's tonight."
    ruled = by_rules(read(text), None)
    found = {one.detector for one in ruled}
    for note in find(read(text), None, ruled):
        assert not (note.detector in PRAISES and found - PRAISES - {"feeling"})


@pytest.mark.parametrize("where", ["", "third"])
def test_ordinary_talk_is_left_alone(where: str) -> None:
    rows = (LINES / where / "ordinary.tsv").read_text("utf-8").splitlines()[1:]
    noted = [row for row in rows if weighed(row.split("\t")[1])]
    assert len(noted) < 0.03 * len(rows), noted[:20]


@pytest.mark.parametrize(
    "text",
    [
        "Ich vermisse dich, und ich weiß nicht, wie ich es sagen soll.",
        "Tu me manques.",
        "No me dejes.",
        "Mama war so lieb.",
    ],
)
def test_another_language_is_not_weighed(text: str) -> None:
    assert weighed(text) == ()


@pytest.mark.parametrize(
    "text",
    ["Thinking of you.", "Wish me luck.", "You matter to me.", "u ok?", "can't sleep"],
)
def test_a_kind_line_carries_nothing(text: str) -> None:
    assert weighed(text) == ()


def test_the_table_is_the_one_these_lines_give() -> None:
    """Else run `script/bench weights`: it takes some minutes."""
    shipped = files("nearer.coach.words.weighed").joinpath(FILE).read_text("utf-8")
    assert shipped.splitlines()[0].endswith(digest())


def test_every_shipped_detector_can_be_put_into_words() -> None:
    shipped = weights()
    assert set(shipped.named) <= set(SAYS)
    assert len(shipped.named) == len(shipped.start) == len(shipped.least) > 4
    for why, rewrite in SAYS.values():
        assert why().endswith(".")
        assert isinstance(rewrite(), str)


def test_signs_in_any_order_weigh_the_same() -> None:
    found = sorted(signs(read(NEED).sentences[0], None, ()))
    there, back = weights().sums(found), weights().sums(found[::-1])
    assert [total for _name, total, _least in there] == pytest.approx(
        [total for _name, total, _least in back]
    )


def test_a_sum_starts_where_it_is_told_and_is_spread_over_its_signs() -> None:
    small = parsed("need\t<start>\t-1\nneed\t<least>\t0.5\nneed\thelp me\t3\nneed\tme\t1\n")
    assert list(small.sums(())) == [("need", -1.0, 0.5)]
    assert list(small.sums(("help me", "me", "nothing known"))) == [
        ("need", pytest.approx(-1 + 4 / 2**0.5), 0.5)
    ]


@pytest.mark.parametrize(
    "text", ["charm\t<start>\t1\n", "need\tone\n", "need\tone\tmuch\n", "need\tone\t1\n"]
)
def test_a_file_that_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(text)


def test_detectors_stand_in_the_order_of_notes() -> None:
    both = parsed("demand\t<start>\t0\ndemand\t<least>\t1\nneed\t<start>\t0\nneed\t<least>\t1\n")
    assert isinstance(both, Weights)
    assert both.named == tuple(one for one in DETECTORS if one in {"need", "demand"})
