"""A restore drill: a copy is brought to life somewhere else, read, compared, and let go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nearer.companion import backups, exporting, restoring
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.domain.errors import WrongKey
from nearer.domain.values import Revision


@dataclass(frozen=True)
class Drilled:
    """``records``: opened again in the other place; ``damaged``: could not be opened.

    ``same``: every one of them came back as it stands in the copy. ``since``: versions written
    here after the copy was made; ``deleted``: versions in it that are not here any more.
    """

    made: datetime
    records: int
    damaged: int
    same: bool
    since: int
    deleted: int

    @property
    def well(self) -> bool:
        return self.same and not self.damaged


def drill(space: Space, kept: backups.Kept, elsewhere: Gate) -> Drilled:
    """Restore one copy of this space into an empty store and read all of it.

    Raises VaultError, BadInput. The store is left with the copy in it, for its owner to remove.
    """
    copy = backups.open_file(kept.path)
    opened = restoring.by_space(space, copy)
    if opened is None:
        raise WrongKey("This copy is of another space. Nothing was changed.")
    there = restoring.restore(elsewhere, opened)
    found, here = _lasting(there.revisions()), _lasting(space.revisions())
    told = _lasting(opened.revisions)
    return Drilled(
        made=copy.head.made,
        records=there.records_count(),
        damaged=len(opened.damaged),
        same=found == told,
        since=len(here.keys() - told.keys()),
        deleted=len(told.keys() - here.keys()),
    )


def _lasting(revisions: Iterable[Revision]) -> dict[str, Revision]:
    """What is compared, by its id: all but what every place works out for itself."""
    return {one.id: one for one in revisions if not isinstance(one.value, exporting.LEFT_OUT)}
