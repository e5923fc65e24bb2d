"""Random and hostile texts up to 20 kB: every one must have an answer, and soon."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import thread_time

from bench.coach.lines import answers

LONGEST = 20_000  # characters
SIGNS = "\"'“”‘’«».,;:!?…-–—()*@$ \n\t#/\\<>&\u0301\u0308\u200b\u200d\u202e\ufeff\u00a0😂🔪💊"
LETTERS = "abcdefghijklmnopqrstuvwxyzéßøаеіо漢字ابجด𝗮Ａ0123456789"


@dataclass(frozen=True)
class Slowest:
    """``grammar``: how the text was made; ``size``: its characters."""

    seconds: float
    grammar: str
    size: int


def fuzzed(count: int, seed: int, words: Sequence[str]) -> dict[str, Slowest]:
    """The slowest text for each of `answers`. ``words``: key words and whole lines."""
    chance = random.Random(seed)
    for answer in answers().values():  # what a rule looks for is made ready when it is first needed
        for word in words:
            answer(word)
    slowest = dict.fromkeys(answers(), Slowest(0.0, "", 0))
    for grammar, text in texts(count, chance, words):
        for name, answer in answers().items():
            before = thread_time()
            answer(text)
            took = thread_time() - before
            if took > slowest[name].seconds:
                slowest[name] = Slowest(took, grammar, len(text))
    return slowest


def texts(count: int, chance: random.Random, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Most are short, one in fifty is as long as a text may be."""
    for _ in range(count):
        size = LONGEST if chance.random() < 0.02 else int(LONGEST ** chance.random())
        grammar = chance.choice(GRAMMARS)
        yield grammar.__name__, grammar(chance, size, words)[:size]


def repeated_letter(chance: random.Random, size: int, _words: Sequence[str]) -> str:
    return chance.choice(LETTERS + SIGNS) * size


def repeated_word(chance: random.Random, size: int, words: Sequence[str]) -> str:
    piece = chance.choice(words) + chance.choice(" ,.\n")
    return piece * (size // len(piece) + 1)


def repeated_few(chance: random.Random, size: int, words: Sequence[str]) -> str:
    piece = " ".join(chance.choice(words) for _ in range(chance.randint(2, 6)))
    return f"{piece} " * (size // (len(piece) + 1) + 1)


def shuffled_words(chance: random.Random, size: int, words: Sequence[str]) -> str:
    return " ".join(chance.choice(words) for _ in range(size // 4 + 1))


def glued_words(chance: random.Random, size: int, words: Sequence[str]) -> str:
    return "".join(chance.choice(words) for _ in range(size // 4 + 1))


def nested_quotes(chance: random.Random, size: int, words: Sequence[str]) -> str:
    return "".join(f"{chance.choice(SIGNS[:8])}{chance.choice(words)} " for _ in range(size // 4))


def any_signs(chance: random.Random, size: int, _words: Sequence[str]) -> str:
    return "".join(chance.choices(LETTERS + SIGNS * 2, k=size))


def marked_letters(chance: random.Random, size: int, words: Sequence[str]) -> str:
    """Words with invisible and combining signs between their letters."""
    return " ".join(
        chance.choice("\u200b\u0301\u200d*").join(chance.choice(words))
        for _ in range(size // 8 + 1)
    )


GRAMMARS = (
    repeated_letter,
    repeated_word,
    repeated_few,
    shuffled_words,
    glued_words,
    nested_quotes,
    any_signs,
    marked_letters,
)
