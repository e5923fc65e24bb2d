"""What somebody else wrote, as the person would tell it: "I follow you" becomes "he follow me".

Good enough to be read for danger, and shown to nobody.
"""

import re

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
TOLD = {
    "i": "he",
    "i'm": "he is",
    "i'll": "he will",
    "i've": "he has",
    "i'd": "he would",
    "am": "is",
    "me": "him",
    "my": "his",
    "mine": "his",
    "myself": "himself",
    "you": "me",
    "you're": "i am",
    "you'll": "i will",
    "you've": "i have",
    "your": "my",
    "yours": "mine",
    "yourself": "myself",
}


def as_told(message: str) -> str:
    """The message with its "I" and "you" exchanged."""
    return WORD.sub(lambda word: TOLD.get(word[0].lower().replace("’", "'"), word[0]), message)
