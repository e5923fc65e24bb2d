"""A clinician's own file: read as documented, or refused with its line and the reason."""

import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import BadInput
from nearer.instruments import BadInstrument, Instrument, instrument, read_instrument

KEYS = files("nearer.instruments").joinpath("keys")

GOOD = """\
key = "ease"
name = "Ease with others"
authors = ["A. Therapist"]
year = 2024
version = "2"
lowest = 0
highest = 4
items = 4
per = "either"
certainty = "source"
source = "Written for one practice."

[scales.ease]
title = "Ease"
meaning = "Higher means more ease."
items = [
  1,
  3,  # asked twice on older forms, 7
]
reversed = [3]

[scales.strain]
title = "Strain"
meaning = "Higher means more strain."
items = [2, 4]
score = "sum"

[orders.back]
places = [4, 3, 2, 1]

[derived.balance]
title = "Balance"
meaning = "Higher means more ease than strain."
plus = [1]
minus = [2]

[[norms]]
scale = "strain"
who = "ninety people of one town"
n = 90
mean = 3.5
sd = 1.5
alpha = 0.7
lowest = 0
highest = 4
certainty = "source"
"""

HEAD = GOOD.split("[scales.ease]", maxsplit=1)[0]

WRONG = [  # what is replaced, by what, line, a piece of the reason
    ("highest = 4\nitems", "highest = 0\nitems", 7, "“highest” (0) is not above “lowest” (0)"),
    ("items = 4\n", "items = 3\n", 25, "there is no item 4: the form has 3 items"),
    ("items = 4\n", "items = 5\n", 8, "no scale has item 5"),
    ("items = 4\n", "items = 301\n", 8, "a whole number, at most 300"),
    ("items = 4\n", "items = 0\n", 8, "a whole number, at least 1"),
    ("items = 4\n", "items = true\n", 8, "“items” should be a whole number"),
    ("items = 4\n", "items = 4.5\n", 8, "“items” should be a whole number"),
    ("items = 4\n", "items = 4\nnumbers = [1, 2, 3]\n", 9, "“numbers” needs 4 different"),
    ("items = 4\n", "items = 4\nnumbers = [1, 2, 3, 3]\n", 9, "“numbers” needs 4 different"),
    ("items = 4\n", "items = 4\nnumbers = [1, 1, 2, 3, 4]\n", 9, "“numbers” needs 4 different"),
    ("items = 4\n", "items = 4\nunscored = [4]\n", 26, "item 4 is already in “unscored”"),
    ("items = 4\n", "items = 4\nunscored = [9]\n", 9, "there is no item 9"),
    ("items = 4\n", "items = 4\nmost_missing = 0.9\n", 9, "at most 0.5"),
    ("  1,\n  3,", "  1,\n  9,", 18, "there is no item 9"),
    ("  1,\n  3,", "  1,\n  1,", 18, "item 1 stands twice in this list"),
    ("  1,\n  3,", "  1,\n  'x',", 18, "entry 2 of “items” should be a whole number"),
    ("  1,\n  3,", "  1,\n  2, 3,", 25, "item 2 is already in the scale “ease”"),
    ("reversed = [3]", "reversed = [2]", 20, "item 2 is reversed but does not belong"),
    ("reversed = [3]", "reversed = [3, 3]", 20, "item 3 stands twice"),
    ("reversed = [3]", "reversed = 3", 20, "“reversed” should be a list"),
    ("items = [2, 4]", "items = []", 25, "a list of at least 1 entries"),
    ('score = "sum"', 'score = "median"', 26, "should be one of: mean, sum"),
    ('per = "either"', 'per = "both"', 9, "one of: relationship, general, either"),
    ('certainty = "source"\ns', 'certainty = "sure"\ns', 10, "one of: source, computed, from mem"),
    ('key = "ease"', 'key = "Ease!"', 1, "lower-case letters, digits and hyphens"),
    ('key = "ease"', 'key = "ease\\n"', 1, "lower-case letters, digits and hyphens"),
    ('key = "ease"\n', "", 1, "“key” is missing"),
    ("year = 2024\n", "", 1, "“year” is missing"),
    ("year = 2024", "year = 24", 4, "a whole number, at least 1900"),
    ('name = "Ease', 'name = "\\u202eEase', 2, "“name” has an invisible control sign"),
    ('name = "Ease', 'name = "\\u200bEase', 2, "“name” has an invisible control sign"),
    ('name = "Ease', 'name = "\\u0007Ease', 2, "“name” has an invisible control sign"),
    ('authors = ["A.', 'authors = ["\\u0085A.', 3, "“authors” has an invisible control sign"),
    ("year = 2024", 'year = 2024\nwords = ["…"]', 5, "no field “words”"),
    ('title = "Ease"', 'title = "Ease"\ncolour = "red"', 15, "no field “colour”"),
    ('title = "Ease"\n', "", 13, "“title” is missing"),
    ("places = [4, 3, 2, 1]", "places = [4, 3, 2, 2]", 29, "item 2 stands twice"),
    ("places = [4, 3, 2, 1]", "places = [4, 3, 2]", 29, "“places” has 3 numbers for 4 items"),
    ("places = [4, 3, 2, 1]", "places = [5, 3, 2, 1]", 29, "there is no item 5"),
    ("places = [4, 3, 2, 1]", "reversed = [2]", 29, "not enough for more than one scale"),
    ("places = [4, 3, 2, 1]\n", "", 28, "needs either “places” or “reversed”"),
    ("[orders.back]", "[orders.original]", 28, "already the name of the key's own order"),
    ("[orders.back]", "[orders.Back]", 28, "“Back” should be a table [orders.NAME]"),
    ("minus = [2]", "minus = [1]", 35, "item 1 is added and taken off"),
    ("plus = [1]", "plus = [7]", 34, "there is no item 7"),
    ("[derived.balance]", "[derived.strain]", 31, "“strain” is already the name of a scale"),
    ('scale = "strain"', 'scale = "joy"', 38, "there is no scale of this name"),
    ("mean = 3.5", "mean = 8.5", 41, "the mean lies outside the range"),
    ("mean = 3.5", "mean = nan", 41, "“mean” should be a number"),
    ("sd = 1.5", "sd = 0", 42, "“sd” should be a number, more than 0"),
    ("sd = 1.5", "sd = inf", 42, "“sd” should be a number"),
    ("sd = 1.5", "sd = 9", 42, "wider than the scale"),
    ("sd = 1.5", "sd = 1e-300", 42, "too small for people who differ"),
    ("alpha = 0.7", "alpha = 1", 43, "“alpha” should be a number, less than 1"),
    ("lowest = 0\nhighest = 4\nc", "lowest = 4\nhighest = 4\nc", 45, "is not above “lowest”"),
    ("[[norms]]", "[norms.one]", 37, "each headed [[norms]]"),
    ("year = 2024", "year == 2024", 4, "this is not TOML"),
    ("year = 2024", "year = 2024\nyear = 2025", 5, "Cannot overwrite"),
    ("n = 90", "n = [[[90", 41, "this is not TOML"),
]


