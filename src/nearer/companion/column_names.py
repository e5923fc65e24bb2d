"""What columns are called, and what each name stands for.

A tag's column goes by the tag's own id, a person's by ``with:`` and the id, a pair's by ``pair:``
and the id; being alone is ``alone``.
"""

from typing import NamedTuple

from nearer.domain.finding import Kind

ALONE = "alone"
TAG, WITH, PAIR = "tag:", "with:", "pair:"


class Column(NamedTuple):
    kind: Kind
    id: str  # of the tag, person or pair; "" for being alone


def tag_column(tag_id: str) -> str:
    """The tag's id, unless that could be taken for another kind of column."""
    return tag_id if ":" not in tag_id and tag_id != ALONE else TAG + tag_id


def with_person(person_id: str) -> str:
    return WITH + person_id


def pair_column(pair_id: str) -> str:
    return PAIR + pair_id


def column(name: str) -> Column:
    """What a column's name stands for."""
    if name == ALONE:
        return Column("alone", "")
    if name.startswith(WITH):
        return Column("person", name.removeprefix(WITH))
    if name.startswith(PAIR):
        return Column("pair", name.removeprefix(PAIR))
    return Column("tag", name.removeprefix(TAG))
