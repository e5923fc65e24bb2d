"""Nearer's own format: every revision as one line of JSON (docs/formats/nearer-json-lines.md)."""

from nearer.exchange.own.fitting import why_not
from nearer.exchange.own.lines import FORMAT, VERSION, is_own, read_lines, written
from nearer.exchange.own.schema import schema

__all__ = ["FORMAT", "VERSION", "is_own", "read_lines", "schema", "why_not", "written"]
