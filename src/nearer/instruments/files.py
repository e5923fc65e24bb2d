"""The fields of a key file with their bounds, before one is held against another."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nearer.instruments.key import Certainty, Per

MOST_ITEMS = 300

Line = Annotated[str, Meta(min_length=1, max_length=300)]
Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
Bound = Annotated[int, Meta(ge=-1000, le=1000)]
Number = Annotated[int, Meta(ge=1, le=MOST_ITEMS)]
Items = Annotated[tuple[Number, ...], Meta(min_length=1, max_length=MOST_ITEMS)]
MaybeItems = Annotated[tuple[Number, ...], Meta(max_length=MOST_ITEMS)]


class HeadFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """What stands above the first table."""

    key: Slug
    name: Line
    authors: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=20)]
    year: Annotated[int, Meta(ge=1900, le=2100)]
    version: Annotated[str, Meta(min_length=1, max_length=20)]
    lowest: Bound
    highest: Bound
    items: Number
    numbers: Annotated[tuple[Bound, ...], Meta(max_length=MOST_ITEMS)] = ()
    per: Per
    certainty: Certainty
    source: Line
    order: Slug = "original"
    state: bool = False
    overlap: bool = False
    most_missing: Annotated[float, Meta(ge=0, le=0.5)] = 0.2
    unscored: MaybeItems = ()


class ScaleFile(Struct, kw_only=True, forbid_unknown_fields=True):
    title: Line
    meaning: Line
    items: Items
    reversed: MaybeItems = ()
    score: Literal["mean", "sum"] = "mean"


class OrderFile(Struct, kw_only=True, forbid_unknown_fields=True):
    places: MaybeItems = ()
    reversed: MaybeItems = ()


class DerivedFile(Struct, kw_only=True, forbid_unknown_fields=True):
    title: Line
    meaning: Line
    plus: Items
    minus: MaybeItems = ()


class NormFile(Struct, kw_only=True, forbid_unknown_fields=True):
    scale: Line
    who: Line
    n: Annotated[int, Meta(ge=2, le=10**9)]
    mean: Annotated[float, Meta(ge=-1e6, le=1e6)]
    sd: Annotated[float, Meta(gt=0, le=1e6)]
    alpha: Annotated[float, Meta(ge=0, lt=1)]
    lowest: Bound
    highest: Bound
    certainty: Literal["source", "computed"]
