"""Short runs of the endurance benchmarks; the long ones are for a quiet machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes the POSIX way")
def test_a_killed_process_loses_nothing_it_was_promised() -> None:
    told = run("bench.kills", "--kills", "200", "--seed", "3")
    assert count(told, "saves acknowledged") > 200
    assert count(told, "erasures acknowledged") > 20
    assert count(told, "promises broken") == 0


@pytest.mark.parametrize("where", [(), ("--frame",)])
def test_a_flipped_bit_is_noticed_and_costs_one_record_at_most(where: tuple[str, ...]) -> None:
    told = run("bench.flips", "--flips", "200", "--seed", "4", *where)
    noticed, rescued, unchanged, broken = (
        int(figure.replace(",", "")) for figure in line(told, "all").split()[-4:]
    )
    assert noticed + rescued > 100
    assert noticed + rescued + unchanged == 200
    assert broken == 0


def line(told: str, name: str) -> str:
    return next(one for one in told.splitlines() if one.strip().startswith(name))


def count(told: str, name: str) -> int:
    return int(line(told, name).split()[-1].replace(",", ""))
