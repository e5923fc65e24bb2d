"""Names of people in what was written, and whom words of danger are told of.

A name is found however it is typed; one that is a common word as well only with a capital. Who is
named need not be who did it: it is them if the rules speak with them in the text, and do not with
everybody in it taken out.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from nearer.domain.text import folded
from nearer.domain.values import Kinship, Person

SOMEBODY, NOBODY = "my partner", "the weather"
"""Stand for one who is named, and for the others, while the rules read."""

MOST = 8  # of different people in one text: with more nobody is told apart

CLAUSE = re.compile(r"(?i)[.!?…;:,\n]+(?=\s|$)|\b(?:and|but|because|so|then|while|though)\b")

COMMON = """
    ace amber angel art ash autumn baby bea bear beau bella bill bishop blaze blue bob boss
    buck bud buddy carol cat chance chase chip chuck cliff colt crystal daisy dawn dean dear
    dick doc don dot dove drew duke earl ember eve faith fern flora forest frank gale gene
    ginger glen glory grace grant guy harmony hazel heather holly honey hope hunter iris ivy
    jack jade jasmine jay jean joy june king lance lark laurel leaf lily love marina mark
    mason max may melody mercy mike miles nick norm ocean olive page pat patience pearl peg
    penny pepper pip poppy prince princess queen rain ray red reed rich river rob robin rock
    rose rowan royal ruby rusty sage sandy scout sierra skip sky spike star sterling stone
    storm sue summer sunny teddy trip van victor violet wade ward will willow winter woody
    wren
