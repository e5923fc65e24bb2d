"""Sealed sessions as rows, so that any web worker can go on where another left off."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from nearer.domain.errors import NoSuchVault
from nearer.domain.ports import SealedSession
from nearer.storage.models import Session, Vault
from nearer.storage.spare import opaque
from nearer.storage.sqlite import empty_log
from nearer.storage.trouble import explained


class DatabaseSessions:
    """The domain's ``Sessions`` on one database. Safe to use from many threads and processes."""

    def __init__(self, alias: str) -> None:
        self._alias = alias

    def put(self, session: SealedSession) -> None:
        with explained(self._alias), transaction.atomic(using=self._alias):
            vaults = Vault.objects.using(self._alias).filter(id=session.vault_id)
            number = vaults.values_list("number", flat=True).first()
            if number is None:
                raise NoSuchVault("This space is not here any more.")
            self._all.create(
                id=session.id,
                vault_id=number,
                sealed=session.sealed,
                opened=session.opened,
                seen=session.seen,
            )

    def get(self, session_id: bytes) -> SealedSession | None:
        rows = self._all.filter(id=session_id)
        with explained(self._alias):
            try:
                found = rows.values_list("id", "vault__id", "sealed", "opened", "seen").first()
            except (TypeError, ValueError):  # a spoilt time: what cannot be read is closed
                return None
        if found is None:
            return None
        id_, vault_id, sealed, opened, seen = found
        return SealedSession(opaque(id_), opaque(vault_id), opaque(sealed), opened, seen)

    def touch(self, session_id: bytes, seen: datetime) -> None:
        with explained(self._alias):
            self._all.filter(id=session_id, seen__lt=seen).update(seen=seen)

    def drop(self, session_id: bytes) -> None:
        self._drop(Q(id=session_id))

    def drop_others(self, vault_id: bytes, keep: bytes = b"") -> None:
        self._drop(Q(vault__id=vault_id) & ~Q(id=keep))

    def drop_expired(self, seen_before: datetime, opened_before: datetime) -> int:
        return self._drop(Q(seen__lt=seen_before) | Q(opened__lt=opened_before))

    @property
    def _all(self) -> QuerySet[Session]:
        return Session.objects.using(self._alias)

    def _drop(self, which: Q) -> int:
        with explained(self._alias):
            dropped, _ = self._all.filter(which).delete()
            if dropped:
                empty_log(self._alias)
        return dropped
