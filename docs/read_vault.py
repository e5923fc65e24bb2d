"""Reads a vault of Nearer without Nearer: prints every record as a line of JSON.

    python read_vault.py nearer.db [--name NAME] [--code] > records.jsonl

Needs Python 3.11 and the library `cryptography`. The passphrase (with --code, the recovery code)
is asked for, or read from standard input. Written from vault-format.md, version 1, alone.

The output is not encrypted any more: mind where you put it.
"""

import argparse
import getpass
import hashlib
import hmac
import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def main() -> None:
    parser = argparse.ArgumentParser(description="Read a vault of Nearer without Nearer.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", default="", help="of the space, where there are several")
    parser.add_argument("--code", action="store_true", help="open with the recovery code")
    given = parser.parse_args()
    damaged = 0
    vault_id, header, rows = read_rows(given.file, given.name)
    if given.code:
        key = open_with_code(vault_id, header, ask("Recovery code: "))
    else:
        key = open_with_passphrase(vault_id, header, ask("Passphrase: "))
    for record_id, content in open_records(vault_id, key, rows):
        if content is None:
            damaged += 1
            print(f"Record {record_id.hex()} cannot be opened.", file=sys.stderr)
        else:
            print(json.dumps(json.loads(content), ensure_ascii=False))
    sys.exit(1 if damaged else 0)


def ask(what: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(what)
    return sys.stdin.readline().rstrip("\r\n")


def read_rows(path: Path, name: str) -> tuple[bytes, bytes, list[tuple[bytes, bytes]]]:
    if not path.is_file():
        sys.exit(f"{path} is not there.")
    database = sqlite3.connect(path)
    try:
        vault = "SELECT number, id, header, spare FROM nearer_vault WHERE name = ?"
        found = database.execute(vault, [name]).fetchone()
        if found is None:
            sys.exit("There is no space of this name here.")
        number, vault_id, header, spare = found
        content = spare[24:]
        if hashlib.sha256(content).digest()[:8] == spare[16:24]:
            length = int.from_bytes(content[:2], "big")
            vault_id, header = content[4:20], content[20 : 20 + length]
        rows = "SELECT id, sealed FROM nearer_record WHERE vault_id = ? ORDER BY number"
        return vault_id, header, database.execute(rows, [number]).fetchall()
    except sqlite3.DatabaseError as error:
        sys.exit(f"{path} cannot be read as a store of Nearer: {error}")
    finally:
        database.close()


def open_with_passphrase(vault_id: bytes, header: bytes, passphrase: str) -> bytes:
    half = checked_half(header, 7, 135)
    terms, slot = half[:12], half[12:]
    memory, passes, lanes = (int.from_bytes(terms[at : at + 4], "big") for at in (0, 4, 8))
    if not (
        19_456 <= memory <= 1_048_576
        and 2 <= passes <= 16
        and 1 <= lanes <= 16
        and memory * passes <= 4_194_304
    ):
        sys.exit("The header asks for a key derivation out of bounds.")
    stretched = Argon2id(
        salt=slot[:16], length=32, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(unicodedata.normalize("NFKC", passphrase).encode())
    return unwrap(b"nearer v1 passphrase slot\0", terms, vault_id, stretched, slot)


def open_with_code(vault_id: bytes, header: bytes, code: str) -> bytes:
    slot = checked_half(header, 135, 251)
    return unwrap(b"nearer v1 recovery slot\0", b"", vault_id, code_bytes(code), slot)


def checked_half(header: bytes, start: int, end: int) -> bytes:
    if len(header) != 251 or header[:7] != b"nearer\x01":
        sys.exit("This is no header of version 1.")
    content = header[start : end - 8]
    if hashlib.sha256(content).digest()[:8] != header[end - 8 : end]:
        sys.exit("This half of the header is damaged. Try the other way to open it.")
    return content


def code_bytes(code: str) -> bytes:
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    signs = signs.translate(str.maketrans("ILOU", "110V"))
    if len(signs) != 30 or set(signs) - set(SIGNS):
        sys.exit("A recovery code has 30 signs: digits and letters.")
    word = [SIGNS.index(sign) for sign in signs]
    if any(value_at(word, root) for root in range(4)):
        sys.exit("This recovery code has a slip in it.")
    bits = 0
    for symbol in word[:26]:
        bits = bits << 5 | symbol
    if bits & 3:
        sys.exit("This is no recovery code of version 1.")
    return (bits >> 2).to_bytes(16, "big")


def value_at(word: list[int], root: int) -> int:
    """The word as a polynomial over GF(32) at the given power of α."""
    value = 0
    for symbol in word:
        for _ in range(root):  # times α, once for each power
            value = value << 1 ^ (0b100101 if value & 16 else 0)
        value ^= symbol
    return value


def unwrap(label: bytes, terms: bytes, vault_id: bytes, secret: bytes, slot: bytes) -> bytes:
    salt, proof, nonce, wrapped = slot[:16], slot[16:48], slot[48:60], slot[60:]
    both = HKDF(SHA256(), 64, salt=vault_id, info=label + terms + salt).derive(secret)
    if not hmac.compare_digest(both[32:], proof):
        sys.exit("This does not open the space.")
    try:
        return AESGCM(both[:32]).decrypt(nonce, wrapped, label + vault_id + terms + salt)
    except InvalidTag:
        sys.exit("This does not open the space.")


def open_records(
    vault_id: bytes, vault_key: bytes, rows: list[tuple[bytes, bytes]]
) -> Iterator[tuple[bytes, bytes | None]]:
    info = b"nearer v1 record key\0"
    cipher = AESGCM(HKDF(SHA256(), 32, salt=vault_id, info=info).derive(vault_key))
    for record_id, sealed in rows:
        bound = b"nearer v1 record\0" + vault_id + record_id
        content = None
        if len(sealed) > 29 and sealed[0] == 1:
            try:
                padded = cipher.decrypt(sealed[1:13], sealed[13:], bound)
                content = padded[4 : 4 + int.from_bytes(padded[:4], "big")]
            except InvalidTag:
                pass
        yield record_id, content


if __name__ == "__main__":
    main()
