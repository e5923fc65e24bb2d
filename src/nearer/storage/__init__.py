"""Ciphertext rows in SQLite or PostgreSQL."""

from nearer.storage.opening import open_records, open_sessions, rescue

__all__ = ["open_records", "open_sessions", "rescue"]
