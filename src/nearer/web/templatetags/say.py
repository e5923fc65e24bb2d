"""Small template words of Say it."""

from django import template

from nearer.coach.drafts import Sort
from nearer.content import Word

SIGNS: dict[Sort, str] = {"nearer": "●", "away": "◁", "part": "○", "look": "◇"}

register = template.Library()


@register.filter
def sign(sort: Sort) -> str:
    """The sign of a mark, for those to whom its colour says nothing."""
    return SIGNS[sort]


@register.filter
def explained(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Those that have a meaning beside them."""
    return tuple(one for one in words if one.means)
