"""What a phrase is said in: denied, past, a joke, a story, somebody's quoted words."""

from nearer.coach.safety.passage import Passage, parted
from nearer.coach.safety.persons import Who, nearest
from nearer.coach.safety.phrases import Found
from nearer.coach.safety.reading import Sentence

_DENIES = 5  # words between a denial and what it denies
_OVERLAPS = 3  # words of the phrase that may be part of the denial
_FAR = 40  # words over which a story told goes on
_LEAVING = frozenset({"gone", "goodbye", "goodbyes", "here", "around"})
_PARTING = frozenset({"gone", "goodbye", "goodbyes"})
_WRITTEN = frozenset({"note", "notes", "letter", "letters"})
_JOINTS = frozenset({"and", "but", "so", "because", "while", "then"})
_AFTER = frozenset({"no", "nope"})


def is_denied(passage: Passage, number: int, found: Found) -> bool:
    """“I am not suicidal”, but neither “I cannot stop” nor a denial in another clause."""
    sentence = passage.sentences[number]
    affirmed = passage.marks("not_denied", number)
    for end in range(found.start - _DENIES, found.start + _OVERLAPS + 1):
        for start in passage.marks("denied", number).by_end.get(end, ()):
            if start >= found.start or {start, start - 1}.intersection(affirmed.starts_at):
                continue
            if parted(sentence, end, found.start) or "i" in sentence.words[end : found.start]:
                continue  # a pause or a subject begins another clause
            return True
    return _is_answered_no(passage, number, found)


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
    if _goes_with("trivial", passage, number, found):
        return True
    return found.table == "explicit" and passage.near("joke", number, found)


def is_journey(passage: Passage, number: int, found: Found) -> bool:
    """Somebody who is gone to catch a ferry, or says goodbye to a job."""
    inside = passage.sentences[number].words[found.start : found.end]
    if _LEAVING.isdisjoint(inside) or not _WRITTEN.isdisjoint(inside):
        return False
    if _goes_with("journey", passage, number, found):
        return True
    return not _PARTING.isdisjoint(inside) and passage.beside("journey", number)


def is_story(passage: Passage, number: int, found: Found) -> bool:
    """Somebody in a song, a film, a game says it; “not the song, me” takes it back."""
    if passage.beside("serious", number):
        return False
    if passage.marks("story", number).ahead(found.start, far=_FAR) is not None:
        return True
    return _goes_with("frame", passage, number, found)


def _goes_with(table: str, passage: Passage, number: int, found: Found) -> bool:
    """The nearest such mark on either side stands in the same clause as the phrase."""
    sentence, marks = passage.sentences[number], passage.marks(table, number)
    ahead, behind = marks.ahead(found.start), marks.behind(found.end)
    return (ahead is not None and not _begins_anew(sentence, ahead, found.start)) or (
        behind is not None and not _begins_anew(sentence, found.end, behind)
    )


def _begins_anew(sentence: Sentence, start: int, end: int) -> bool:
    """A pause, or “and I”, “but I”: another clause."""
    joints = zip(sentence.words[start:end], sentence.words[start + 1 : end + 1], strict=False)
    return parted(sentence, start, end) or any(
        word in _JOINTS and follows == "i" for word, follows in joints
    )


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
