"""Ciphertext rows in SQLite or PostgreSQL."""
