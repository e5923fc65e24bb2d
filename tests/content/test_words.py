"""Lists to find words in: plain, one's own, and parts that make whole sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.content import (
    ContentError,
    boundary_parts,
    break_parts,
    feeling_groups,
    feeling_words,
    need_groups,
)
from nearer.content.words import WordGroup, read_words

FAUX = (
    r"abandoned|abused|accused|attacked|belittled|betrayed|blamed|bullied|caged|cheated|"
    r"coerced|cornered|criticised|controlled|deceived|degraded|deserted|diminished|discarded|"
    r"disliked|dismissed|disrespected|dominated|excluded|exploited|forgotten|harassed|hated|"
    r"ignored|insulted|interrupted|intimidated|invalidated|invisible|isolated|judged|"
    r"manipulated|misled|misunderstood|mocked|neglected|overlooked|patronised|powerless|"
    r"pressured|provoked|punished|pushed|rejected|ridiculed|rushed|scolded|shunned|silenced|"
    r"smothered|threatened|trapped|tricked|unappreciated|uncared|unheard|unimportant|unloved|"
    r"unseen|unsupported|unwanted|unworthy|used|victimised|violated|worthless|wronged"
    r"|left out|let down|put down|taken for granted|walked over|cut off"
)

NEEDS = need_groups()
FEELINGS = feeling_groups()
BOUNDARY = boundary_parts()
BREAK = break_parts()

BOUNDARY_LINES = [BOUNDARY.said(one.when, will) for one in BOUNDARY.occasion for will in one.will]
BREAK_LINES = [
    *BREAK.state,
    *BREAK.matters,
    *(one.words for one in BREAK.back),
    *BREAK.where,
    *BREAK.meanwhile,
]
LINES = [*BOUNDARY_LINES, *BOUNDARY.warm, *BOUNDARY.offer, *BREAK_LINES]


def listed(groups: tuple[WordGroup, ...]) -> list[str]:
    return [one.word for group in groups for one in group.words]


def test_there_are_forty_needs_in_six_to_eight_groups_and_eighty_feelings() -> None:
    assert len(listed(NEEDS)) >= 40
    assert 6 <= len(NEEDS) <= 8
    assert len(listed(FEELINGS)) >= 80
    assert min(len(group.words) for group in (*NEEDS, *FEELINGS)) >= 5


def test_no_feeling_is_what_somebody_did() -> None:
    assert [word for word in listed(FEELINGS) if re.search(rf"\b({FAUX})\b", word)] == []


def test_the_few_words_of_the_moment_are_among_the_many() -> None:
    few = {word for group in feeling_words() for word in group.words}
    assert few <= set(listed(FEELINGS))


def test_pleasant_feelings_have_a_quarter_of_the_list() -> None:
    pleasant = [group for group in FEELINGS if group.name in ("Near to somebody", "Glad", "Calm")]
    assert len(listed(tuple(pleasant))) >= len(listed(FEELINGS)) / 4


def test_a_need_is_nothing_that_a_certain_person_has_to_do() -> None:
    for word in listed(NEEDS):
        assert not re.search(r"\b(you|they|them|partner|friend|parents?)\b", word), word


@pytest.mark.parametrize("group", [*NEEDS, *FEELINGS], ids=lambda group: group.name)
def test_a_word_is_short_and_its_meaning_plain(group: WordGroup, unkind) -> None:
    for one in group.words:
        assert len(one.word) <= 24
        assert one.word.replace(" I ", " i ") == one.word.lower().strip()
        assert one.word not in one.means.split()
        assert one.means[-1:].isalpha() or one.means == ""
        assert len(one.means) <= 60
        assert unkind(f"{one.word}\n{one.means}") == []


def test_the_meanings_are_read_at_nine(reading_age) -> None:
    words = [one for group in (*NEEDS, *FEELINGS) for one in group.words]
    assert reading_age("\n".join(one.means for one in words if one.means)) <= 9


def test_long_words_have_a_meaning_beside_them(syllables) -> None:
    for one in (word for group in (*NEEDS, *FEELINGS) for word in group.words):
        if max(map(syllables, one.word.split())) >= 4:
            assert one.means or one.word == "disappointed", one.word


@pytest.mark.parametrize("line", LINES)
def test_a_part_is_a_whole_sentence_that_is_read_at_nine(
    line: str, reading_age, sentences, unkind
) -> None:
    assert line[0].isupper()
    assert line[-1] in ".?"
    assert max(map(len, sentences(line))) <= 24
    assert unkind(line) == []


def test_the_parts_are_read_at_nine(reading_age) -> None:
    assert reading_age("\n".join(LINES)) <= 9


def test_a_boundary_says_what_i_do_and_what_nobody_else_has_to() -> None:
    assert len(BOUNDARY.occasion) >= 10
    for line in BOUNDARY_LINES:
        assert re.fullmatch(r"When .+, I will .+\.", line)
        assert not re.search(r"\byou\b|\bor else\b|\bdon['’]t you\b", line.partition("I will")[2])


def test_a_boundary_accuses_nobody_in_its_when() -> None:
    for one in BOUNDARY.occasion:
        assert not re.search(r"\byou(r|['’]\w+)?\b", one.when), one.when


def test_each_line_to_come_back_names_minutes_or_a_clock_time() -> None:
    for one in BREAK.back:
        clock = re.search(r"\bat (nine|ten|eleven)\b", one.words)
        span = re.search(r"\b(minutes|half an hour|an hour|two hours)\b", one.words)
        assert bool(clock) == (one.minutes == 0), one.words
        assert bool(span) == (one.minutes > 0), one.words
    assert [one.minutes for one in BREAK.back if one.minutes] == [10, 20, 30, 60, 120]


def test_both_builders_say_when_to_leave_them_out_and_where_help_is() -> None:
    for note in (BOUNDARY.note, BREAK.note):
        assert "Help now" in note
        assert re.search(r"may (hurt|do)", note)


@given(st.text(), st.text())
def test_any_words_stand_in_their_places_as_they_are(when: str, will: str) -> None:
    line = BOUNDARY.said(when, will)
    assert line == f"When {when.strip().rstrip('.…')}, I will {will.strip().rstrip('.…')}."


FILE = """[[needs]]
name = "N"
words = [{ word = "rest" }, { word = "quiet", means = "few sounds" }]
[[feelings]]
name = "F"
words = [{ word = "sad" }, { word = "glad" }]
[boundary]
shape = "When {when}, I will {will}."
warm = ["A.", "B.", "C."]
offer = ["A.", "B.", "C."]
note = "Note."
[[boundary.occasion]]
when = "we shout"
will = ["go", "stop"]
[break]
state = ["A.", "B.", "C."]
matters = ["A.", "B.", "C."]
back = [{ words = "A.", minutes = 10 }, { words = "B.", minutes = 20 }, { words = "C." }]
where = ["A.", "B.", "C."]
meanwhile = ["A.", "B.", "C."]
note = "Note."
"""
NEED = FILE.partition("[[feelings]]")[0]
GROUP = '[[feelings]]\nname = "F"\nwords = [{ word = "calm" }, { word = "moved" }]\n'
OCCASION = '[[boundary.occasion]]\nwhen = "we shout"\nwill = ["rest", "sing"]\n'


def test_a_file_is_read() -> None:
    found = read_words(FILE)
    assert [one.means for one in found.needs[0].words] == ["", "few sounds"]
    assert [one.minutes for one in found.pause.back] == [10, 20, 0]
    assert found.boundary.said("we shout.", "go {when}") == "When we shout, I will go {when}."


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[needs]\n", "not TOML"),
        ("", "needs"),
        (FILE.replace(NEED, ""), "needs"),
        (NEED + FILE, "the group of needs “N” stands twice"),
        (NEED.replace('"N"', '"M"') + FILE, "the need “rest” stands twice"),
        (
            FILE.replace("[boundary]", GROUP + "[boundary]"),
            "group of feelings “F” stands twice",
        ),
        (FILE.replace("[break]", OCCASION + "[break]"), "the when “we shout” stands twice"),
        (FILE.replace('"glad"', '"sad"'), "the feeling “sad” stands twice"),
        (FILE.replace('"glad"', '""'), "word"),
        (FILE.replace(', { word = "glad" }', ""), "words"),
        (FILE.replace("{will}", "{when}"), "each once"),
        (FILE.replace(", I will {will}", ""), "each once"),
        (FILE.replace("{will}.", "{will} {will}."), "each once"),
        (FILE.replace('["go", "stop"]', '["go"]'), "will"),
        (FILE.replace("minutes = 10", "minutes = -1"), "minutes"),
        (FILE.replace("minutes = 10", "minutes = 1441"), "minutes"),
        (FILE.replace('note = "Note."', "", 1), "note"),
        (FILE.replace('where = ["A.", "B.", "C."]', 'where = ["A."]'), "where"),
        (FILE + 'colour = "red"\n', "colour"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_words(written)
    assert refused.value.file == "words.toml"
