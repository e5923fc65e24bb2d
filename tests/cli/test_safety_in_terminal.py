"""Heavy words that are noted from a terminal are met with the same gentle words."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nearer import storage
from nearer.companion.gate import Gate
from nearer.domain.values import Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"


@pytest.fixture
def log(tmp_path: Path) -> Callable[[str], str]:
    """Notes words; what the terminal says."""
    records = storage.open_records(Database("sqlite", path=tmp_path / "nearer.db"))
    gate = Gate(records, lambda: datetime.now(UTC), random.Random(5).randbytes, LEAST_COST)
    gate.create(PASSPHRASE, Preferences(id="preferences", country="DE", code_confirmed=True))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}

    def note(words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "nearer", "log", "--urge", "3", "--words", words],
            input=PASSPHRASE + "\n",
            capture_output=True,
            text=True,
            timeout=60,
            env=kept | {"NEARER_DATA": str(tmp_path), "COLUMNS": "300"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return note


def test_it_asks_after_saving_and_shows_lines_of_the_country(log) -> None:
    said = log("I am going to kill myself tonight.")
    assert said.index("Saved.") < said.index("Are you safe right now?")
    assert "112" in said
    assert "not for emergencies" in said
    assert "kill" not in said.split("Saved.")[1]


def test_it_says_nothing_more_after_calm_words(log) -> None:
    assert log("We had soup.").rstrip().endswith("Saved.")
