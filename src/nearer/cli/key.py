"""Opening the space from a terminal. The passphrase is typed or piped in, never an argument."""

import getpass
import sys

from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.wiring import House, build


def open_space(name: str = "") -> tuple[House, Space]:
    """Ask for the passphrase and open the space. Raises WrongKey, NoSuchVault."""
    house = build()
    if sys.stdin.isatty():
        passphrase = getpass.getpass(_("Passphrase: "))
    else:
        passphrase = sys.stdin.readline().rstrip("\r\n")
    return house, house.gate.unlock(passphrase, name)
