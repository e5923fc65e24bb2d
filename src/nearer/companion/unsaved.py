"""Words that were typed and not saved yet: kept sealed, so that a long text is never lost."""

from collections.abc import Sequence

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.text import WORDS
from nearer.domain.unsaved import Unsaved

AT_MOST = 40  # forms with unsaved words in one space
FIELDS = 300  # of one form: a long questionnaire has a hundred
ADDRESS = 300  # characters
ALL_WORDS = 10 * WORDS  # characters in all fields of one form

Fields = Sequence[tuple[str, str]]


def keep(space: Space, page: str, sheet: str, fields: Fields) -> Unsaved | None:
    """Keep what stands on one sheet of that page, instead of what was kept of it before.

    A sheet is one opening of a form; two windows have two. Nothing is kept of a form in which
    nothing is written. Raises BadInput.
    """
    _check(page, sheet, fields)
    with space.working():
        before = next((one for one in _on(space, page) if one.sheet == sheet), None)
        if before and before.fields == tuple(fields):
            return before
        gone = [before.id] if before else []
        if not any(text.strip() for _, text in fields):
            space.erase(*gone)
            return None
        if before is None and len(space.all(Unsaved)) >= AT_MOST:
            raise BadInput(
                "Not kept aside: forty texts wait already, begun and not saved. Save this one "
                "when you stop, or throw one of those away."
            )
        fresh = Unsaved(
            id=space.new_id(),
            page=page,
            sheet=sheet,
            when=local(space, space.now()),
            fields=tuple(fields),
        )
        space.put(fresh, erase=gone)
        return fresh


def of_page(space: Space, page: str, sheet: str = "") -> Unsaved | None:
    """What was typed on that page and not saved yet: on the sheet that is named, or the newest."""
    found = [one for one in _on(space, page) if not sheet or one.sheet == sheet]
    return max(found, key=lambda one: one.when, default=None)


def all_of_them(space: Space) -> tuple[Unsaved, ...]:
    """The newest first."""
    return tuple(sorted(space.all(Unsaved), key=lambda one: one.when, reverse=True))


def let_go(space: Space, page: str, sheet: str) -> None:
    """Forget what was typed on that sheet: it was saved, or is not wanted."""
    with space.working():
        space.erase(*(one.id for one in _on(space, page) if one.sheet == sheet))


def _on(space: Space, page: str) -> list[Unsaved]:
    return [one for one in space.all(Unsaved) if one.page == page]


def _check(page: str, sheet: str, fields: Fields) -> None:
    too_much = (
        max(len(page), len(sheet)) > ADDRESS
        or len(fields) > FIELDS
        or sum(len(name) + len(text) for name, text in fields) > ALL_WORDS
    )
    if too_much or any("\x00" in text for _, text in fields):
        raise BadInput("Not kept aside: this is more than fits. Save it in smaller parts.")
