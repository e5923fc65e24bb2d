"""Making, opening and leaving a space."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from nearer import vault
from nearer.companion.space import PREFERENCES, Space
from nearer.companion.strength import check_passphrase
from nearer.domain.errors import NoSuchVault, WrongKey
from nearer.domain.ports import Clock, Entropy, Records, VaultRow
from nearer.domain.values import Entry, Preferences


@dataclass(frozen=True)
class Gate:
    """The way into the spaces of one store."""

    records: Records
    clock: Clock
    entropy: Entropy
    cost: vault.Cost = vault.DEFAULT_COST

    def exists(self, name: str = "") -> bool:
        return any(row.name == name for row in self.records.vaults())

    def create(
        self,
        passphrase: str,
        preferences: Preferences,
        furnish: Iterable[Entry] = (),
        name: str = "",
    ) -> tuple[Space, vault.RecoveryCode]:
        """A new space with these first values in it. Raises BadInput, VaultExists."""
        check_passphrase(passphrase)
        vault_id = self.entropy(16)
        header, key, code = vault.create(vault_id, passphrase, self.entropy, self.cost)
        self.records.create(VaultRow(vault_id, name, header))
        space = Space(vault_id, key, self.records, self.clock, self.entropy)
        began = preferences.began or self.clock()
        first = replace(preferences, id=PREFERENCES, began=began)
        space.put(first, *furnish, brought_in=True)
        return space, code

    def unlock(self, passphrase: str, name: str = "") -> Space:
        """Raises WrongKey, whatever was wrong."""
        row = self._row(name)
        return self.opened(row.id, vault.unlock(row.id, row.header, passphrase))

    def recover(self, code: str, passphrase: str, name: str = "") -> Space:
        """Open with the recovery code and set a new passphrase. Raises WrongKey, BadInput."""
        check_passphrase(passphrase)
        row = self._row(name)
        key = vault.recover(row.id, row.header, code)
        header = vault.change_passphrase(
            row.id, row.header, key, passphrase, self.entropy, self.cost
        )
        self.records.replace_header(row.id, row.header, header)
        return self.opened(row.id, key)

    def change_passphrase(self, space: Space, old: str, new: str) -> None:
        """Raises WrongKey when ``old`` does not open the space, BadInput for a poor ``new``."""
        check_passphrase(new)
        header = space.header()
        vault.unlock(space.vault_id, header, old).forget()
        space.replace_keys(
            header,
            vault.change_passphrase(
                space.vault_id, header, space.key, new, self.entropy, self.cost
            ),
        )

    def new_recovery_code(self, space: Space) -> vault.RecoveryCode:
        """A fresh code; the old one stops working at once."""
        header = space.header()
        new, code = vault.new_recovery_code(space.vault_id, header, space.key, self.entropy)
        space.put(replace(space.preferences(), code_confirmed=False))  # first: a kill asks again
        space.replace_keys(header, new)
        return code

    def proves(self, space: Space, passphrase: str) -> bool:
        """Whether this passphrase opens the space: asked again before anything is deleted."""
        try:
            vault.unlock(space.vault_id, space.header(), passphrase).forget()
        except WrongKey:
            return False
        return True

    def destroy(self, space: Space) -> None:
        """Remove the space with everything in it, for good."""
        self.records.destroy(space.vault_id)
        space.close()

    def troubles(self) -> tuple[str, ...]:
        """What is wrong with the store or with a header, in sentences. Raises StorageError.

        That the store can be written is tried by writing each header over itself.
        """
        found = list(self.records.check())
        for row in self.records.vaults():
            found += vault.header_troubles(row.header)
            self.records.replace_header(row.id, row.header, row.header)
        return tuple(found)

    def opened(self, vault_id: bytes, key: vault.VaultKey) -> Space:
        """The space of a vault whose key is at hand. Raises NoSuchVault."""
        return Space(vault_id, key, self.records, self.clock, self.entropy)

    def has_code(self, space: Space, code: str) -> bool:
        """Whether this is the recovery code of the space. Raises BadInput for a slip in it."""
        try:
            vault.recover(space.vault_id, space.header(), code).forget()
        except WrongKey:
            return False
        return True

    def _row(self, name: str) -> VaultRow:
        for row in self.records.vaults():
            if row.name == name:
                return row
        if self.records.vaults():
            vault.spend(self.cost, self.entropy)  # so that a wrong name takes as long
            raise WrongKey(vault.WRONG_KEY)
        raise NoSuchVault("There is no space here yet.")
