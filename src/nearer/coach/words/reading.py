"""A text as the coach reads it: sentences, their words in one spelling, quotes set aside."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from nearer.coach.words.spelling import LONG, spelled, undoubled
from nearer.domain.text import WORDS

QUOTE = '""'
"""Stands in a line for what somebody else said: it is not the writer's own word."""

NUMBER = "#"
"""Stands for any word that begins with a digit."""

SENTENCES = 600  # about twice what `WORDS` characters of ordinary talk hold
TOKENS = 7_000  # above what `WORDS` characters of ordinary talk hold
MOST = 40  # places of one word in a sentence; more of them is no sentence

_Token = tuple[str, int, int, str]
"""Its kind, where it begins and ends in the text, and what it says."""

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
_JOINS = frozenset({",", "and", "or", "but", "so", "because", "then", QUOTE})
_LEADS = frozenset(
    {"so", "well", "oh", "okay", "fine", "right", "now", "look", "listen", "please", "just", "lol"}
    | {"honestly", "seriously", "god", "hey", "oi", "mum", "dad", "mate", "love", "also", "really"}
    | {"first", "yeah", "yes", "no", "nope", "wow", "either"}
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
    r"|what (?:is|was|would|could) (?:[^ ]+ ){1,5}(?:is|was) "
    r"|what happened (?:[^ ]+ ){0,4}(?:,|i) )"
)
_TAG = re.compile(
    rf" , (?:(?:{_AUX})(?: not)? (?:you|i|it|he|she|they|we)|okay|right|all right|you know|yeah) $"
)
_REPORTED = re.compile(
    r" (?!(?:i|never|ever|not|always|nobody|one|who) )[^ ,]+"
    r"(?: (?:always|just|once|also|then|only|even))?"
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

    @property
    def tagged(self) -> bool:
        """A statement with a small question behind it: ", don't you?"."""
        return bool(_TAG.search(self.line)) and not _ASKS.match(self.line)

    @property
    def first(self) -> str:
        return _key(self.line[1 : self.line.index(" ", 1)])

    @cached_property
    def places_of(self) -> dict[str, list[int]]:
        """Offsets of the blank before each word, the first `MOST` of them; `NUMBER`: of all that
        begin with a digit."""
        places: dict[str, list[int]] = {}
        at = 0
        for word in self.words:
            held = places.setdefault(_key(word), [])
            if len(held) < MOST:
                held.append(at)
            at += len(word) + 1
        return places

    @cached_property
    def clauses(self) -> tuple[tuple[int, str], ...]:
        """Where a clause may begin, the first `MOST` places, each with the word that stands there:
        at the front, behind a pause or "and", "or", "but", and behind words that only lead in."""
        found: list[tuple[int, str]] = []
        at, begins = 0, True
        for word in self.words:
            if begins and word != ",":
                found.append((at, _key(word)))
            begins = word in _JOINS or (begins and word in _LEADS)
            at += len(word) + 1
            if len(found) == MOST:
                break
        return tuple(found)

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
    """Takes time in proportion to the text. What is behind `WORDS` characters, `TOKENS` or
    `SENTENCES` is not read."""
    text = text[:WORDS]
    plain = _plain(text)
    quotes = _quotes(plain)
    return Reading(text, plain, tuple(islice(_sentences(plain, quotes), SENTENCES)), quotes)


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


def _sentences(plain: str, quotes: tuple[tuple[int, int], ...]) -> Iterator[Sentence]:
    spell = spelled if LONG.search(plain) else undoubled
    held: list[_Token] = []
    for token in islice(_tokens(plain, quotes), TOKENS):
        kind, _start, end, said = token
        if kind != "end":
            held.append(token)
        elif held and not (said == "." and held[-1][3] in _TITLES):
            yield _sentence(held, end, said, spell)
            held = []
    if held:
        yield _sentence(held, held[-1][2], "", spell)


def _tokens(plain: str, quotes: tuple[tuple[int, int], ...]) -> Iterator[_Token]:
    at = 0
    for start, end in (*quotes, (len(plain), len(plain))):
        for found in _TOKEN.finditer(plain, at, start):
            first, last = found.span()
            yield found.lastgroup or "", first, last, found.group()
        if start < end:
            yield "quote", start, end, QUOTE
            if plain[end - 2] in ".!?" and _ends_at(plain, end):
                yield "end", end, end, "."
        at = end


def _ends_at(plain: str, end: int) -> bool:
    """A quote that ends a sentence ends the sentence around it, unless that goes on."""
    return plain[end : end + 1] == "\n" or not plain[end : end + 3].strip()


def _sentence(tokens: list[_Token], end: int, mark: str, spell: Callable[[str], str]) -> Sentence:
    places, parts, spans, at = [], [], [], 1
    for index, (_kind, first, last, _said) in enumerate(tokens):
        said = _canonical(tokens, index, spell)
        places.append(at)
        parts.append(said)
        spans.append((first, last))
        at += len(said) + 1
    line = f" {' '.join(parts)} "
    marked = "?" in mark
    return Sentence(
        start=spans[0][0],
        end=end if mark.strip() else spans[-1][1],
        line=line,
        asks=marked or (bool(_ASKS.match(line)) and not _SAYS_WHAT.match(line)),
        marked=marked,
        places=tuple(places),
        spans=tuple(spans),
    )


def _canonical(tokens: list[_Token], index: int, spell: Callable[[str], str]) -> str:
    kind, _start, _end, said = tokens[index]
    if kind == "pause":
        return ","
    if said == "ill":
        return _ill(tokens, index)
    return (spell(said) or said) if kind in {"word", "number"} else said


def _ill(tokens: list[_Token], index: int) -> str:
    """ "I'll" without its mark, where that fits between the words beside it."""
    before = tokens[index - 1][3] if index else ","
    after = tokens[index + 1][3] if index + 1 < len(tokens) else ","
    return "i will" if before in _ILL_AFTER and after not in _ILL_BEFORE else "ill"


def _key(word: str) -> str:
    return NUMBER if word[0].isdigit() else word
