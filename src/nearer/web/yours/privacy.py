"""What is kept, where, how large it is, what leaves, and who can see what."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import backups
from nearer.companion.footprint import footprint
from nearer.companion.space import Space
from nearer.web.house import house
from nearer.web.request import space_of


def stored(request: HttpRequest) -> HttpResponse:
    space, settings = space_of(request), house().settings
    places = folders(space)
    context = {
        "kept": footprint(space, house().gate.records, places),
        "path": settings.database.path,
        "database": "" if settings.database.path else settings.database.engine,
        "on_disk": _on_disk(settings.database.path),
        "folders": places,
        "hosted": settings.hosted,
        "unreadable": space.unreadable(),
    }
    return render(request, "yours/privacy.html", context)


def folders(space: Space) -> tuple[Path, ...]:
    """Where copies of this space may lie on this machine; nowhere on a host."""
    settings = house().settings
    return () if settings.hosted else backups.folders(space, settings.folder)


def _on_disk(path: Path | None) -> int:
    """Bytes of the database and of the log beside it."""
    if path is None:
        return 0
    both = (path, path.with_name(path.name + "-wal"))
    return sum(one.stat().st_size for one in both if one.exists())
