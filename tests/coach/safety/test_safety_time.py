"""How long a text takes, as a ratio: machines differ, and proportion is what matters."""

from time import thread_time

import pytest

from nearer.coach import safety_check

ORDINARY = "We had a quiet evening and I wanted to go home but I stayed until ten. "


def seconds(text: str) -> float:
    """The least work of five, whatever else the machine does."""
    times = []
    for _ in range(5):
        before = thread_time()
        safety_check(text)
        times.append(thread_time() - before)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    [
        ORDINARY,
        "I feel ",
        "want to not want to be ",
        "“I said ‘he said ",
        "hit me she says that if i ",
        "kill ",
        "scared of what ",
        "betteroffwithoutmeandno ",
        "a\u0301\u200b",
        "k i l ",
        "*",
    ],
)
def test_eight_times_the_text_takes_about_eight_times_as_long(piece: str) -> None:
    short = (piece * (2_500 // len(piece) + 1))[:2_500]
    long = (piece * (20_000 // len(piece) + 1))[:20_000]
    safety_check(long)  # warms the rules
    assert seconds(long) < 24 * seconds(short) + 0.002
