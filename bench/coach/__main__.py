"""How often each rule of the coach is right, on lines its writers did and did not see.

Prints tables; a whole run (`--half both`) also writes them into docs/coach.md. Lines of the held
half are counted and never shown.
"""

import argparse
import subprocess
from pathlib import Path

from bench.coach.clock import key_words, milliseconds
from bench.coach.fuzz import fuzzed
from bench.coach.lines import HALVES, NAMES, Half, alarms, judged, lines
from bench.coach.page import alarms_told, fuzz_told, put, tables, times_told
from bench.coach.tally import tally

from nearer.coach.safety import KINDS

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    asked = _arguments()
    halves: list[Half] = [half for half in HALVES if asked.half in (half, "both")]
    names = KINDS if asked.safety else NAMES
    if asked.lines:
        _print_missed(names)
    tallies = {
        half: {name: tally([judged(line) for line in lines(name, half)]) for name in names}
        for half in halves
    }
    text = "\n".join(
        (
            f"`script/bench coach`, code {_code()}. In brackets 95 % limits (Wilson).\n",
            *tables(tallies, KINDS),
            *alarms_told({half: alarms(half) for half in halves}),
            times_told(milliseconds()),
            fuzz_told(asked.fuzz, fuzzed(asked.fuzz, asked.seed, key_words())),
        )
    )
    print(text)
    if len(halves) == len(HALVES) and not asked.safety and not asked.no_write:
        put(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench coach", description=__doc__)
    parser.add_argument("--half", choices=("open", "held", "both"), default="open")
    parser.add_argument("--fuzz", type=int, default=2_000, help="texts; 100000 takes long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--safety", action="store_true", help="the kinds of safety alone")
    parser.add_argument("--lines", action="store_true", help="missed lines of the open half")
    parser.add_argument("--no-write", action="store_true", help="leave docs/coach.md as it is")
    return parser.parse_args()


def _print_missed(names: tuple[str, ...]) -> None:
    """Of the open half alone: a rule changed after reading a held line would need new lines."""
    for name in names:
        for line in lines(name, "open"):
            one = judged(line)
            if one.fired != line.label:
                said = ", ".join(sorted(one.said)) or "nothing"
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
