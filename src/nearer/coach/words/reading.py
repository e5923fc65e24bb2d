"""A text as the coach reads it: sentences, their words in one spelling, quotes set aside."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nearer.coach.words.spelling import spelled
from nearer.domain.text import WORDS

QUOTE = '""'
"""Stands in a line for what somebody else said: it is not the writer's own word."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_QUOTED = re.compile(
    r'"[^"\n]{1,600}"|“[^“”\n]{1,600}”|«[^«»\n]{1,600}»|(?<![\w])\'[^\'\n]{2,200}\'(?!\w)'
)
_TOKEN = re.compile(
    r"(?P<number>[£$€]?\d+(?:[.:,]\d+)*[^\W\d_]*)"
    r"|(?P<word>'?[^\W\d_]+(?:['-][^\W\d_]+)*'?)"
    r"|(?P<end>[.!?…]+|\n+)"
    r"|(?P<pause>[,;:()–—]+|-+)"
    r"|(?P<sign>[^\w\s.!?…,;:()–—\"“”«»'-]+)"
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "prof", "vs", "etc", "eg", "ie"})
_ILL_AFTER = frozenset({"and", "but", "so", "then", ",", "or", "because", "think", "okay"})
_ILL_BEFORE = frozenset(
    {"and", "with", "in", "at", "for", "since", ",", "again", "child", "health"}
)

_OPENERS = (
    "so|and|but|ok|okay|hey|hi|well|oh|just|also|then|now|right|wait|mum|dad|love|babe|mate|,"
)
_AUX = "do|does|did|are|is|was|were|can|could|would|will|have|has|had|should|shall|am|may|might"
_WHO = "you|i|we|he|she|they|it|that|this|there|your|my|the|anybody|somebody|any|mum|dad"
_WH = "what|how|why|when|where|who|which|whose"
_HOW = "else|exactly|time|kind of|sort of|about|come|much|many|long|often|far|the hell|on earth"
_ASKS = re.compile(
    rf"^ (?:(?:{_OPENERS}) ){{0,3}}"
    rf"(?!do not you (?:dare|ever) )(?:(?:{_AUX})(?: not)? (?:{_WHO}) "
    rf"|(?:{_WH})(?: (?:{_HOW}))? (?:{_AUX}|about|come|made|makes|happened|happens|you) "
    r"|fancy |any chance |any idea )"
)
_SAYS_WHAT = re.compile(
    rf"^ (?:(?:{_OPENERS}) ){{0,3}}(?:(?:{_WH}) (?:you|i|we|he|she|they) "
    r"|what (?:is|was) (?:[^ ]+ ){1,5}(?:is|was) |what happened (?:[^ ]+ ){0,4}(?:,|i) )"
)
_REPORTED = re.compile(
    r" (?!i )[^ ,]+(?: (?:always|just|once|also|then|only|even))?"
    r" (?:said|says|(?:told|tells) (?:me|us|him|her|them|you)|thinks|thought|claims|claimed|reckons"
    r"|reckoned|(?:keeps|kept|was|is) saying|used to say|accused me of|goes|wrote|asked me)"
    r"(?= )"
)


@dataclass(frozen=True)
class Sentence:
    """``text[start:end]`` of the text. ``line``: its words as `spelled`, lower case, a blank before
    and after each; a pause is ",", a quote `QUOTE`, a sign or emoji itself; marks at the end are
    left out. ``asks``: a question, also without its mark. ``marked``: with it.
    """

    start: int
    end: int
    line: str
    asks: bool
    marked: bool
    places: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Words, pauses and signs of the line."""
        return tuple(self.line.split())

    @cached_property
    def reported(self) -> int:
        """Where in the line somebody else's words begin; its length where none do."""
        said = _REPORTED.search(self.line)
        return said.end() if said else len(self.line)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the text for what stands in the line between two offsets."""
        lead = len(self.line[start:end]) - len(self.line[start:end].lstrip())
        tail = len(self.line[start:end].rstrip())
        first = max(0, bisect_right(self.places, start + lead) - 1)
        last = max(first, bisect_right(self.places, max(start, start + tail - 1)) - 1)
        return self.spans[first][0], self.spans[last][1]


@dataclass(frozen=True)
class Reading:
    """``plain``: the text in lower case with straight apostrophes, offset for offset."""

    text: str
    plain: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset of the text, or of the last before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    @cached_property
    def line(self) -> str:
        """All lines, one behind the other, with " . " between two sentences."""
        return ".".join(sentence.line for sentence in self.sentences)


def read(text: str) -> Reading:
    """Takes time in proportion to the text. What is behind `WORDS` characters is not read."""
    text = text[:WORDS]
    plain = _plain(text)
    quotes = _quotes(plain)
    return Reading(text, plain, tuple(_sentences(plain, quotes)), quotes)


def _plain(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return lower.translate(_APOSTROPHES)


def _quotes(plain: str) -> tuple[tuple[int, int], ...]:
    """Spans in quotation marks; none where nearly the whole text stands in them."""
    spans = tuple(found.span() for found in _QUOTED.finditer(plain))
    covered = sum(end - start for start, end in spans)
    return () if covered > 0.8 * len(plain.strip()) else spans


@dataclass
class _Token:
    start: int
    end: int
    said: str
    ends: bool = False


def _sentences(plain: str, quotes: tuple[tuple[int, int], ...]) -> Iterator[Sentence]:
    held: list[_Token] = []
    for token in _tokens(plain, quotes):
        if not token.ends:
            held.append(token)
        elif held and not (token.said == "." and held[-1].said in _TITLES):
            yield _sentence(held, token.end, token.said)
            held = []
    if held:
        yield _sentence(held, held[-1].end, "")


def _tokens(plain: str, quotes: tuple[tuple[int, int], ...]) -> Iterator[_Token]:
    at = 0
    for start, end in (*quotes, (len(plain), len(plain))):
        for found in _TOKEN.finditer(plain, at, start):
            kind, said = found.lastgroup, found.group()
            yield _Token(*found.span(), "," if kind == "pause" else said, kind == "end")
        if start < end:
            yield _Token(start, end, QUOTE)
            if plain[end - 2] in ".!?":
                yield from _end_after(plain, end)
        at = end


def _end_after(plain: str, end: int) -> Iterator[_Token]:
    """A quote that ends a sentence ends the sentence around it, unless that goes on."""
    rest = plain[end : end + 3].lstrip()
    if not rest or plain[end : end + 1] == "\n":
        yield _Token(end, end, ".", ends=True)


def _sentence(tokens: list[_Token], end: int, mark: str) -> Sentence:
    places, parts, at = [], [], 1
    for index in range(len(tokens)):
        said = _word(tokens, index)
        places.append(at)
        parts.append(said)
        at += len(said) + 1
    line = f" {' '.join(parts)} "
    marked = "?" in mark
    asks = marked or (bool(_ASKS.match(line)) and not _SAYS_WHAT.match(line))
    return Sentence(
        tokens[0].start,
        end if mark.strip() else tokens[-1].end,
        line,
        asks,
        marked,
        tuple(places),
        tuple((token.start, token.end) for token in tokens),
    )


def _word(tokens: list[_Token], index: int) -> str:
    said = tokens[index].said
    if said == "ill":
        before = tokens[index - 1].said if index else ","
        after = tokens[index + 1].said if index + 1 < len(tokens) else ","
        return "i will" if before in _ILL_AFTER and after not in _ILL_BEFORE else said
    return spelled(said) or said
