"""What a phrase is said in: denied, past, a joke, a story, somebody's quoted words."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from nearer.coach.safety.persons import Who, nearest
from nearer.coach.safety.phrases import Found, found_in
from nearer.coach.safety.reading import Sentence

_NEAR = 24  # words to either side that belong to what is said, where a text has no full stops
_DENIES = 5  # words between a denial and what it denies
_LEAVING = frozenset({"gone", "goodbye", "goodbyes", "here", "around"})
_WRITTEN = frozenset({"note", "notes", "letter", "letters"})
_AFTER = frozenset({"no", "nope"})


class Passage:
    """A text sentence by sentence, with the marks of its setting found once where asked for."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self._marks: dict[int, Mapping[str, list[Found]]] = {}

    def marks(self, number: int) -> Mapping[str, list[Found]]:
        if number not in self._marks:
            tables: dict[str, list[Found]] = defaultdict(list)
            for found in found_in("setting", self.sentences[number].words):
                tables[found.table].append(found)
            self._marks[number] = tables
        return self._marks[number]

    def near(self, table: str, number: int, found: Found, *, within: bool = False) -> bool:
        """In the sentence itself, close by; ``within``: also inside the phrase."""
        return any(
            mark.start < found.end + _NEAR
            and mark.end > found.start - _NEAR
            and (within or not _overlap(mark, found))
            for mark in self.marks(number).get(table, ())
        )

    def beside(self, table: str, number: int, reach: int = 1) -> bool:
        """In the sentences up to ``reach`` before or after."""
        return any(
            self.marks(at).get(table)
            for at in range(max(0, number - reach), min(len(self.sentences), number + reach + 1))
            if at != number
        )

    @cached_property
    def mostly_quoted(self) -> bool:
        """Somebody who puts their whole text in quotation marks still speaks for themselves."""
        words = sum(len(sentence.words) for sentence in self.sentences)
        return sum(len(sentence.quoted) for sentence in self.sentences) > 0.8 * words


def _overlap(mark: Found, found: Found) -> bool:
    return mark.start < found.end and found.start < mark.end


def is_denied(passage: Passage, number: int, found: Found) -> bool:
    """“I am not suicidal”, but neither “I cannot stop” nor a denial in another clause."""
    sentence, marks = passage.sentences[number], passage.marks(number)
    affirmed = {mark.start for mark in marks.get("not_denied", ())}
    affirmed |= {mark.start + 1 for mark in marks.get("not_denied", ())}
    for mark in marks.get("denied", ()):
        gap = found.start - mark.end
        if mark.start in affirmed or not -3 <= gap <= _DENIES or mark.start >= found.start:
            continue
        if not _parted(sentence, mark, found):
            return True
    return _is_answered_no(passage, number, found)


def _parted(sentence: Sentence, mark: Found, found: Found) -> bool:
    """A pause, or a subject, begins another clause."""
    if any(mark.end <= pause <= found.start for pause in sentence.pauses):
        return True
    return "i" in sentence.words[mark.end : found.start]


def _is_answered_no(passage: Passage, number: int, found: Found) -> bool:
    """“Did I think of ending my life? No.” and “… and I ticked no”."""
    words = passage.sentences[number].words
    said_no = any(
        words[at] in _AFTER and words[at - 1] in {"said", "ticked", "say", "answered", "put"}
        for at in range(found.end, min(len(words), found.end + 12))
    )
    following = (
        passage.sentences[number + 1].words[:4] if number + 1 < len(passage.sentences) else ()
    )
    answered = following[:1] == ("no",) and following[1:2] != ("one",)
    return (
        said_no
        or (passage.sentences[number].asks and answered)
        or following[:3] == ("i", "said", "no")
    )


def is_past(passage: Passage, number: int, found: Found) -> bool:
    """Told as over. “Again”, “still”, “last night” in the same breath make it present."""
    if passage.near("present", number, found, within=True):
        return False
    here = passage.near("past", number, found)
    over = passage.near("recovered", number, found)
    return here or over or (passage.beside("recovered", number) and passage.beside("past", number))


def is_joke(passage: Passage, number: int, found: Found) -> bool:
    if passage.near("serious", number, found) or passage.beside("serious", number):
        return False
    if passage.near("trivial", number, found):
        return True
    return found.table == "explicit" and passage.near("joke", number, found)


def is_journey(passage: Passage, number: int, found: Found) -> bool:
    """Somebody who is gone to catch a ferry, or says goodbye to a job."""
    inside = passage.sentences[number].words[found.start : found.end]
    if _LEAVING.isdisjoint(inside) or not _WRITTEN.isdisjoint(inside):
        return False
    return passage.near("journey", number, found) or passage.beside("journey", number)


def is_story(passage: Passage, number: int, found: Found) -> bool:
    """Somebody in a song, a film, a game says it; “not the song, me” takes it back."""
    if passage.beside("serious", number):
        return False
    sentence = passage.sentences[number]
    if any(mark.end <= found.start for mark in passage.marks(number).get("story", ())):
        return True
    for mark in passage.marks(number).get("frame", ()):
        if _overlap(mark, found):
            continue
        between = range(min(mark.end, found.start), max(mark.end, found.start) + 1)
        if abs(mark.start - found.start) <= _NEAR and not sentence.pauses.intersection(between):
            return True
    return False


def speaker(passage: Passage, number: int, found: Found) -> Who:
    """Whose words stand in the quotation marks around the phrase."""
    if passage.mostly_quoted:
        return "self"
    sentence = passage.sentences[number]
    opens = found.start
    while opens - 1 in sentence.quoted:
        opens -= 1
    if opens == 0 and number:
        sentence = passage.sentences[number - 1]
        opens = len(sentence.words)
    if opens and sentence.words[opens - 1] == "me":  # “he told me”: the one who told is meant
        opens -= 1
    who, at = nearest(sentence, opens)
    if at >= 0:
        return who
    closes = found.end
    sentence = passage.sentences[number]
    while closes in sentence.quoted:
        closes += 1
    following = sentence.words[closes : closes + 4]
    if "i" in following:
        return "self"
    return "other" if following else "neither"
