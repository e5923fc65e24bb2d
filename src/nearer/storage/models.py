"""The three tables. Nothing in them can be read without a key that is not here."""

from django.db import models


class Vault(models.Model):
    """``number`` is known to this database only; ``id`` names the vault everywhere.

    ``written`` counts the records ever written, ``erased`` those erased of them; both change in
    the same transaction as the records themselves. ``spare``: see ``spare.py``.
    """

    number = models.BigAutoField(primary_key=True)
    id = models.BinaryField(max_length=16, unique=True)
    name = models.TextField(unique=True)
    header = models.BinaryField()
    spare = models.BinaryField()
    written = models.BigIntegerField(default=0)
    erased = models.BigIntegerField(default=0)

    class Meta:
        db_table = "nearer_vault"

    def __str__(self) -> str:
        return f"vault {self.number}"


class Record(models.Model):
    """``number`` counts from 1 within the vault, in the order of commits."""

    pk = models.CompositePrimaryKey("vault_id", "number")
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+", db_index=False)
    number = models.BigIntegerField()
    id = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        db_table = "nearer_record"
        constraints = (models.UniqueConstraint(fields=["vault", "id"], name="nearer_record_once"),)

    def __str__(self) -> str:
        return f"record {self.number} of vault {self.vault_id}"


class Session(models.Model):
    """An open vault, for several web workers; ``sealed`` opens only with the browser's cookie."""

    id = models.BinaryField(max_length=16, primary_key=True)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    opened = models.DateTimeField()
    seen = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "nearer_session"

    def __str__(self) -> str:
        return "session"
