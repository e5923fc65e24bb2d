"""How a reply listens."""

from collections.abc import Callable, Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.reading import Reading

FINDERS: tuple[Callable[[Reading, Reading | None], Iterator[Note]], ...] = ()
