"""Many patterns as one that tries what they share at the front only once."""

import re
from collections.abc import Iterable

_SIGN = re.compile(r"\[[^\]]*\]|\\.|[() ]")
_Tree = dict[str, "_Tree"]
"""Parts by the part before them; "" ends a pattern."""


def factored(patterns: Iterable[str]) -> str:
    """A pattern for any of these, which must not have bars outside of brackets."""
    shared: _Tree = {}
    for pattern in patterns:
        branch = shared
        for part in (*parts(pattern), ""):
            branch = branch.setdefault(part, {})
    return _written(shared)


def tree(words: Iterable[str]) -> str:
    """A pattern for any of these words, letter by letter, the longest first."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    branches = [letter + tree(rest) for letter, rest in rests.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in rests:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in rests else ''}"


def parts(pattern: str) -> list[str]:
    """What stands between blanks outside of brackets."""
    found, depth, start = [], 0, 0
    for sign in _SIGN.finditer(pattern):
        if sign.group() == "(":
            depth += 1
        elif sign.group() == ")":
            depth -= 1
        elif sign.group() == " " and not depth:
            found.append(pattern[start : sign.start()])
            start = sign.end()
    return [*found, pattern[start:]]


def _written(branches: _Tree) -> str:
    several = [_branch(part, rest) for part, rest in branches.items()]
    return several[0] if len(several) == 1 else f"(?:{'|'.join(several)})"


def _branch(part: str, rest: _Tree) -> str:
    longer = {key: value for key, value in rest.items() if key}
    if not longer:
        return part
    more = f" {_written(longer)}"
    return f"{part}(?:{more})?" if "" in rest else f"{part}{more}"
