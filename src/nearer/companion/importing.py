"""Bringing in what was noted elsewhere: looked at first, added as one act, taken back as one."""

from typing import BinaryIO

from nearer.companion.arriving import Plan, take
from nearer.companion.arriving_own import plan_own
from nearer.companion.space import Space
from nearer.exchange import own
from nearer.exchange.diary.faults import Faults
from nearer.exchange.opening import open_file
from nearer.exchange.watching import Watch, unwatched, watched


def look(space: Space, source: BinaryIO, name: str, watch: Watch = unwatched) -> Plan:
    """What reading this file would add; it can be sought in. Nothing is written.

    Raises BadInput for a file that cannot be read, Stopped.
    """
    opened = open_file(source, name)
    faults = Faults()
    rows = watched(own.read_lines(opened.stream, faults), watch)
    return plan_own(space, rows, faults)


def bring(space: Space, plan: Plan, source: BinaryIO, name: str) -> Plan:
    """Add what a plan says, as one act; the plan as it was carried out."""
    return take(space, plan, name, lambda: look(space, source, name))
