"""What is raised when a file of content cannot be used."""

from nearer.domain.errors import NearerError


class ContentError(NearerError):
    """A file that ships with Nearer is wrong: which one, and why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
