"""How much less occasions tell than their number, because they hang together.

Noise that lasts from one occasion to the next, and is not foreseen, makes chance look like a
pattern; so does a regression that learns the memory of moods beside many tags that stay for weeks
(it takes the memory for too short). Both show in sums over blocks of 28 occasions. Two factors
widen what is known of each tag, and cost nothing where there is nothing of either: how much more
the blocks vary than their occasions, for all tags together, squared; and one more for the tag's
own habit of staying. Found by simulation (docs/decisions/0007).
"""

from typing import NamedTuple

import numpy as np

from nearer.insight.evidence import divide
from nearer.insight.regression import Sums
from nearer.insight.times import Floats

BLOCK = 28  # occasions, a week at four a day
TRUE_ONES = 2.0  # standard errors from which a tag may be a true one, that moves its blocks itself
LEAST_PRESENT = 6
LENT = 40  # blocks of tags, taken to be as they should be


class Blocks(NamedTuple):
    """Sums over the whole blocks so far; of each tag, (p,)."""

    made: int
    pull: Floats  # as it stood at the end of the last block
    lean: Floats
    pull2: Floats  # Σ over blocks of the squared sum of r e
    lean2: Floats  # … of r


def no_blocks(tags: int) -> Blocks:
    nothing = np.zeros(tags)
    return Blocks(0, nothing, nothing, nothing, nothing)


def with_new_tag(blocks: Blocks) -> Blocks:
    """One more tag, absent so far."""
    return Blocks(blocks.made, *(np.append(part, 0.0) for part in blocks[1:]))


def widen(blocks: Blocks, sums: Sums) -> Blocks:
    """The blocks that end among the rows of ``sums`` (m, p), which are widened from there on."""
    for row in np.flatnonzero(sums.n[:, 0] % BLOCK == 0):
        blocks, sums.dependence[row:] = _with_block(blocks, sums.row(int(row)))
    return blocks


def _with_block(blocks: Blocks, sums: Sums) -> tuple[Blocks, Floats]:
    """One more block, up to ``sums`` (p,), and by what the noise of each tag is to be widened."""
    after = Blocks(
        blocks.made + 1,
        sums.pull,
        sums.lean,
        blocks.pull2 + (sums.pull - blocks.pull) ** 2,
        blocks.lean2 + (sums.lean - blocks.lean) ** 2,
    )
    stays = np.clip((divide(after.lean2, sums.weight) - 1) / (BLOCK - 1), 0.0, 1.0)
    return after, _all_together(after, sums) ** 2 * (1 + stays)


def _all_together(blocks: Blocks, sums: Sums) -> float:
    """How much more blocks vary than their occasions would if they were independent; 1 or more."""
    counted = np.abs(sums.pull) < TRUE_ONES * np.sqrt(sums.meat)
    counted &= sums.present >= LEAST_PRESENT
    met, foreseen = float(blocks.pull2[counted].sum()), float(sums.meat[counted].sum())
    if foreseen <= 0:
        return 1.0
    number = blocks.made * int(counted.sum())
    return max(1.0, (number * met / foreseen + LENT) / (number + LENT))