def refused(text, **more):
    with pytest.raises(BadInstrument) as error:
        read_instrument(text, "mine.toml", **more)
    return error.value


def test_a_good_file_is_read_whole():
    one = read_instrument(GOOD, "mine.toml")
    assert (one.key, one.lowest, one.highest, one.items) == ("ease", 0, 4, 4)
    assert one.numbers == (1, 2, 3, 4)
    assert one.order_names == ("original", "back")
    assert one.scale("ease").items == (1, 3)
    assert one.scale("ease").reversed == (3,)
    assert one.scale("strain").score == "sum"
    assert one.orders[0].places == (4, 3, 2, 1)
    assert one.derived[0].minus == (2,)
    assert one.norms[0].alpha == 0.7


@pytest.mark.parametrize("shape", [str.encode, lambda text: "\ufeff" + text])
def test_bytes_a_mark_of_order_and_windows_line_ends_are_fine(shape):
    assert read_instrument(shape(GOOD.replace("\n", "\r\n"))) == read_instrument(GOOD)


@pytest.mark.parametrize(("old", "new", "line", "reason"), WRONG)
def test_a_wrong_file_is_refused_with_its_line_and_the_reason(old, new, line, reason):
    assert GOOD.count(old) >= 1
    error = refused(GOOD.replace(old, new, 1))
    assert reason in error.reason
    assert error.line == line
    assert str(error) == f"mine.toml, line {line}: {error.reason}."
    assert isinstance(error, BadInput)


