"""How long it takes from the command to the first page, on an installed tree.

    python -m bench.start

Each round runs `script/run`, with its look at what is installed, on an empty folder and asks for
`/` until a page answers; then the same with `nearer serve` alone. The first round may read the
program from a cold disk.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
PATIENCE = 60.0  # seconds


def main() -> None:
    nearer = Path(sys.executable).with_name("nearer")
    table = Table("seconds to the first page", "first", "median after", "slowest", "bar", box=None)
    for name, command, bar in (
        ("script/run", [sys.executable, str(ROOT / "script" / "run")], "1.5"),
        ("nearer serve", [str(nearer), "serve"], ""),
    ):
        first, *later = [one_start(command) for _ in range(ROUNDS)]
        median = statistics.median(later)
        table.add_row(name, f"{first:.2f}", f"{median:.2f}", f"{max(later):.2f}", bar)
    Console().print(table)


def one_start(command: list[str]) -> float:
    """Seconds from starting the program to a whole first page."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        server = subprocess.Popen(
            [*command, "--port", "0"],
            env=os.environ | {"NEARER_DATA": folder, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # so that what it starts ends with it
        )
        try:
            wait_for(address_told_by(server))
            return time.perf_counter() - began
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.communicate()


def address_told_by(server: "subprocess.Popen[str]") -> str:
    assert server.stderr is not None
    for line in server.stderr:
        if "http://" in line:
            return "http://" + line.split("http://")[1].split()[0]
    raise RuntimeError("the server ended without saying where it is")


def wait_for(address: str) -> None:
    """Return when the first page has come, redirects followed."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(address) as page:
                assert b"</html>" in page.read()
                return
        except urllib.error.URLError:
            time.sleep(0.02)
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
