"""One spelling for a word that people write in many ways: ``dont``, ``don't`` → ``do not``."""

import re

LONG = re.compile(r"([a-z])\1{2,}")

_NOT = {"can": "can not", "won": "will not", "shan": "shall not", "ain": "is not"}
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_SHORT_IS = re.compile(
    r"(?:it|that|this|t?here|what|where|who|how|when|why|s?he|(?:every|some|no)(?:body|one|thing)"
    r"|one|which)$"
)
_BARE_NOT = re.compile(
    r"(do|does|did|is|are|was|were|have|has|had|would|could|should|must|need|might|dare)nt$"
)

_WHOLE = {
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "youre": "you are",
    "youve": "you have",
    "youll": "you will",
    "youd": "you would",
    "hes": "he is",
    "shes": "she is",
    "theyre": "they are",
    "theyve": "they have",
    "theyll": "they will",
    "theyd": "they would",
    "weve": "we have",
    "itll": "it will",
    "its": "it is",
    "thats": "that is",
    "whats": "what is",
    "theres": "there is",
    "heres": "here is",
    "wheres": "where is",
    "whos": "who is",
    "hows": "how is",
    "lets": "let us",
    "let's": "let us",
    "cannot": "can not",
    "cant": "can not",
    "wont": "will not",
    "aint": "is not",
    "couldve": "could have",
    "shouldve": "should have",
    "wouldve": "would have",
    "u": "you",
    "ya": "you",
    "ye": "you",
    "yous": "you",
    "youse": "you",
    "yall": "you",
    "y'all": "you",
    "ur": "your",
    "yer": "your",
    "r": "are",
    "n": "and",
    "nd": "and",
    "'n": "and",
    "&": "and",
    "w": "with",
    "gonna": "going to",
    "gonnae": "going to",
    "gunna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "hafta": "have to",
    "gimme": "give me",
    "lemme": "let me",
    "dunno": "do not know",
    "idk": "i do not know",
    "idc": "i do not care",
    "kinda": "kind of",
    "sorta": "sort of",
    "cuz": "because",
    "cos": "because",
    "coz": "because",
    "bc": "because",
    "becuase": "because",
    "'cause": "because",
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "tmr": "tomorrow",
    "tomoz": "tomorrow",
    "tomorow": "tomorrow",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "2nite": "tonight",
    "2night": "tonight",
    "tonite": "tonight",
    "2day": "today",
    "pls": "please",
    "plz": "please",
    "plse": "please",
    "pleas": "please",
    "thx": "thanks",
    "sth": "something",
    "smth": "something",
    "soz": "sorry",
    "sry": "sorry",
    "srry": "sorry",
    "sory": "sorry",
    "wld": "would",
    "wud": "would",
    "cld": "could",
    "cud": "could",
    "shld": "should",
    "shud": "should",
    "til": "until",
    "till": "until",
    "'til": "until",
    "ppl": "people",
    "alot": "a lot",
    "abt": "about",
    "mins": "minutes",
    "min": "minutes",
    "hr": "hour",
    "hrs": "hours",
    "allways": "always",
    "alway": "always",
    "alwys": "always",
    "nvr": "never",
    "neva": "never",
    "realy": "really",
    "rly": "really",
    "everyone": "everybody",
    "anyone": "anybody",
    "someone": "somebody",
    "noone": "nobody",
    "no-one": "nobody",
    "mom": "mum",
    "mam": "mum",
    "mummy": "mum",
    "mommy": "mum",
    "daddy": "dad",
    "wi": "with",
    "ah'm": "i am",
    "tae": "to",
    "cannae": "can not",
    "dinnae": "do not",
    "txt": "text",
    "msg": "message",
    "wknd": "weekend",
    "thru": "through",
    "tho": "though",
    "luv": "love",
    "da": "dad",
    "ok": "okay",
    "k": "okay",
    "oke": "okay",
    "alright": "all right",
    "gf": "girlfriend",
    "bf": "boyfriend",
}


def spelled(word: str) -> str:
    """One or more words, with single blanks, for a lower-case word with straight apostrophes."""
    return undoubled(shortened(word))


def shortened(word: str) -> str:
    """A letter that stands three times or more stands once: ``soooo`` → ``so``."""
    return LONG.sub(r"\1", word)


def undoubled(word: str) -> str:
    """As `spelled`, for a word in which no letter stands three times in a row."""
    if known := _WHOLE.get(word):
        return known
    if "'" in word:
        return _joined(word)
    if word.endswith("nt") and (bare := _BARE_NOT.match(word)):
        return f"{bare.group(1)} not"
    return word


def _joined(word: str) -> str:
    """A word with an apostrophe."""
    stem, _mark, ending = word.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        verb = stem[:-1]
        return _NOT.get(stem) or _NOT.get(verb) or f"{verb} not".lstrip()
    if stem and ending in _ENDINGS:
        return f"{undoubled(stem)} {_ENDINGS[ending]}"
    if ending == "s" and _SHORT_IS.match(stem):
        return f"{undoubled(stem)} is"
    return word if stem and ending else stem + ending
