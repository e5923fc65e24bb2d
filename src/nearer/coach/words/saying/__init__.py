"""What a draft says about the one who writes it, and to whom it goes."""

from nearer.coach.words.saying import faux_feeling

FINDERS = (faux_feeling.find,)
