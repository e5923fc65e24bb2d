"""Words in a sentence that are somebody else's, told again: "He asked are you all right"."""

from nearer.coach.words.listening.heard import Heard

REACH = {"asked": 30, "said": 1, "known": 0}
"""Words that may stand between such words and what was asked: "the question there was: …"."""


def told_places(heard: Heard) -> frozenset[int]:
    """The words at which what somebody asked, said or knows may begin; it is not asked now."""
    return frozenset(
        place
        for hit in heard.hits("reported")
        for place in range(hit.last, hit.last + REACH[hit.label] + 1)
    )
