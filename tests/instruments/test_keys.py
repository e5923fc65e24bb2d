"""Every key that ships, pinned item by item against a table written here by hand."""

import pytest

from nearer.instruments import instrument, instruments, score
from nearer.instruments.shipped import OWN

ODD, EVEN = list(range(1, 37, 2)), list(range(2, 37, 2))

# For each key its lowest and highest answer, its scales (items, those turned) and derived scores.
EXPECTED = {
    "own": (
        1,
        7,
        {
            "anxiety": ([1, 4, 7, 10, 13, 16], [10]),
            "avoidance": ([2, 5, 8, 11, 14, 17], [5, 14]),
            "mixed": ([3, 6, 9, 12, 15, 18], [12]),
        },
        {},
    ),
    "own-state": (
        1,
        7,
        {"anxiety": ([1, 4], []), "avoidance": ([2, 5], [5]), "mixed": ([3, 6], [])},
        {},
    ),
    "ecr": (
        1,
        7,
        {"avoidance": (ODD, [3, 15, 19, 25, 27, 29, 31, 33, 35]), "anxiety": (EVEN, [22])},
        {},
    ),
    "ecr-r": (
        1,
        7,
        {
            "anxiety": (list(range(1, 19)), [9, 11]),
            "avoidance": (
                list(range(19, 37)),
                [20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36],
            ),
        },
        {},
    ),
    "ecr-rs": (
        1,
        7,
        {"avoidance": ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4]), "anxiety": ([7, 8, 9], [])},
        {},
    ),
    "ecr-12": (  # by the numbers of the long form
        1,
        7,
        {
            "anxiety": ([2, 6, 8, 14, 18, 24], []),
            "avoidance": ([9, 15, 25, 27, 29, 31], [15, 25, 27, 29, 31]),
        },
        {},
    ),
    "ecr-s": (
        1,
        7,
        {"avoidance": ([1, 3, 5, 7, 9, 11], [1, 5, 9]), "anxiety": ([2, 4, 6, 8, 10, 12], [8])},
        {},
    ),
    "saam": (
        1,
        7,
        {
            "security": ([4, 6, 7, 11, 13, 18, 20], []),
            "anxiety": ([1, 5, 8, 12, 14, 17, 19], []),
            "avoidance": ([2, 3, 9, 10, 15, 16, 21], []),
        },
        {},
    ),
    "rosenberg": (0, 3, {"self_esteem": (list(range(1, 11)), [2, 5, 6, 8, 9])}, {}),
    "mspss": (
        1,
        7,
        {
            "special_person": ([1, 2, 5, 10], []),
            "family": ([3, 4, 8, 11], []),
            "friends": ([6, 7, 9, 12], []),
        },
        {},
    ),
    "rq": (
        1,
        7,
        {
            "secure": ([1], []),
            "fearful": ([2], []),
            "preoccupied": ([3], []),
            "dismissing": ([4], []),
        },
        {"self_model": ([1, 4], [3, 2]), "other_model": ([1, 3], [4, 2])},
    ),
    "fear-of-intimacy": (
        1,
        5,
        {
            "fear_of_intimacy": (
                list(range(1, 36)),
                [3, 6, 7, 8, 10, 14, 17, 18, 19, 21, 22, 25, 27, 29, 30],
            )
        },
        {},
    ),
    "ucla-3": (1, 3, {"loneliness": ([1, 2, 3], [])}, {}),
    "distress-disclosure": (
        1,
        5,
        {"disclosure": (list(range(1, 13)), [2, 4, 5, 8, 9, 10])},
        {},
    ),
}
SUMS = {"rosenberg", "fear-of-intimacy", "ucla-3", "distress-disclosure"}
FROM_MEMORY = {"ecr-s", "fear-of-intimacy", "ucla-3", "distress-disclosure"}

