"""What a run says of itself, and where its tables stand."""

from collections.abc import Sequence
from pathlib import Path

from bench.lives.kinds import NULL, UNSEEN
from bench.lives.pcmci import EVERY
from bench.lives.record import MANY_TAGS, PCMCI, WEEK, Record
from bench.lives.run import Run
from bench.lives.tables import LOWER, UPPER, too_often

BEGIN, END = "<!-- lives: begin -->", "<!-- lives: end -->"

HOW = """\
*One look*: the day by which one robust t-test (HC3 errors, past and clock held, level .05/p) at a
day fixed beforehand has half of the true triggers. *Ratio*: the median day of Nearer to that day,
both counted from when the triggers begin to work; *to HC2*: to the same test with looser errors,
which does not keep its level. *By day*: share of the true triggers shown; where they appear after
half a year, no day before that counts as found. A true effect is the mean difference of the noted
outcome with the trigger and without, all else as it was (the ends of the scale too), over the
check-ins so far, each counting π(1 − π), π the chance of the trigger there."""


def told(run: Run, records: Sequence[Record], peers: int) -> str:
    """What was run, which kinds broke the promise, and how to read the tables."""
    minutes = sum(one.seconds for one in records) / 60
    fixable = sum(one.kind in NULL or one.kind in UNSEEN for one in records)
    return f"""\
`script/bench lives`: seed {run.seed}, code {run.code}, {run.days} days read every evening (more
than {MANY_TAGS} tags: every {WEEK} days; the engine itself looks at every check-in), {len(records)}
lives, {fixable} of them with nothing real and nothing hidden, {minutes:.0f} minutes of one core. p:
tags. In brackets 95 % limits (Wilson). The other rules look at the first {peers} lives of a
kind{_pcmci(records)}.

Kinds with nothing real that break the promise, lower limit above 5 %: {too_often(records, LOWER)}.

Kinds of which so many lives cannot tell it, upper limit above 5 %: {too_often(records, UPPER)}.

{HOW}"""


def _pcmci(records: Sequence[Record]) -> str:
    looked = sum(PCMCI in one.false for one in records)
    return f", PCMCI+ at {looked} lives every {EVERY} days" if looked else ""


def put(text: str, page: Path) -> None:
    """Write the text between the two marks of the page."""
    before, _, rest = page.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")
