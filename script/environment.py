"""Prepares `.venv` with exactly what uv.lock names. Needs only Python 3.11 with venv."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)


def stop(sentence: str) -> None:
    """End with one clear sentence."""
    sys.exit(f"\n{sentence}\n")


def say(sentence: str) -> None:
    print(f"· {sentence}", flush=True)


def prepare(*extra: str) -> None:
    """Make or mend `.venv`. `extra` goes to `uv sync`."""
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:2]))
        stop(
            f"Nearer needs Python 3.11 or newer; this is {have}. Where a newer one is installed, "
            "run it by name, for example:  python3.12 script/run"
        )
    uv = _uv()
    say("Checking what is installed against uv.lock")
    environment = os.environ | {"UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON": sys.executable}
    done = subprocess.run(
        [uv, "sync", "--frozen", "--inexact", *extra], cwd=ROOT, env=environment, check=False
    )
    if done.returncode:
        stop(
            "What Nearer needs could not be installed; the lines above say why. With a network "
            "connection, run the same command again."
        )


def run(*command: str, **environment: str) -> int:
    """Run a program of `.venv` in the project's folder."""
    program = str(BIN / command[0])
    return subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=os.environ | environment, check=False
    ).returncode


def _uv() -> str:
    """The uv inside `.venv`, installed there when it is missing."""
    inside = BIN / ("uv.exe" if os.name == "nt" else "uv")
    if inside.exists():
        return str(inside)
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        say("Making .venv")
        _make_venv()
    found = shutil.which("uv")
    if found:
        return found
    say("Installing uv into it")
    pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "uv"]
    if subprocess.run(pip, cwd=ROOT, check=False).returncode:
        stop("uv could not be installed. With a network connection, run the same command again.")
    return str(inside)


def _make_venv() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv

        venv.create(VENV, with_pip=True)
    except ImportError:
        stop(
            "Python is here but its venv module is not. On Debian and Ubuntu this mends it:  "
            "sudo apt-get install python3-venv"
        )
