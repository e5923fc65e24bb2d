"""What a report consists of. Every rendering shows the same blocks in the same order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

Words = Callable[[str], str]


@dataclass(frozen=True)
class Heading:
    """Inside a section."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """``quiet``: what stands beside a claim, as its doubt or where it comes from."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Quote:
    """The person's own words, set apart from what Nearer says; lines as they were written."""

    text: str


@dataclass(frozen=True)
class Lines:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The first cell of a row names it. Rows are as long as ``head``."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """``svg``: drawn by Nearer (``report/drawing.py``); ``told``: the same in words."""

    svg: str
    told: str


Block = Heading | Paragraph | Quote | Lines | Table | Picture


@dataclass(frozen=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """``under``: lines under the title. ``foot``: what stands at the foot of every printed page.

    ``short``: set small, to fit on one page.
    """

    title: str
    under: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    language: str = "en"
    short: bool = False


def mapped(report: Report, words: Words) -> Report:
    """The same report with every text put through ``words``, those inside pictures too."""
    return replace(
        report,
        title=words(report.title),
        under=tuple(map(words, report.under)),
        sections=tuple(
            Section(words(one.heading), tuple(_block(block, words) for block in one.blocks))
            for one in report.sections
        ),
        foot=words(report.foot),
    )


def _block(block: Block, words: Words) -> Block:
    match block:
        case Heading(text):
            return Heading(words(text))
        case Paragraph(text, quiet):
            return Paragraph(words(text), quiet)
        case Quote(text):
            return Quote(words(text))
        case Lines(lines):
            return Lines(tuple(map(words, lines)))
        case Table(caption, head, rows):
            cells = tuple(tuple(map(words, row)) for row in rows)
            return Table(words(caption), tuple(map(words, head)), cells)
        case Picture(svg, told):
            return Picture(words(svg), words(told))
