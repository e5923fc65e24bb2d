"""How long a text of ordinary length takes, and one as long as a text may be."""

import re
from statistics import median
from time import thread_time

from bench.coach.lines import SETS, answers

WORDS = 200
ROUNDS = 40


def ordinary_words() -> list[str]:
    rows = (SETS["first"] / "ordinary.tsv").read_text("utf-8").splitlines()[1:]
    return " ".join(row.split("\t")[1] for row in rows).split()


def milliseconds() -> dict[str, tuple[float, float]]:
    """For each of `answers` the middle and the slowest of texts of 200 words, all rules read."""
    words = ordinary_words()
    parts = [" ".join(words[at * WORDS : (at + 1) * WORDS]) for at in range(ROUNDS)]
    measured = {}
    for name, answer in answers().items():
        for part in parts:
            answer(part)
        times = []
        for part in parts:
            before = thread_time()
            answer(part)
            times.append((thread_time() - before) * 1000)
        measured[name] = median(times), max(times)
    return measured


def key_words() -> list[str]:
    """Words of the rules' own lines, for texts that are made to be slow."""
    found: set[str] = set()
    for path in sorted(SETS["first"].glob("*.tsv")):
        found.update(re.findall(r"[\w'’]+", path.read_text("utf-8").lower()))
    return sorted(found)
