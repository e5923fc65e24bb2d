"""Words that were typed and not saved yet: kept sealed, so that a long text is never lost."""

from collections.abc import Iterable, Sequence

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.text import WORDS
from nearer.domain.unsaved import Unsaved

AT_MOST = 40  # forms with unsaved words in one space
FIELDS = 100  # of one form
ADDRESS = 200  # characters
ALL_WORDS = 10 * WORDS  # characters in all fields of one form

Fields = Sequence[tuple[str, str]]


def keep(space: Space, page: str, fields: Fields) -> Unsaved | None:
    """Keep what stands in the form of that page, instead of what was kept for it before.

    Nothing is kept of a form in which nothing is written. Raises BadInput.
    """
    _check(page, fields)
    with space.working():
        before = of_page(space, page)
        if before and before.fields == tuple(fields):
            return before
        if not any(text.strip() for _, text in fields):
            let_go(space, page)
            return None
        oldest = sorted(space.all(Unsaved), key=lambda one: one.when)
        if before is None and len(oldest) >= AT_MOST:
            raise BadInput(
                "There are many texts begun and not saved. Nothing is lost: save this one now, or "
                "go back to an older one first."
            )
        now = local(space, space.now())
        fresh = Unsaved(id=space.new_id(), page=page, when=now, fields=tuple(fields))
        space.put(fresh, erase=[before.id] if before else [])
        return fresh


def of_page(space: Space, page: str) -> Unsaved | None:
    """What was typed on that page and not saved yet."""
    return next((one for one in space.all(Unsaved) if one.page == page), None)


def all_of_them(space: Space) -> tuple[Unsaved, ...]:
    """The newest first."""
    return tuple(sorted(space.all(Unsaved), key=lambda one: one.when, reverse=True))


def let_go(space: Space, page: str) -> None:
    """Forget what was typed on that page: it was saved, or is not wanted."""
    with space.working():
        gone: Iterable[str] = [one.id for one in space.all(Unsaved) if one.page == page]
        if gone:
            space.erase(*gone)


def _check(page: str, fields: Fields) -> None:
    too_much = (
        len(page) > ADDRESS
        or len(fields) > FIELDS
        or sum(len(name) + len(text) for name, text in fields) > ALL_WORDS
    )
    if too_much or any("\x00" in text for _, text in fields):
        raise BadInput("This is more than can be kept aside. Save it in smaller parts.")
