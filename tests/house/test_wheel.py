"""The built wheel, installed with pip where nothing else is, serves the whole app."""

import os
import re
import subprocess
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.network
def test_the_wheel_alone_serves_pages_styles_and_reading(tmp_path: Path) -> None:
    python = installed(tmp_path)
    with served(python, tmp_path) as address:
        front = fetched(address)
        assert "A space that only you can open" in front
        assert 'article class="line"' in fetched(address + "help/?country=DE")
        reading = fetched(address + "learn/how-nearer-decides/")
        assert "<h1>" in reading
        assert reading.count("<p>") > 5
        linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', front)
        assert len(linked) >= 4, "style, script, icon and drawing"
        for path in linked:
            assert fetched(address.rstrip("/") + path)


def installed(folder: Path) -> Path:
    """The Python of an empty environment into which pip put the wheel and what it asks for."""
    venv.create(folder / "empty", with_pip=True)
    python = folder / "empty" / "bin" / "python"
    done(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("nearer-*.whl")
    done(python, "-m", "pip", "install", "--quiet", wheel)
    return python


def done(*command: object) -> None:
    ran = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]


@contextmanager
def served(python: Path, folder: Path) -> Iterator[str]:
    """The address of `nearer serve` from that environment, away from the source."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_", "PY"))}
    process = subprocess.Popen(
        [str(python.with_name("nearer")), "serve", "--port", "0"],
        cwd=folder,
        env=kept | {"NEARER_DATA": str(folder / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        printed = ""
        for line in process.stdout:
            printed += line
            if found := re.search(r"http://\S+/", printed):
                yield found.group()
                return
        raise AssertionError(printed)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def fetched(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        assert answer.status == 200
        text: str = answer.read().decode()
        return text
