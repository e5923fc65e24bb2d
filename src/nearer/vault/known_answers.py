"""Known answers: what is installed here must cipher as the standards say, or nothing is opened.

AES-256-GCM: McGrew & Viega, test case 16. HKDF-SHA256: RFC 5869, A.1. Argon2id: RFC 9106, 5.3.
The sealed record was made by the first version of the format.
"""

from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nearer.domain.errors import DamagedRecord, SelfTestFailed
from nearer.vault.derive import derive
from nearer.vault.keys import VaultKey

GCM_KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
GCM_NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
GCM_BOUND = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
GCM_PLAIN = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
)
GCM_SEALED = bytes.fromhex(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b"
)
HKDF_SECRET = b"\x0b" * 22
HKDF_SALT = bytes(range(13))
HKDF_INFO = bytes(range(0xF0, 0xFA))
HKDF_KEY = bytes.fromhex(
    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
)
ARGON2_KEY = bytes.fromhex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")

SAMPLE_VAULT = bytes(range(16))
SAMPLE_RECORD = bytes(range(16, 32))
SAMPLE_KEY = bytes(range(32, 64))
SAMPLE_NONCE = bytes(range(64, 76))
SAMPLE_PLAIN = b"the words of one moment"
SAMPLE_TAG = bytes.fromhex("119d3fd234e240f6ea67424a10db323a")


def self_test() -> None:
    """Raises SelfTestFailed when a cipher here gives other results than it must. About 2 ms."""
    for name, answers in CHECKS.items():
        if not answers():
            raise SelfTestFailed(
                f"The cipher on this machine does not give the results it must ({name}). Nothing "
                "was opened or written. Install Nearer again; your space is as it was."
            )


def _aes_gcm() -> bool:
    cipher = AESGCM(GCM_KEY)
    sealed = cipher.encrypt(GCM_NONCE, GCM_PLAIN, GCM_BOUND)
    return sealed == GCM_SEALED and cipher.decrypt(GCM_NONCE, sealed, GCM_BOUND) == GCM_PLAIN


def _hkdf() -> bool:
    return derive(HKDF_SECRET, HKDF_SALT, HKDF_INFO, len(HKDF_KEY)) == HKDF_KEY


def _argon2id() -> bool:
    small = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    return small.derive(b"\x01" * 32) == ARGON2_KEY


def _record() -> bool:
    key = VaultKey(SAMPLE_VAULT, bytearray(SAMPLE_KEY))
    sealed = key.seal(SAMPLE_RECORD, SAMPLE_PLAIN, lambda _: SAMPLE_NONCE)
    return sealed[-16:] == SAMPLE_TAG and key.open(SAMPLE_RECORD, sealed) == SAMPLE_PLAIN


def _refusal() -> bool:
    """A cipher that opens what was changed is worse than none."""
    key = VaultKey(SAMPLE_VAULT, bytearray(SAMPLE_KEY))
    sealed = bytearray(key.seal(SAMPLE_RECORD, SAMPLE_PLAIN, lambda _: SAMPLE_NONCE))
    sealed[20] ^= 1
    try:
        key.open(SAMPLE_RECORD, bytes(sealed))
    except DamagedRecord:
        return True
    return False


CHECKS: dict[str, Callable[[], bool]] = {
    "AES-GCM": _aes_gcm,
    "HKDF": _hkdf,
    "Argon2id": _argon2id,
    "a sealed record": _record,
    "a changed record": _refusal,
}
