"""Sealed records as rows, in SQLite or PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from django.db import IntegrityError, connections, transaction
from django.db.models import QuerySet

from nearer.domain.bulk import collector_off
from nearer.domain.errors import HeaderChanged, NoSuchVault, StorageDamaged, VaultExists
from nearer.domain.ports import Mark, SealedRecord, VaultRow
from nearer.storage.models import Record, Session, Vault
from nearer.storage.spare import make_spare, opaque, read_spare
from nearer.storage.sqlite import integrity, leave_nothing, write_anew
from nearer.storage.trouble import DAMAGED, explained

PIECE = 32  # bytes of old keys that are looked for at a time
AT_ONCE = 500  # ids in one statement: every SQLite takes 999 parameters

READ = (
    "SELECT id, sealed FROM nearer_record"
    " WHERE vault_id = %s AND number > %s AND number <= %s ORDER BY number"
)
WRITE = "INSERT INTO nearer_record (vault_id, number, id, sealed) VALUES (%s, %s, %s, %s)"


class DatabaseRecords:
    """The domain's ``Records`` on one database. Safe to use from many threads and processes."""

    def __init__(self, alias: str) -> None:
        self._alias = alias

    def vaults(self) -> Sequence[VaultRow]:
        with explained(self._alias):
            rows = self._all.order_by("number").values_list("id", "name", "header", "spare")
            return [_as_vault_row(*row) for row in rows]

    def create(self, vault: VaultRow, records: Sequence[SealedRecord] = ()) -> None:
        with explained(self._alias):
            try:
                with transaction.atomic(using=self._alias):
                    made = self._all.create(**vault._asdict(), spare=make_spare(vault))
                    written = self._add(made.number, 0, records)
                    self._all.filter(number=made.number).update(written=written)
            except IntegrityError:
                raise VaultExists("There is a space of this name here already.") from None

    def header(self, vault_id: bytes) -> bytes:
        return _as_vault_row(*self._fields(vault_id, "id", "name", "header", "spare")).header

    def replace_header(self, vault_id: bytes, old: bytes, new: bytes) -> None:
        with explained(self._alias):
            with transaction.atomic(using=self._alias):
                self._locked(vault_id)
                columns = self._fields(vault_id, "id", "name", "header", "spare")
                vault = _as_vault_row(*columns)
                if vault.header != old:
                    raise HeaderChanged(
                        "The keys of this space were changed elsewhere a moment ago. Nothing was "
                        "changed here; open the space again."
                    )
                spare = make_spare(vault._replace(header=new))
                self._all.filter(id=vault_id).update(header=new, spare=spare)
            leave_nothing(self._alias, _only_in(old, new))

    def write(
        self,
        vault_id: bytes,
        records: Sequence[SealedRecord] = (),
        erase: Iterable[bytes] = (),
    ) -> Mark:
        unwanted = dict.fromkeys(erase)
        with explained(self._alias):
            with transaction.atomic(using=self._alias):
                number, before = self._locked(vault_id)
                added = self._add(number, before.written, records)
                erased = sum(self._rows(number, ids).delete()[0] for ids in _chunks(unwanted))
                after = Mark(before.written + added, before.erased + erased)
                if after != before:
                    kept = self._all.filter(number=number)
                    kept.update(written=after.written, erased=after.erased)
            if erased:
                leave_nothing(self._alias, unwanted)
        return after

    def read(self, vault_id: bytes, after: int = 0) -> tuple[Sequence[SealedRecord], Mark]:
        number, mark = self._number_and_mark(vault_id)
        with explained(self._alias), collector_off():
            with connections[self._alias].cursor() as cursor:
                cursor.execute(READ, [number, after, mark.written])
                rows = cursor.fetchall()
            if set(map(type, chain.from_iterable(rows))) - {bytes}:
                rows = [tuple(map(opaque, row)) for row in rows]
            return list(map(_as_sealed_record, rows)), mark

    def mark(self, vault_id: bytes) -> Mark:
        return self._number_and_mark(vault_id)[1]

    def destroy(self, vault_id: bytes) -> None:
        with explained(self._alias):
            with transaction.atomic(using=self._alias):
                found = self._all.select_for_update().filter(id=vault_id)
                for number in found.values_list("number", flat=True):
                    Session.objects.using(self._alias).filter(vault_id=number).delete()
                    Record.objects.using(self._alias).filter(vault_id=number).delete()
                    self._all.filter(number=number).delete()
            if connections[self._alias].vendor == "sqlite":
                write_anew(self._alias)

    def check(self) -> Sequence[str]:
        found: list[str] = []
        try:
            with explained(self._alias):
                found += integrity(self._alias)
                for vault in self._all.order_by("number"):
                    found += self._troubles(vault)
        except StorageDamaged as error:  # damaged too badly to be looked through
            found.append(str(error))
        return found

    def close(self) -> None:
        """Give back this thread's connection; it is made again when needed."""
        connections[self._alias].close()

    @property
    def _all(self) -> QuerySet[Vault]:
        return Vault.objects.using(self._alias)

    def _fields(self, vault_id: bytes, *names: str) -> tuple[Any, ...]:
        with explained(self._alias):
            found = self._all.filter(id=vault_id).values_list(*names).first()
        if found is None:
            raise NoSuchVault("This space is not here any more.")
        return tuple(found)

    def _number_and_mark(self, vault_id: bytes) -> tuple[int, Mark]:
        return _as_number_and_mark(self._fields(vault_id, "number", "written", "erased"))

    def _locked(self, vault_id: bytes) -> tuple[int, Mark]:
        """The vault's number and mark, held against other writers until the transaction ends."""
        held = self._all.select_for_update().filter(id=vault_id)
        return _as_number_and_mark(held.values_list("number", "written", "erased").first())

    def _add(self, number: int, written: int, records: Sequence[SealedRecord]) -> int:
        """Insert the records that are not there yet; how many those were."""
        wanted = {record.id: record.sealed for record in reversed(records)}
        for ids in _chunks(list(wanted)):
            for there in self._rows(number, ids).values_list("id", flat=True):
                del wanted[bytes(there)]
        fresh = [
            record_id for record_id in dict.fromkeys(r.id for r in records) if record_id in wanted
        ]
        rows = [
            (number, place, record_id, wanted[record_id])
            for place, record_id in enumerate(fresh, written + 1)
        ]
        with connections[self._alias].cursor() as cursor:
            cursor.executemany(WRITE, rows)
        return len(rows)

    def _rows(self, number: int, ids: Sequence[bytes]) -> QuerySet[Record]:
        return Record.objects.using(self._alias).filter(vault_id=number, id__in=ids)

    def _troubles(self, vault: Vault) -> Iterator[str]:
        there = Record.objects.using(self._alias).filter(vault_id=vault.number).count()
        _, mark = _as_number_and_mark((vault.number, vault.written, vault.erased))
        due = mark.written - mark.erased
        if there != due:
            yield f"Space {vault.number} should have {due} records and has {there}."
        if read_spare(opaque(vault.spare)) != _as_vault_row(
            vault.id, vault.name, vault.header, b""
        ):
            yield f"The keys of space {vault.number} and their second copy differ: one is damaged."


def _as_vault_row(vault_id: object, name: object, header: object, spare: object) -> VaultRow:
    """From the spare copy where that is whole, else from the row itself."""
    row = VaultRow(opaque(vault_id), opaque(name).decode(errors="replace"), opaque(header))
    return read_spare(opaque(spare)) or row


def _as_number_and_mark(found: tuple[Any, ...] | None) -> tuple[int, Mark]:
    if found is None:
        raise NoSuchVault("This space is not here any more.")
    number, written, erased = found
    if {type(written), type(erased)} != {int}:  # only a spoilt SQLite file has other things there
        raise StorageDamaged(DAMAGED)
    return number, Mark(written, erased)


def _only_in(old: bytes, new: bytes) -> list[bytes]:
    """The pieces of ``old`` that are not in ``new``; one half of a header often stays."""
    pieces = (old[start : start + PIECE] for start in range(0, len(old) - PIECE, PIECE))
    return [piece for piece in pieces if piece not in new]


_as_sealed_record = partial(tuple.__new__, SealedRecord)


def _chunks(ids: Iterable[bytes]) -> Iterator[Sequence[bytes]]:
    remaining = iter(ids)
    while chunk := list(islice(remaining, AT_ONCE)):
        yield chunk
