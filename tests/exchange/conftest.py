"""Small diaries written as text, read as a file would be."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nearer.exchange.diary import Asked, Diary, read_diary

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@pytest.fixture
def read() -> Callable[..., Diary]:
    """Reads text or bytes as ``diary.csv``; the outcome is the column ``urge``."""

    def read_text(text: str | bytes, name: str = "diary.csv", **asked: Any) -> Diary:
        raw = text.encode() if isinstance(text, str) else text
        return read_diary(io.BytesIO(raw), name, Asked(**{"outcome": "urge", **asked}))

    return read_text


@pytest.fixture
def family_diary() -> Path:
    """Real diaries of 562 people; not part of the project."""
    path = SHARED / "family_diary" / "diary.csv"
    if not path.exists():
        pytest.skip("the family diary is not on this machine")
    return path
