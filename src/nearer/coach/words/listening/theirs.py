"""What the other person's message is about, as far as a reply to it depends on that."""

from collections.abc import Iterable
from dataclasses import dataclass

from nearer.coach.words.listening.lexicon import messages, words_of
from nearer.coach.words.reading import Reading, Sentence

SHORTEST = 3  # letters of a word with content, and of a stem
ENDINGS = ("ingly", "edly", "ing", "ed", "ies", "es", "ly", "er", "s", "e", "y")


@dataclass(frozen=True)
class Theirs:
    """``asks_about_you``: an answer about oneself is owed. ``is_of_feeling``: a feeling, or
    something hard, is named. ``is_own_act``: they tell what they did more than what others did.
    ``tells``: of a feeling or of something that happened, and does not only ask or plan.
    ``stems``: see `stems`.
    """

    asks_for_advice: bool
    asks_about_you: bool
    is_of_feeling: bool
    is_own_act: bool
    tells: bool
    stems: frozenset[str]


def theirs(message: Reading) -> Theirs:
    """What a message is about."""
    words = [word for sentence in message.sentences for word in sentence.words]
    labels = {
        phrase.label
        for sentence in message.sentences
        for phrase, _first, _last in messages().find(sentence.words)
    }
    return Theirs(
        "asks_for_advice" in labels,
        "asks_about_you" in labels,
        "of_feeling" in labels,
        _is_own_act(words),
        "of_feeling" in labels or any(map(_tells, message.sentences)),
        stems(words),
    )


def stems(words: Iterable[str]) -> frozenset[str]:
    """Words with content, without their commonest endings, so that "worried" meets "worries"."""
    empty = words_of("theirs")["empty"]
    return frozenset(_stem(word) for word in words if len(word) >= SHORTEST and word not in empty)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def _tells(sentence: Sentence) -> bool:
    """Says of somebody what is or was so, and not what is to be done."""
    known = words_of("theirs")
    of_somebody = {"i", "my", "we", *known["others"]} & set(sentence.words)
    return bool(of_somebody) and not sentence.asks and known["plan"].isdisjoint(sentence.words)


def _is_own_act(words: list[str]) -> bool:
    others = words_of("theirs")["others"]
    return next((word for word in words if word == "i" or word in others), "") == "i"