LOWEST = {
    "own": {"anxiety": 2, "avoidance": 3, "mixed": 2},
    "own-state": {"anxiety": 1, "avoidance": 4, "mixed": 1},
    "ecr": {"anxiety": 24 / 18, "avoidance": 4},
    "ecr-r": {"anxiety": 30 / 18, "avoidance": 5},
    "ecr-rs": {"anxiety": 1, "avoidance": 5},
    "ecr-12": {"anxiety": 1, "avoidance": 6},
    "ecr-s": {"anxiety": 2, "avoidance": 4},
    "saam": {"security": 1, "anxiety": 1, "avoidance": 1},
    "rosenberg": {"self_esteem": 15},
    "mspss": {"special_person": 1, "family": 1, "friends": 1},
    "rq": {
        "secure": 1,
        "fearful": 1,
        "preoccupied": 1,
        "dismissing": 1,
        "self_model": 0,
        "other_model": 0,
    },
    "fear-of-intimacy": {"fear_of_intimacy": 20 * 1 + 15 * 5},
    "ucla-3": {"loneliness": 3},
    "distress-disclosure": {"disclosure": 6 * 1 + 6 * 5},
}
HIGHEST = {
    "own": {"anxiety": 6, "avoidance": 5, "mixed": 6},
    "own-state": {"anxiety": 7, "avoidance": 4, "mixed": 7},
    "ecr": {"anxiety": 120 / 18, "avoidance": 4},
    "ecr-r": {"anxiety": 114 / 18, "avoidance": 3},
    "ecr-rs": {"anxiety": 7, "avoidance": 3},
    "ecr-12": {"anxiety": 7, "avoidance": 2},
    "ecr-s": {"anxiety": 6, "avoidance": 4},
    "saam": {"security": 7, "anxiety": 7, "avoidance": 7},
    "rosenberg": {"self_esteem": 15},
    "mspss": {"special_person": 7, "family": 7, "friends": 7},
    "rq": {
        "secure": 7,
        "fearful": 7,
        "preoccupied": 7,
        "dismissing": 7,
        "self_model": 0,
        "other_model": 0,
    },
    "fear-of-intimacy": {"fear_of_intimacy": 20 * 5 + 15 * 1},
    "ucla-3": {"loneliness": 9},
    "distress-disclosure": {"disclosure": 6 * 5 + 6 * 1},
}

ROUND = [1, 2, 3, 4, 5, 6, 7]
WORKED = [  # key, order, answers, scores added up on paper
    (
        "own",
        "",
        [1, 2, 3, 4, 5, 6] * 3,
        {
            "anxiety": (1 + 4 + 1 + 4 + 1 + 4) / 6,  # 10: 4 turns into 4
            "avoidance": (2 + 3 + 2 + 5 + 6 + 5) / 6,  # 5: 5 into 3; 14: 2 into 6
            "mixed": (3 + 6 + 3 + 2 + 3 + 6) / 6,  # 12: 6 into 2
        },
    ),
    ("own-state", "", [6, 2, 5, 4, 3, 1], {"anxiety": 5, "avoidance": 3.5, "mixed": 3}),
    ("ecr", "", ROUND * 5 + [1], {"anxiety": 75 / 18, "avoidance": 74 / 18}),
    ("ecr-r", "original", ROUND * 5 + [1], {"anxiety": 70 / 18, "avoidance": 71 / 18}),
    ("ecr-rs", "", [2, 1, 3, 2, 6, 7, 4, 5, 1], {"anxiety": 10 / 3, "avoidance": 37 / 6}),
    (
        "ecr-12",
        "",
        [5, 6, 4, 3, 7, 2, 5, 6, 1, 2, 3, 4],
        {"anxiety": 33 / 6, "avoidance": (3 + 6 + 7 + 6 + 5 + 4) / 6},
    ),
    (
        "ecr-s",
        "",
        [3, 5, 2, 6, 4, 7, 1, 2, 6, 5, 3, 4],
        {"anxiety": (5 + 6 + 7 + 6 + 5 + 4) / 6, "avoidance": (5 + 2 + 4 + 1 + 2 + 3) / 6},
    ),
    ("saam", "", ROUND * 3, {"security": 37 / 7, "anxiety": 27 / 7, "avoidance": 20 / 7}),
    ("rosenberg", "original", [3, 1, 2, 2, 0, 1, 3, 1, 2, 2], {"self_esteem": 22}),
    ("rosenberg", "common", [3, 1, 2, 2, 0, 1, 3, 1, 2, 2], {"self_esteem": 18}),
    (
        "mspss",
        "",
        [7, 6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6],
        {"special_person": 5, "family": 4, "friends": 3},
    ),
    ("rq", "", [2, 6, 5, 3], {"self_model": 5 - 11, "other_model": 7 - 9, "fearful": 6}),
    ("rq", "dismissing-second", [2, 3, 5, 6], {"self_model": -6, "other_model": -2, "fearful": 6}),
    ("fear-of-intimacy", "", [4, 2, 5] + [2] * 32, {"fear_of_intimacy": 42 + 57}),
    ("ucla-3", "", [1, 3, 2], {"loneliness": 6}),
    ("distress-disclosure", "", [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2], {"disclosure": 10 + 13}),
]

