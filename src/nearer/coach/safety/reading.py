"""A text as the safety rules read it: sentences of words in one spelling, with their quotes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nearer.coach.safety.disguise import plain_words

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]"
)
_LOOKALIKE = str.maketrans("аеіоорсухкмтвнѕ’‘ʼ`´", "aeioopcyxkmtbhs'''''")
_TOKEN = re.compile(
    r"\w+(?:['*@$!]+\w+)*"
    r"|(?P<end>[.!?…;\n]+)"
    r"|(?P<open>[“«„]|(?<!\w)[\"'](?=\w))"
    r"|(?P<close>[”»\"'])"
    r"|(?P<pause>[,:()–—]|(?<!\w)-+(?!\w))"
    r"|(?P<sign>[^\w\s-])"
)
_SIGNS = {
    "😂": "haha",
    "🤣": "haha",
    "😅": "haha",
    "😆": "haha",
    "😹": "haha",
    "😜": "haha",
    "🙃": "",
    "🔪": "knife",
    "🔫": "shoot",
    "💊": "pills",
    "⚰": "dead",
    "☠": "dead",
}
_FEWEST_LETTERS = 4  # one by one, before they are taken for a word
_FILLING = frozenset(
    (
        *("really", "just", "actually", "honestly", "so", "very", "truly", "literally", "simply"),
        *("fucking", "bloody", "genuinely", "quite", "even", "totally", "absolutely", "completely"),
        *("properly", "basically", "also", "tbh"),
    )
)
_NOT_ONLY = frozenset({"just", "simply"})
_JOINTS = frozenset({"and", "but", "because", "then", "i", "he", "she", "they", ","})
_LONGEST = 40  # words that are read as one sentence where none ends
_WIDEST = 2  # signs that one sign may become; a few stand for a whole sentence
_LONGEST_QUOTE = 80  # words; a mark that is not closed within them was none


Token = tuple[str, str]
"""What it is, and as it is written."""

Known = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Sentence:
    """``names``, ``pauses``, ``quoted``: indexes of words that are written like a name, that begin
    after a comma or colon, and that stand in quotation marks. ``asks``: ends with a question mark.
    """

    words: tuple[str, ...]
    names: frozenset[int]
    pauses: tuple[int, ...]
    quoted: frozenset[int]
    asks: bool = False


def sentences(text: str) -> tuple[Sentence, ...]:
    """Takes time in proportion to the text, whatever stands in it."""
    written = [(found.lastgroup or "word", found.group()) for found in _TOKEN.finditer(_even(text))]
    tokens = list(_spaced(written))
    quoted = _quoted(tokens)
    known: Known = {}  # for this text alone: nothing that was written stays in memory
    return tuple(_sentence(part, tokens, quoted, known) for part in _parts(tokens))


def _even(text: str) -> str:
    """Compatible signs, marks on letters, lookalikes and invisible signs made plain."""
    text = text.translate(_LOOKALIKE)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text)[: _WIDEST * len(text)]
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return _INVISIBLE.sub("", text)


def _parts(tokens: list[Token]) -> Iterator[range]:
    """Ranges of tokens, each with the mark that ends it."""
    ends = [index for index, (kind, _said) in enumerate(tokens) if kind == "end"]
    cuts = [-1, *ends, len(tokens)]
    for before, after in pairwise(cuts):
        if after - before > 1:
            yield from _short(range(before + 1, min(after + 1, len(tokens))), tokens)


def _short(part: range, tokens: list[Token]) -> Iterator[range]:
    """A part without an end in sight is cut where a clause begins, if one does in time."""
    start = part.start
    while part.stop - start > _LONGEST:
        latest = start + _LONGEST
        cut = next(
            (at for at in range(latest, latest - _LONGEST // 2, -1) if tokens[at][1] in _JOINTS),
            latest,
        )
        yield range(start, cut)
        start = cut
    yield range(start, part.stop)


def _quoted(tokens: list[Token]) -> bytearray:
    """1 for every token between quotation marks."""
    marked = bytearray(len(tokens))
    opened: int | None = None
    for index, (kind, _said) in enumerate(tokens):
        if opened is not None and index - opened > _LONGEST_QUOTE:
            opened = None
        if opened is None and kind == "open":
            opened = index
        elif opened is not None and kind == "close":
            marked[opened : index + 1] = b"\1" * (index + 1 - opened)
            opened = None
    return marked


def _sentence(part: range, tokens: list[Token], quoted: bytearray, known: Known) -> Sentence:
    words: list[str] = []
    names, inside = set[int](), set[int]()
    pauses: list[int] = []
    for index in part:
        kind, said = tokens[index]
        if kind == "pause":
            pauses.append(len(words))
        plain = _plain(kind, said, known)
        if len(plain) == 1 and plain[0] in _FILLING:
            if words and words[-1] == "not" and plain[0] in _NOT_ONLY:
                words.pop()
            continue
        if plain and kind == "word" and _is_like_a_name(said):
            names.add(len(words))
        if quoted[index]:
            inside.update(range(len(words), len(words) + len(plain)))
        words.extend(plain)
    asks = tokens[part[-1]][0] == "end" and "?" in tokens[part[-1]][1]
    return Sentence(tuple(words), frozenset(names), tuple(pauses), frozenset(inside), asks)


def _is_like_a_name(said: str) -> bool:
    return len(said) > 1 and said[0].isupper() and not said.isupper()


def _plain(kind: str, said: str, known: Known) -> tuple[str, ...]:
    if kind == "word":
        if said not in known:
            known[said] = plain_words(said)
        return known[said]
    if kind == "sign":
        return tuple(_SIGNS.get(said, "").split())
    return (":",) if said == ":" else ()


def _spaced(tokens: list[Token]) -> Iterator[Token]:
    """Letters written one by one put together again: ``k i l l`` → ``kill``."""
    held: list[Token] = []
    for token in tokens:
        kind, said = token
        if kind == "word" and len(said) == 1 and not said.isdigit():
            held.append(token)
            continue
        yield from _joined(held)
        held = []
        yield token
    yield from _joined(held)


def _joined(letters: list[Token]) -> list[Token]:
    if len(letters) < _FEWEST_LETTERS:
        return letters
    return [("word", "".join(said for _kind, said in letters))]
