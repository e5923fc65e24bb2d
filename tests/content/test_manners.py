"""The check for what gives somebody a gender, a label, or an order that ends in guilt."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ask her how she is.", ["her", "she"]),
        ("Your brother may come.", ["brother"]),
        ("You should call.", ["should"]),
        ("You shouldn't go.", ["shouldn't"]),
        ("Never leave first.", ["Never"]),
        ("It is your fault.", ["your fault"]),
        ("Avoidant people do that.", ["Avoidant"]),
        ("That is a symptom.", ["symptom"]),
        ("You have to stay.", ["You have to"]),
    ],
)
def test_the_check_finds_it(sentence: str, found: list[str], unkind) -> None:
    assert unkind(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask them how they are.",
        "There, in this shed, the other hand is warm.",
        "You do not have to stay.",
        "You may have tea.",
        "A muster of geese, a weekend, a person.",
    ],
)
def test_the_check_lets_plain_sentences_be(sentence: str, unkind) -> None:
    assert unkind(sentence) == []