"""
WORDS_TOO = frozenset(COMMON.split())
"""Common words that are names as well."""

KIN: Mapping[str, tuple[Kinship | None, str]] = {
    "mother": ("parent", "mother mum mom mam mama mummy mommy mami"),
    "father": ("parent", "father dad daddy papa papi"),
    "partner": ("partner", "partner husband wife boyfriend girlfriend fiance fiancee spouse bf gf"),
    "brother": ("sibling", "brother"),
    "sister": ("sibling", "sister"),
    "son": ("child", "son"),
    "daughter": ("child", "daughter"),
    "uncle": ("family", "uncle"),
    "aunt": ("family", "aunt auntie aunty"),
    "grandfather": ("family", "grandfather grandad granddad grandpa opa"),
    "grandmother": ("family", "grandmother gran granny grandma nan nana oma"),
    "cousin": ("family", "cousin"),
    "stepfather": ("family", "stepfather stepdad"),
    "stepmother": ("family", "stepmother stepmum stepmom"),
    "boss": ("colleague", "boss manager"),
    "colleague": ("colleague", "colleague coworker"),
    "friend": ("friend", "friend flatmate roommate housemate"),
    "other": (None, "ex neighbour neighbor teacher coach landlord"),
}
"""Words for somebody by what they are to the writer, and the kinship they go with."""

GROUPS = {word: group for group, (_kinship, words) in KIN.items() for word in words.split()}


@dataclass(frozen=True)
class Whom:
    """``people``: ids, none where it is of somebody not known here. ``certain``: told by name."""

    people: frozenset[str]
    certain: bool


class Names:
    """Finds those people in texts."""

    def __init__(self, people: Collection[Person]) -> None:
        self._people = tuple(people)
        self._ids: dict[str, set[str]] = {}
        for one in self._people:
            for alias in {one.alias.casefold(), folded(one.alias)}:
                if alias and alias not in {"a", "i"}:
                    self._ids.setdefault(alias, set()).add(one.id)
        aliases = "|".join(map(re.escape, sorted(self._ids, key=len, reverse=True)))
        kin = "|".join(sorted(GROUPS, key=len, reverse=True))
        known = rf"(?P<alias>{aliases})|" if aliases else ""
        mine = r"(?P<my>(?:my|our)\s+(?:own\s+)?)?"
        self._pattern = re.compile(
            rf"(?<!\w){mine}(?:{known}(?P<kin>(?:ex[- ])?(?:{kin})))(?!\w)", re.IGNORECASE
        )

    def named(self, text: str) -> frozenset[str]:
        """Ids of those whose name stands in the text."""
        found = (self._ids.get(key, ()) for key, _match in self._found(text))
        return frozenset(one for ids in found for one in ids)

    def as_somebody(self, text: str) -> str:
        """The text with every name read as "my partner"."""
        return self._with(text, lambda key: SOMEBODY if key in self._ids else None)

    def told_of(self, text: str, is_danger: Callable[[str], bool]) -> Whom | None:
        """Of whom danger is told; None where the text speaks of nobody by name or kinship."""
        there = {key for key, _match in self._found(text)}
        if not there:
            return None
        if len(there) > MOST:
            return Whom(frozenset(), certain=False)
        if is_danger(self._with(text, lambda _key: NOBODY)):
            return self._told_apart(text, there, is_danger)
        alone = self._alone(text, is_danger)
        return self._meant(alone if len(alone) < 2 else alone & self._doing(text, is_danger))

    def _told_apart(
        self, text: str, there: Collection[str], is_danger: Callable[[str], bool]
    ) -> Whom:
        """Where "him" does harm, too: certain if nobody else is spoken of who he could be."""
        keys = {key for part in CLAUSE.split(text) for key in self._alone(part, is_danger)}
        meant = self._meant(keys)
        return replace(meant, certain=meant.certain and keys == there)

    def _alone(self, text: str, is_danger: Callable[[str], bool]) -> set[str]:
        """Those with whom in it the text is of danger, though with nobody it is not."""
        there = {key for key, _match in self._found(text)}
        if not there or is_danger(self._with(text, lambda _key: NOBODY)):
            return set()
        return {key for key in there if is_danger(self._with(text, _only(key)))}

    def _doing(self, text: str, is_danger: Callable[[str], bool]) -> set[str]:
        """Those who are followed by the danger, up to the next one who is named."""
        found = list(self._found(text))
        ends = [match.start() for _key, match in found[1:]] + [len(text)]
        return {
            key
            for (key, match), end in zip(found, ends, strict=True)
            if is_danger(SOMEBODY + text[match.end() : end])
        }

    def _meant(self, keys: Collection[str]) -> Whom:
        people: set[str] = set()
        certain = bool(keys)
        for key in keys:
            by_name = self._ids.get(key) or self._called(key)
            certain = certain and len(by_name) == 1
            people |= by_name or self._of_kinship(key)
        return Whom(frozenset(people), certain)

    def _called(self, group: str) -> set[str]:
        """Those whose name is a word of that group, as "Mum" for a mother."""
        return {one.id for one in self._people if _group(one.alias) == group}

    def _of_kinship(self, group: str) -> set[str]:
        """The only one of that kinship who is not called something else, as "Dad"."""
        kinship = KIN[group][0] if group in KIN else None
        found = {
            one.id
            for one in self._people
            if kinship and one.kinship == kinship and _group(one.alias) in {"", group}
        }
        return found if len(found) == 1 else set()

    def _with(self, text: str, instead: Callable[[str], str | None]) -> str:
        parts, last = [], 0
        for key, match in self._found(text):
            word = instead(key)
            if word is not None:
                parts += [text[last : match.start()], word]
                last = match.end()
        return "".join((*parts, text[last:]))

    def _found(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Every name and word of kinship, by alias or group."""
        for match in self._pattern.finditer(text):
            alias, kin = match.groupdict().get("alias"), match["kin"]
            if alias and _is_name(alias):
                yield _key(alias, self._ids), match
            elif kin and (match["my"] or kin[0].isupper()):
                group = "other" if kin.casefold().startswith("ex") else GROUPS[kin.casefold()]
                yield group, match


def _only(wanted: str) -> Callable[[str], str]:
    return lambda key: SOMEBODY if key == wanted else NOBODY


def _key(alias: str, ids: Mapping[str, set[str]]) -> str:
    return alias.casefold() if alias.casefold() in ids else folded(alias)


def _is_name(written: str) -> bool:
    """A common word, or a single letter, is a name only with its capital."""
    is_word = len(written) == 1 or written.casefold() in WORDS_TOO
    return not is_word or written[0].isupper()


@cache
def _group(alias: str) -> str:
    """The group of kin that an alias is a word of; "" for none."""
    return GROUPS.get(folded(alias).removeprefix("my "), "")
