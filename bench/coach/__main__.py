"""How often each rule of the coach is right, on lines its writers did and did not see.

Prints tables; a whole run (`--set all`) also writes them into docs/coach.md. Lines of the sets
that no writer of rules has read are counted and never shown.
"""

import argparse
import subprocess
from pathlib import Path

from bench.coach.clock import key_words, milliseconds
from bench.coach.fuzz import fuzzed
from bench.coach.lines import OPEN, SETS, Set, alarms, judged, lines, names
from bench.coach.page import alarms_told, fuzz_told, put, tables, times_told
from bench.coach.tally import tally

from nearer.coach.safety import KINDS

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    asked = _arguments()
    sets: list[Set] = [one for one in SETS if asked.set in (one, "all")]
    if asked.lines:
        _print_missed(safety=asked.safety)
    tallies = {
        one: {
            name: tally([judged(line) for line in lines(name, one)])
            for name in _asked_for(one, safety=asked.safety)
        }
        for one in sets
    }
    text = "\n".join(
        (
            f"`script/bench coach`, code {_code()}. In brackets 95 % limits (Wilson).\n",
            *tables(tallies, KINDS),
            *alarms_told({one: alarms(one) for one in sets}),
            times_told(milliseconds()),
            fuzz_told(asked.fuzz, fuzzed(asked.fuzz, asked.seed, key_words())),
        )
    )
    print(text)
    if len(sets) == len(SETS) and not asked.safety and not asked.no_write:
        put(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench coach", description=__doc__)
    parser.add_argument("--set", choices=(*SETS, "all"), default="first")
    parser.add_argument("--fuzz", type=int, default=2_000, help="texts; 100000 takes long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--safety", action="store_true", help="the kinds of safety alone")
    parser.add_argument("--lines", action="store_true", help="missed lines of the open sets")
    parser.add_argument("--no-write", action="store_true", help="leave docs/coach.md as it is")
    return parser.parse_args()


def _asked_for(where: Set, *, safety: bool) -> list[str]:
    return [name for name in names(where) if name in KINDS or not safety]


def _print_missed(*, safety: bool) -> None:
    """Of the open sets alone: a rule changed after reading a held line would need new lines."""
    for where in OPEN:
        for name in _asked_for(where, safety=safety):
            for one in map(judged, lines(name, where)):
                if one.fired != one.line.label:
                    said = ", ".join(sorted(one.said)) or "nothing"
                    line = one.line
                    print(f"{name} {int(line.label)} [{line.note}] {said}: {line.text}")


def _code() -> str:
    shown = subprocess.run(
        ["git", "describe", "--always", "--dirty=, with changes"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return shown.stdout.strip()


if __name__ == "__main__":
    main()
