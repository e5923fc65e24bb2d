"""A report that fits on one printed page: what there is no room for goes, and that is said.

Heights are reckoned in lines of body text and widths in small Latin letters, as ``report.typ`` sets
them for a short report; both were measured on its pages, and are kept on the safe side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from unicodedata import east_asian_width

from nearer.domain.tongue import ngettext
from nearer.report.document.value import Block, Heading, Lines, Paragraph, Quote, Report, Section

Kind = type[Lines] | type[Quote]

ROOM = 62.0  # of 65 lines: the rest is for a line about signs that print could not show
WIDTH = 112.0  # letters in a line
TITLE, SECTION, HEADING = 2.2, 2.2, 2.2
GAPS = {Paragraph: 0.5, Lines: 0.5, Quote: 0.8}
TOGETHER = 30  # signs of a word that are kept in one line
WIDE, BROAD, LARGE, FOREIGN = 2.6, 2.4, 1.5, 1.6


def on_one_page(report: Report) -> Report:
    """The same with the last line of the fullest section left out, again and again, until it fits.

    For reports of headings, paragraphs, quotes and lines. The last section, what the report is
    not, always stays.
    """
    left_out = 0
    fitting = report
    while _height(fitting) > ROOM and len(fitting.sections) > 1:
        fitting = _shorter(fitting)
        left_out += 1
    return _noting(fitting, left_out) if left_out else report


def _shorter(report: Report) -> Report:
    """What Nearer says gives way first, then the person's own words, then a whole section."""
    *sections, last = report.sections
    for kind in (Lines, Quote):
        counts = [_most_lines(one, kind) for one in sections]
        if max(counts) > 1:
            at = _last_of_most(counts)
            sections[at] = _without_a_line(sections[at], kind)
            return replace(report, sections=(*sections, last))
    del sections[_last_of_most([_section_height(one) for one in sections])]
    return replace(report, sections=(*sections, last))


def _last_of_most(sizes: Sequence[float]) -> int:
    return max(range(len(sizes)), key=lambda at: (sizes[at], at))


def _most_lines(section: Section, kind: Kind) -> int:
    return max((len(_told(one)) for one in section.blocks if isinstance(one, kind)), default=0)


def _told(block: Block) -> Sequence[str]:
    match block:
        case Lines(lines):
            return lines
        case Quote(text):
            return text.split("\n")
    return ()


def _without_a_line(section: Section, kind: Kind) -> Section:
    blocks = list(section.blocks)
    sizes = [len(_told(one)) if isinstance(one, kind) else 0 for one in blocks]
    at = _last_of_most(sizes)
    kept = _told(blocks[at])[:-1]
    blocks[at] = Lines(tuple(kept)) if kind is Lines else Quote("\n".join(kept))
    return replace(section, blocks=tuple(blocks))


def _noting(report: Report, left_out: int) -> Report:
    told = ngettext(
        "There was no room on one page for %(n)d line more.",
        "There was no room on one page for %(n)d lines more.",
        left_out,
    ) % {"n": left_out}
    *earlier, last = report.sections
    noted = replace(last, blocks=(*last.blocks, Paragraph(told, quiet=True)))
    return replace(report, sections=(*earlier, noted))


def _height(report: Report) -> float:
    under = sum(_lines(line) + GAPS[Paragraph] for line in report.under)
    note = 1 + GAPS[Paragraph]
    return TITLE + under + sum(map(_section_height, report.sections)) + note


def _section_height(section: Section) -> float:
    return SECTION + sum(map(_block_height, section.blocks))


def _block_height(block: Block) -> float:
    match block:
        case Heading(text):
            return HEADING + _lines(text)
        case Paragraph(text) | Quote(text):
            return GAPS[type(block)] + _lines(text)
        case Lines(lines):
            return GAPS[Lines] + sum(map(_lines, lines))
    raise TypeError("A short report has no pictures and no tables.")


def _lines(text: str) -> int:
    """How many lines a text takes."""
    return sum(_broken(line) for line in text.split("\n"))


def _broken(line: str) -> int:
    count, used = 1, 0.0
    for word in _words(line):
        width = sum(map(_width, word))
        if used and used + width > WIDTH:
            count, used = count + 1, 0.0
        count += max(0, ceil(width / WIDTH) - 1)
        used += width + 1
    return count


def _words(line: str) -> Iterator[str]:
    for word in line.split():
        yield from (word[at : at + TOGETHER] for at in range(0, len(word), TOGETHER))


def _width(sign: str) -> float:
    if east_asian_width(sign) in {"W", "F"}:
        return WIDE
    if sign in "WM":
        return BROAD
    if sign.isupper() or sign in "mw@%—…":
        return LARGE if sign.isupper() else 1.8
    return 1.0 if ord(sign) < 0x250 else FOREIGN
