"""A report as plain text, in lines that fit every screen and printer."""

from collections.abc import Iterator
from textwrap import wrap

from nearer.report.document.value import (
    Block,
    Heading,
    Lines,
    Paragraph,
    Picture,
    Quote,
    Report,
    Table,
)

WIDE = 78  # characters of a line


def as_text(report: Report) -> str:
    """Pictures are told in words; the person's own words stand behind a bar."""
    lines = [report.title, "=" * min(len(report.title), WIDE), "", *report.under]
    for section in report.sections:
        lines += ["", "", section.heading, "-" * min(len(section.heading), WIDE)]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return "\n".join([*lines, "", "", *_folded(report.foot), ""])


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"* {_on_one_line(text)} *"
        case Paragraph(text):
            yield from _folded(text)
        case Quote(text):
            for line in text.split("\n"):
                yield from _folded(line, "| ") or ["|"]
        case Lines(lines):
            for line in lines:
                yield from _folded(line, "- ", "  ")
        case Table(caption, head, rows):
            yield from _folded(f"{caption} ({head[0]}):")
            for name, *cells in rows:
                told = "; ".join(f"{of}: {cell}" for of, cell in zip(head[1:], cells, strict=True))
                yield from _folded(f"{name}: {told}" if told else name, "- ", "  ")
        case Picture(_svg, told):
            yield from _folded(f"[{told}]")


def _folded(text: str, first: str = "", later: str | None = None) -> list[str]:
    later = first if later is None else later
    return wrap(_on_one_line(text), WIDE, initial_indent=first, subsequent_indent=later)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
