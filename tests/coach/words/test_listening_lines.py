"""The listening rules on the open half of the labelled lines, and on ordinary talk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nearer.coach import review

LINES = Path(__file__).parents[1] / "lines"
LISTENING = (
    "open_question",
    "closed_question",
    "reflection",
    "validation",
    "advice",
    "judging",
    "self_focus",
)
PRECISION, RECALL = 0.85, 0.75


def lines(name: str) -> Iterator[tuple[bool, str, str]]:
    for row in (LINES / f"{name}.tsv").read_text("utf-8").splitlines()[1:]:
        label, text, context = row.split("\t")[:3]
        yield label == "1", text, context


def fires(detector: str, text: str, context: str) -> bool:
    return any(note.detector == detector for note in review(text, context))


@pytest.mark.parametrize("detector", LISTENING)
def test_a_listening_rule_finds_most_and_is_mostly_right(detector: str) -> None:
    found = [(label, fires(detector, text, context)) for label, text, context in lines(detector)]
    right = sum(label and fired for label, fired in found)
    assert right >= PRECISION * sum(fired for _label, fired in found)
    assert right >= RECALL * sum(label for label, _fired in found)


def test_ordinary_talk_is_hardly_ever_called_advice_judging_or_turning_to_oneself() -> None:
    told = [text for _label, text, _context in lines("ordinary")]
    for detector in ("advice", "judging", "self_focus", "reflection", "validation"):
        assert sum(fires(detector, text, "") for text in told) <= 0.01 * len(told), detector
