"""Revisions as JSON bytes and back. JSON, so that the data can be read without Nearer."""

from typing import Any

import msgspec

from nearer.domain.values import Revision

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Revision)

CannotDecode = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What ``decode`` raises for bytes that are no revision this version knows."""


def encode(revision: Revision) -> bytes:
    return _encoder.encode(revision)


def decode(plain: bytes | memoryview) -> Revision:
    """Read one revision. Raises one of ``CannotDecode``."""
    return _decoder.decode(plain)


def as_builtins(revision: Revision) -> Any:
    """The same as plain dicts, lists and strings, for exports and comparisons."""
    return msgspec.to_builtins(revision)
