"""Every error Nearer raises on purpose, as one tree.

A message is written for a tired person at night: what happened, what became of their words, and
what to do next. It never carries what they wrote.
"""


class NearerError(Exception):
    """Anything Nearer knows how to explain."""


class BadInput(NearerError):
    """Something typed cannot be used as it is; nothing has changed.

    ``field`` names the form field or column the sentence belongs to.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(NearerError):
    """What was asked for is not (or no longer) in the space."""


class Stopped(NearerError):
    """The person stopped something that took long; nothing of it was kept."""


class VaultError(NearerError):
    """The sealed space cannot be opened or used."""


class WrongKey(VaultError):
    """The passphrase or recovery code does not open this space; which part failed is not told."""


class NoSuchVault(VaultError):
    """There is no space here yet."""


class VaultExists(VaultError):
    """A space of this name is already here."""


class UnknownFormat(VaultError):
    """Written by a newer Nearer, or not a vault at all."""


class SelfTestFailed(VaultError):
    """The cipher here does not give the expected results; nothing is opened or written."""


class DamagedRecord(VaultError):
    """One record cannot be opened. The others can."""

    def __init__(self, sentence: str, record_id: bytes) -> None:
        super().__init__(sentence)
        self.record_id = record_id


class DamagedArchive(VaultError):
    """A sealed file is cut off or was changed; nothing was read from it."""


class StorageError(NearerError):
    """The place where records are kept did not do what was asked; nothing was acknowledged."""


class StorageFull(StorageError):
    """There is no room left to write."""


class StorageReadOnly(StorageError):
    """The folder or database may be read but not written."""


class StorageBusy(StorageError):
    """Another program holds the database."""


class StorageUnreachable(StorageError):
    """The folder or database server is not there."""


class StorageDamaged(StorageError):
    """The database's own pages or tables are spoilt; its rows can often be rescued."""


class HeaderChanged(StorageError):
    """The keys of this space were changed elsewhere meanwhile; nothing was overwritten."""


class AnalysisError(NearerError):
    """Numbers or times that the statistics cannot use; no state has changed."""


class DiaryError(NearerError):
    """A diary file cannot be read as asked. ``row`` counts from 1 below the header."""

    def __init__(self, sentence: str, row: int = 0, column: str = "") -> None:
        super().__init__(sentence)
        self.row = row
        self.column = column
