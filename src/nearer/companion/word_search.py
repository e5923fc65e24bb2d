"""Needs and feelings by the letters that one has of them."""

from msgspec.structs import replace

from nearer.content import WordGroup
from nearer.domain.text import folded

LONGEST = 60  # characters of what is looked for


def fitting(groups: tuple[WordGroup, ...], wanted: str) -> tuple[WordGroup, ...]:
    """Groups with the words that hold what is wanted, in the word, its meaning or its group's name.

    Everything where nothing is wanted; no group without a word.
    """
    asked = folded(" ".join(wanted[:LONGEST].split()))
    if not asked:
        return groups
    found = []
    for group in groups:
        words = tuple(
            one for one in group.words if asked in folded(one.word) or asked in folded(one.means)
        )
        words = group.words if asked in folded(group.name) else words
        if words:
            found.append(replace(group, words=words))
    return tuple(found)
