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
from nearer.insight.regression import SMALLEST, Sums
from nearer.insight.times import Floats

BLOCK = 28  # occasions, a week at four a day
FAR = 2.0  # standard errors from which a tag is taken to move its blocks itself, evenly
LEAST_PRESENT = 6
STAYING = 2.0  # with 1, 6 % of lives were false whose moods last for months, tags for weeks
AS_IF = 20  # blocks that are as they should be, added to those met


class Blocks(NamedTuple):
    """Sums over the whole blocks so far; of each tag, (p,)."""

    made: int
    together: float  # by what the noise of every tag is widened; 1 or more
    pull: Floats  # as it stood at the end of the last block
    lean: Floats
    pull2: Floats  # Σ over blocks of the squared sum of r e
    lean2: Floats  # … of r


def no_blocks(tags: int) -> Blocks:
    nothing = np.zeros(tags)
    return Blocks(0, 1.0, nothing, nothing, nothing, nothing)


def with_absent_tag(blocks: Blocks) -> Blocks:
    """One more tag, absent so far."""
    grown = (np.append(part, 0.0) for part in blocks[2:])
    return Blocks(blocks.made, blocks.together, *grown)


def widen(blocks: Blocks, sums: Sums) -> Blocks:
    """The blocks that end among the rows of ``sums`` (m, p), which are widened from there on."""
    for row in np.flatnonzero(sums.n[:, 0] % BLOCK == 0):
        blocks, sums.dependence[row:] = _with_block(blocks, sums.row(int(row)))
    return blocks


def _with_block(blocks: Blocks, sums: Sums) -> tuple[Blocks, Floats]:
    """One more block, up to ``sums`` (p,), and by what the noise of each tag is to be widened."""
    pull2 = blocks.pull2 + (sums.pull - blocks.pull) ** 2
    lean2 = blocks.lean2 + (sums.lean - blocks.lean) ** 2
    made = blocks.made + 1
    together = _ratio(made, pull2, sums) ** 2
    stays = np.clip((divide(lean2, sums.weight) - 1) / (BLOCK - 1), 0.0, 1.0)
    return Blocks(made, together, sums.pull, sums.lean, pull2, lean2), together * (
        1 + STAYING * stays
    )


def _ratio(made: int, pull2: Floats, sums: Sums) -> float:
    """How much more blocks vary than their occasions would if they were independent; 1 or more.

    A tag that pulls one way is counted around its own mean: it may be a true one.
    """
    counted = sums.present >= LEAST_PRESENT
    far = np.abs(sums.pull) >= FAR * np.sqrt(sums.meat)
    met = float((pull2 - far * sums.pull**2 / made)[counted].sum())
    foreseen = float((sums.meat * (1 - far / made))[counted].sum())
    if foreseen <= SMALLEST:
        return 1.0
    number = made * int(counted.sum())
    return max(1.0, (number * met / foreseen + AS_IF) / (number + AS_IF))
