"""What somebody else wrote, as the person would tell it: "I follow you" becomes "he follow me".

Good enough to be read for danger, and shown to nobody. Whether "you" does something or something
is done to it is guessed by the word ahead, so the message is told in more than one way.
"""

import re

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|[^\sA-Za-z]+")
TOLD = {
    "i": "he",
    "im": "he is",
    "i'm": "he is",
    "i'll": "he will",
    "ill": "he will",
    "i've": "he has",
    "i'd": "he would",
    "am": "is",
    "me": "him",
    "my": "his",
    "mine": "his",
    "myself": "himself",
    "we": "they",
    "you're": "i am",
    "youre": "i am",
    "you'll": "i will",
    "you've": "i have",
    "you'd": "i would",
    "your": "my",
    "ur": "my",
    "yours": "mine",
    "yourself": "myself",
}
YOU = {"you", "u"}
LINKS = """
    after and because before but can could did do does how if once or should since so than that
    until unless what when where while why will would
"""
DOES = frozenset(LINKS.split())
"""Words after which "you" does something."""


def as_told(message: str) -> tuple[str, ...]:
    """The message with "I" and "you" exchanged: as said, as reported, and with "you" as "me"."""
    told = _told(message, does=None)
    return told, f"He says {told}", _told(message, does=False), _told(message, does=True)


def _told(message: str, does: bool | None) -> str:
    """``does``: whether every "you" does something; None is as the word ahead says."""
    before = ""

    def other(found: re.Match[str]) -> str:
        nonlocal before
        word = found[0].lower().replace("’", "'")
        acts = (not before or not before[0].isalpha() or before in DOES) if does is None else does
        before = word
        if word in YOU:
            return "I" if acts else "me"
        return TOLD.get(word, found[0])

    return re.sub(r"\b(I|me) are\b", "I am", WORD.sub(other, message))
