"""What the parts of a key file must be to each other; each rule yields what breaks it and where."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from nearer.instruments.files import DerivedFile, HeadFile, NormFile, OrderFile, ScaleFile
from nearer.instruments.lines import Path

Fault = tuple[Path, str]

LEAST_SPREAD = 0.01  # of a scale's width: below it every score would look exact


class Parts(Struct, frozen=True):
    """One file, typed but not yet held against itself."""

    head: HeadFile
    scales: Mapping[str, ScaleFile]
    orders: Mapping[str, OrderFile]
    derived: Mapping[str, DerivedFile]
    norms: Sequence[NormFile]


def faults(parts: Parts, taken: Collection[str]) -> Iterator[Fault]:
    """Everything that is wrong, the first things of the file first."""
    yield from _head(parts, taken)
    for name, scale in parts.scales.items():
        yield from _scale(parts.head, name, scale)
    yield from _sharing(parts)
    for name, order in parts.orders.items():
        yield from _order(parts, name, order)
    for name, derived in parts.derived.items():
        yield from _derived(parts, name, derived)
    for index, norm in enumerate(parts.norms):
        yield from _norm(parts, index, norm)


def _head(parts: Parts, taken: Collection[str]) -> Iterator[Fault]:
    head = parts.head
    if head.key in taken:
        yield ("key",), f"there is already a questionnaire with the key “{head.key}”"
    if head.highest <= head.lowest:
        yield ("highest",), f"“highest” ({head.highest}) is not above “lowest” ({head.lowest})"
    if head.numbers and not len(head.numbers) == len(set(head.numbers)) == head.items:
        yield ("numbers",), f"“numbers” needs {head.items} different numbers, one for each item"
    if not parts.scales:
        yield ("scales",), "there is no scale: a table [scales.NAME] is missing"
    yield from _numbers(head, ("unscored",), head.unscored)


def _scale(head: HeadFile, name: str, scale: ScaleFile) -> Iterator[Fault]:
    path: Path = ("scales", name)
    yield from _numbers(head, (*path, "items"), scale.items)
    yield from _numbers(head, (*path, "reversed"), scale.reversed)
    for index, item in enumerate(scale.reversed):
        if item not in scale.items:
            yield (
                (*path, "reversed", index),
                f"item {item} is reversed but does not belong to the scale “{name}”",
            )


def _numbers(head: HeadFile, path: Path, items: Sequence[int]) -> Iterator[Fault]:
    """Items that the form does not have, or that a list names twice."""
    seen = set()
    for index, item in enumerate(items):
        if item > head.items:
            yield (*path, index), f"there is no item {item}: the form has {head.items} items"
        if item in seen:
            yield (*path, index), f"item {item} stands twice in this list"
        seen.add(item)


def _sharing(parts: Parts) -> Iterator[Fault]:
    """Every item belongs to one scale, unless the file says otherwise."""
    owner = dict.fromkeys(parts.head.unscored, "“unscored”")
    for name, scale in parts.scales.items():
        for index, item in enumerate(scale.items):
            free = parts.head.overlap and item not in parts.head.unscored
            if item in owner and not free:
                where: Path = ("scales", name, "items", index)
                hint = "if that is meant, write overlap = true"
                yield where, f"item {item} is already in {owner[item]}; {hint}"
            owner[item] = f"the scale “{name}”"
    used = owner.keys() | {i for one in parts.derived.values() for i in (*one.plus, *one.minus)}
    left = [str(item) for item in range(1, parts.head.items + 1) if item not in used]
    if left:
        some = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
        yield ("items",), f"no scale has item {some}; if that is meant, list it in “unscored”"


def _order(parts: Parts, name: str, order: OrderFile) -> Iterator[Fault]:
    path: Path = ("orders", name)
    head = parts.head
    if name == head.order:
        yield path, f"“{name}” is already the name of the key's own order"
    if bool(order.places) == bool(order.reversed):
        yield path, "an order needs either “places” or “reversed”, and not both"
    elif order.places:
        yield from _numbers(head, (*path, "places"), order.places)
        if len(order.places) != head.items:
            yield (
                (*path, "places"),
                f"“places” has {len(order.places)} numbers for {head.items} items",
            )
    else:
        yield from _turned(parts, (*path, "reversed"), order.reversed)


def _turned(parts: Parts, path: Path, places: Sequence[int]) -> Iterator[Fault]:
    """An order told by its reversed places alone, which says enough for a single scale only."""
    yield from _numbers(parts.head, path, places)
    scales = list(parts.scales.values())
    if len(scales) != 1 or parts.derived or len(scales[0].items) != parts.head.items:
        yield path, "“reversed” alone is not enough for more than one scale: give “places”"
    elif len(places) != len(scales[0].reversed):
        yield path, f"as many items must be reversed as in the key: {len(scales[0].reversed)}"


def _derived(parts: Parts, name: str, derived: DerivedFile) -> Iterator[Fault]:
    path: Path = ("derived", name)
    if name in parts.scales:
        yield path, f"“{name}” is already the name of a scale"
    yield from _numbers(parts.head, (*path, "plus"), derived.plus)
    yield from _numbers(parts.head, (*path, "minus"), derived.minus)
    for index, item in enumerate(derived.minus):
        if item in derived.plus:
            yield (*path, "minus", index), f"item {item} is added and taken off"


def _norm(parts: Parts, index: int, norm: NormFile) -> Iterator[Fault]:
    path: Path = ("norms", index)
    scale = parts.scales.get(norm.scale)
    if scale is None:
        yield (*path, "scale"), "there is no scale of this name"
        return
    if norm.highest <= norm.lowest:
        yield (*path, "highest"), f"“highest” ({norm.highest}) is not above “lowest”"
    times = len(scale.items) if scale.score == "sum" else 1
    if not norm.lowest * times <= norm.mean <= norm.highest * times:
        yield (*path, "mean"), "the mean lies outside the range of the scale"
    width = (norm.highest - norm.lowest) * times
    if norm.sd > width:
        yield (*path, "sd"), "the standard deviation is wider than the scale"
    elif norm.sd < LEAST_SPREAD * width:
        yield (*path, "sd"), "the standard deviation is too small for people who differ"
    if any(one.scale == norm.scale for one in parts.norms[:index]):
        yield (*path, "scale"), f"there are two norms for the scale “{norm.scale}”: keep one"
