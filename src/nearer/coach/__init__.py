"""Claims about the person, and safety of words."""

from nearer.coach.claims import claim, needs, progress, summary, what_would_change_it

__all__ = ["claim", "needs", "progress", "summary", "what_would_change_it"]
