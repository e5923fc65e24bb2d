"""What the questionnaires refuse, each by its name. Nothing has changed when one is raised."""

from nearer.domain.errors import AnalysisError, BadInput


class BadInstrument(BadInput):
    """A file of a scoring key cannot be used: in which line (from 1), and why."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}, line {line}: {reason}.", "instrument")
        self.name = name
        self.line = line
        self.reason = reason


class BadAnswers(BadInput):
    """Answers that do not fit the form. ``item``: its place on the form, 0 for all of them."""

    def __init__(self, sentence: str, item: int = 0) -> None:
        super().__init__(sentence, f"item-{item}" if item else "answers")
        self.item = item


class BadPoints(AnalysisError):
    """Scores over time that cannot be compared: a time without zone, or no number."""


class BadPlace(AnalysisError):
    """A point on the plane without a usable position or error."""
