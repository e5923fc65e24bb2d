"""How a reply listens."""

from nearer.coach.words.listening.listen import find

FINDERS = (find,)