def test_items_in_two_scales_are_fine_where_the_file_says_so():
    text = GOOD.replace("items = [2, 4]", "items = [1, 2, 4]")
    assert "overlap = true" in refused(text).reason
    both = read_instrument(text.replace("items = 4\n", "items = 4\noverlap = true\n"))
    assert both.scale("strain").items == (1, 2, 4)


def test_a_key_in_use_is_not_taken_twice():
    error = refused(GOOD, taken={"own", "ease"})
    assert (error.line, "already a questionnaire" in error.reason) == (1, True)


@pytest.mark.parametrize(
    ("places", "reason"),
    [([1, 2], "as many items must be reversed as in the key: 1"), ([5], "there is no item 5")],
)
def test_an_order_told_by_its_reversed_places_has_as_many_of_them(places, reason):
    head, rest = GOOD.split("[scales.strain]")
    one_scale = head.replace("  1,\n  3,", "  1, 2, 4,\n  3,")
    assert rest
    good = one_scale + "[orders.other]\nreversed = [2]\n"
    assert read_instrument(good).orders[0].reversed == (2,)
    assert reason in refused(good.replace("[2]", str(places))).reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "“key” is missing"),
        (HEAD, 1, "there is no scale"),
        ("scales = 3\n" + HEAD, 1, "“scales” should be tables"),
        ("norms = [1]\n" + HEAD, 1, "entry 1 of “norms” should be a table"),
        (GOOD.encode() + b"# caf\xe9\n", 47, "not UTF-8"),
        (GOOD + "# \udcff\n", 47, "not UTF-8"),
        (GOOD + "\x00", 47, "this is not TOML"),
        (GOOD + "x = " + "[" * 900, 47, "nested too deeply"),
        (GOOD + "x = " + "{a=" * 300, 47, "TOML"),
        (GOOD + "x = " + "[\n" * 40_000, 40_046, "nested too deeply"),
        (GOOD + "x = " + "9" * 990, 47, "no field “x”"),
        (GOOD + "#" * 1001, 47, "longer than 1000 characters"),
        (GOOD + "#\n" * 60_000, 1, "larger than 100 kB"),
        ("é" * 60_000, 1, "larger than 100 kB"),
        (b"\xff" * 10_000_000, 1, "larger than 100 kB"),
        (GOOD + "".join(f"[scales.s{i}]\n" for i in range(99)), 13, "more than 60 entries"),
        (GOOD + "[[norms]]\n" * 130, 37, "more than 120 entries"),
        ('"\u202e' + "k" * 900 + '" = 1\n' + GOOD, 1, "this format has no field “�kkk"),
    ],
)
def test_a_hostile_file_ends_in_a_clear_sentence(text, line, reason):
    error = refused(text)
    assert reason in error.reason
    assert error.line == line
    assert len(str(error)) < 300
    assert str(error).isprintable()


def test_names_of_a_thousand_parts_take_no_long_time():
    deep = "".join(f"{'a.' * 490}b{i} = 1\n" for i in range(95))
    started = time.perf_counter()
    refused(GOOD + deep)
    assert time.perf_counter() - started < 10


PIECES = st.sampled_from(
    [
        '"',
        "'''",
        "[",
        "]",
        "=",
        ".",
        "\n",
        "#",
        "{",
        "}",
        ",",
        "-1",
        "0",
        "1e9",
        "inf",
        "2024-02-30",
        "true",
        "\\u0000",
        "\x00",
        "\r",
        "é",
        "\udc80",
        "[[norms]]",
        "[scales.ease]",
        "items",
        "99",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), PIECES), max_size=4))
def test_any_change_to_a_file_is_read_or_refused_and_nothing_else(changes):
    text = GOOD
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length :]
    found = read_or_refuse(text)
    if isinstance(found, BadInstrument):
        assert 1 <= found.line <= text.count("\n") + 1
        assert found.reason
    else:
        assert isinstance(found, Instrument)


def read_or_refuse(text):
    try:
        return read_instrument(text)
    except BadInstrument as error:
        return error


@given(st.text() | st.binary())
def test_any_text_at_all_is_refused_calmly(text):
    with pytest.raises(BadInstrument):
        read_instrument(text)


@pytest.mark.parametrize("name", sorted(one.name for one in KEYS.iterdir()))
def test_a_key_that_ships_is_named_for_its_file(name):
    assert read_instrument(KEYS.joinpath(name).read_bytes(), name) == instrument(name[:-5])
