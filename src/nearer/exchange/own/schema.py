"""The lines' JSON Schema (2020-12), made of the values themselves."""

import msgspec

from nearer.domain.values import Revision


def schema() -> bytes:
    """UTF-8 with a line end, as it stands in docs/formats/nearer-1.schema.json."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of Nearer's JSON Lines, version 1",
        **msgspec.json.schema(Revision),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"
