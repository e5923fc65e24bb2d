"""Claims about the person, and safety of words."""

from nearer.coach.claims import claim, needs, progress, status, summary, what_would_change_it

__all__ = ["claim", "needs", "progress", "status", "summary", "what_would_change_it"]