EACH_ITEM = [
    (key, place)
    for key, (_lowest, _highest, scales, _derived) in EXPECTED.items()
    for place in range(1, 1 + len({i for items, _ in scales.values() for i in items}))
]


def numbers(key):
    """What the items of a key are called, in the order of the form."""
    return sorted({i for items, _ in EXPECTED[key][2].values() for i in items})


def scored(key, answers, order=""):
    found = score(instrument(key), answers, order)
    return {one.scale: one.value for one in (*found.scales, *found.derived)}


def test_these_keys_ship_and_no_others():
    assert {one.key for one in instruments()} == set(EXPECTED)
    assert tuple(one.key for one in instruments()[:2]) == OWN


@pytest.mark.parametrize("key", EXPECTED)
def test_a_key_has_its_range_items_and_scales(key):
    one = instrument(key)
    lowest, highest, scales, derived = EXPECTED[key]
    assert (one.lowest, one.highest) == (lowest, highest)
    assert list(one.numbers) == numbers(key)
    assert {scale.name for scale in one.scales} == set(scales)
    assert {part.name for part in one.derived} == set(derived)
    assert {scale.score for scale in one.scales} == {"sum" if key in SUMS else "mean"}
    assert one.most_missing == 0.2


@pytest.mark.parametrize("key", EXPECTED)
def test_all_lowest(key):
    one = instrument(key)
    assert scored(key, [one.lowest] * one.items) == pytest.approx(LOWEST[key])


@pytest.mark.parametrize("key", EXPECTED)
def test_all_highest(key):
    one = instrument(key)
    assert scored(key, [one.highest] * one.items) == pytest.approx(HIGHEST[key])


@pytest.mark.parametrize(("key", "order", "answers", "expected"), WORKED)
def test_an_example_worked_by_hand(key, order, answers, expected):
    found = scored(key, answers, order)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize(("key", "place"), EACH_ITEM)
def test_one_item_raised_moves_its_own_scores_its_own_way(key, place):
    lowest, highest, scales, derived = EXPECTED[key]
    item = numbers(key)[place - 1]
    answers = [lowest] * len(numbers(key))
    before = scored(key, answers)
    answers[place - 1] = highest
    expected = {}
    for name, (items, turned) in scales.items():
        each = 1 if key in SUMS else 1 / len(items)
        way = 0 if item not in items else -1 if item in turned else 1
        expected[name] = before[name] + way * each * (highest - lowest)
    for name, (plus, minus) in derived.items():
        expected[name] = before[name] + (highest - lowest) * ((item in plus) - (item in minus))
    assert scored(key, answers) == pytest.approx(expected)


@pytest.mark.parametrize("turned", [3, 5, 8, 9, 10])
def test_the_other_order_of_the_self_esteem_scale_turns_other_items(turned):
    answers = [0] * 10
    answers[turned - 1] = 3
    assert scored("rosenberg", answers, "common") == {"self_esteem": 12}
    answers[turned - 1] = 0
    for place in (1, 2, 4, 6, 7):
        raised = list(answers)
        raised[place - 1] = 3
        assert scored("rosenberg", raised, "common") == {"self_esteem": 18}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_key_from_memory_says_so(key):
    one = instrument(key)
    assert (one.certainty == "from memory") == (key in FROM_MEMORY)
    assert ("memory" in one.source) == (key in FROM_MEMORY)


@pytest.mark.parametrize("key", EXPECTED)
def test_a_key_says_what_its_scores_mean_and_where_it_comes_from(key):
    one = instrument(key)
    assert one.source.endswith(".")
    for part in (*one.scales, *one.derived):
        assert part.meaning.startswith("Higher means ")
        assert part.meaning.count(".") == 1
        assert part.title


def test_only_the_forms_about_right_now_are_marked_as_such():
    assert {one.key for one in instruments() if one.state} == {"own-state", "saam"}
