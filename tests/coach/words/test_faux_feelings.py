"""Words that tell what somebody did, said as a feeling."""

from nearer.coach import review


def noticed(text: str) -> list[str]:
    return [text[note.start : note.end] for note in review(text) if note.detector == "faux_feeling"]


def test_what_somebody_did_is_told_from_what_is_felt() -> None:
    assert noticed("I feel overlooked when plans change.") == ["I feel overlooked"]
    assert noticed("I feel lonely when plans change.") == []


def test_missing_respect_counts_and_having_it_does_not() -> None:
    assert noticed("these days i dont feel appreciated")
    assert noticed("I feel so appreciated here.") == []


def test_somebody_elses_words_are_not_the_writers() -> None:
    assert noticed("“I feel judged,” he said.") == []
    assert noticed("She told me I feel attacked too easily.") == []
