"""What takes danger out of the same words: play, small hands, a mishap, agreement, long ago.

How harm is told is often by its excuse: “he hit me and said it was an accident”. What stands
behind a word of saying, or in a clause of its own (“while the match was on”), excuses nothing.
"""

from collections.abc import Sequence

from nearer.coach.safety import facts
from nearer.coach.safety.concepts import Mark
from nearer.coach.safety.frames import Family, Marks
from nearer.coach.safety.passage import Passage
from nearer.coach.safety.reading import Sentence

_NEAR = 16  # words
_DENIED = 4
_SAYS = frozenset(
    (
        *(
            "says",
            "said",
            "say",
            "saying",
            "claims",
            "claimed",
            "calls",
            "called",
            "swears",
        ),
        *("thinks", "reckons"),
    )
)
_TURNS = _SAYS | frozenset(
    (
        *(
            "though",
            "although",
            "when",
            "while",
            "whenever",
            "because",
            "cause",
            "cos",
            "after",
        ),
        *("before", "over", "since", "if", "like", "until", "unless"),
    )
)
_NO_DENIAL = frozenset(
    {"say", "said", "saying", "told", "tell", "know", "why", "whether", "until", "and", "then"}
)


def is_harmless(passage: Passage, number: int, family: Family, mark: Mark) -> bool:
    """Whether these words of harm are denied, played, agreed to, a mishap, or long ago."""
    here, sentence = passage.marks[number], passage.sentences[number]
    if not family.bare and _is_denied(passage, number, mark):
        return True
    if _is_long_ago(passage, number):
        return True
    if _is_excused(sentence, here, family.unless, mark, _SAYS):
        return True
    if family.grave:
        return False
    if _is_excused(sentence, here, ("game", "mishap", "consent"), mark, _TURNS):
        return True
    return _is_tame(sentence, here.get("tame", ()), mark)


def _is_denied(passage: Passage, number: int, mark: Mark) -> bool:
    """“I never said he hit me” denies nothing that he did."""
    sentence = passage.sentences[number]
    if not facts.is_denied(sentence, passage.marks[number], mark.start):
        return False
    return _NO_DENIAL.isdisjoint(sentence.words[max(0, mark.start - _DENIED) : mark.start])


def _is_excused(
    sentence: Sentence,
    here: Marks,
    names: Sequence[str],
    mark: Mark,
    turns: frozenset[str],
) -> bool:
    """One of these stands in the same breath, and is not only said, or so meanwhile."""
    return any(
        turns.isdisjoint(between) and len(between) <= _NEAR
        for name in names
        for one in here.get(name, ())
        for between in [_between(sentence, one, mark)]
    )


def _between(sentence: Sentence, one: Mark, mark: Mark) -> Sequence[str]:
    if one.start >= mark.end:
        return sentence.words[mark.end : one.start]
    return sentence.words[one.end : mark.start]


def _is_tame(sentence: Sentence, tame: Sequence[Mark], mark: Mark) -> bool:
    """The doer itself is harmless: “my toddler slapped me”."""
    if not tame:
        return False
    last = max((one.end for one in tame if one.end <= mark.start), default=0)
    _who, at = facts.subject(sentence, mark.start)
    between = range(last, mark.start + 1)
    return 0 < last > at - 1 and not any(facts.is_other(sentence, one) for one in between)


def _is_long_ago(passage: Passage, number: int) -> bool:
    return passage.has("long_ago", number) and not passage.has("now", number)
