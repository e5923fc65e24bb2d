"""A report as a tagged PDF that the compiler itself checks against PDF/UA-1.

Made in memory and never written to a disk. Every text goes to the compiler as a string of JSON
and is never read as markup.
"""

import re
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from json import dumps
from typing import Any, Final

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.report.document.printed import printed
from nearer.report.document.value import Block, Heading, Paragraph, Picture, Report, Section, mapped

STANDARD: Final = "ua-1"
FONTS = ("Libertinus Serif",)
"""Comes with typst, so that a report looks alike everywhere; the machine's fonts fill in."""

TRIES = 4
INSTEAD = "?"
NAMELESS = "–"
UNKNOWN = re.compile(r'the text (?:contains the disallowed codepoint )?`"(.*?)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
UNBROKEN = re.compile(r"\S{30}(?=\S)")
BREAK = "\u200b"  # where a line may end
COMMON = range(0x20, 0x17F)


@dataclass(frozen=True)
class Pdf:
    """``replaced``: how many different signs no font could show, so that a “?” stands there."""

    content: bytes
    replaced: int


def as_pdf(report: Report) -> Pdf:
    """Signs that no font here can show are replaced, and a line at the end says so."""
    from typst import TypstError

    unknown: set[str] = set()
    for _again in range(TRIES):
        try:
            return Pdf(_compiled(_without(report, unknown)), len(unknown))
        except TypstError as error:
            found = _unknown(str(error.diagnostic))
            if not found - unknown:
                break
            unknown |= found
    unknown |= {c for c in _texts(report) if ord(c) not in COMMON and c != "\n"}
    return Pdf(_compiled(_without(report, unknown)), len(unknown))


def _compiled(report: Report) -> bytes:
    import typst

    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"report": dumps(_as_json(report))},
        pdf_standards=STANDARD,
    )


@cache
def _template() -> bytes:
    return files(__package__).joinpath("report.typ").read_bytes()


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "under": report.under,
        "foot": report.foot,
        "short": report.short,
        "language": report.language.split("-", 1)[0],  # typst knows a region by another name
        "fonts": FONTS,
        "page": _("Page {n} of {m}"),
        "sections": [
            {"heading": one.heading, "blocks": [_block(block) for block in one.blocks]}
            for one in report.sections
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Picture):
        return {"kind": "picture", "svg": _for_paper(block.svg), "told": block.told}
    if isinstance(block, Heading) and not block.text.strip():  # the standard allows no empty one
        return {"kind": "heading", "text": NAMELESS}
    return {"kind": type(block).__name__.lower()} | {
        name: _breakable(value) for name, value in asdict(block).items()
    }


def _breakable(value: Any) -> Any:
    """Texts in which even one endless word ends its line."""
    if isinstance(value, str):
        return UNBROKEN.sub(lambda word: word[0] + BREAK, value)
    if isinstance(value, tuple):
        return [_breakable(one) for one in value]
    return value


def _for_paper(svg: str) -> str:
    return printed(svg).replace("sans-serif", FONTS[0])


def _unknown(diagnostic: str) -> set[str]:
    """The signs that the compiler could not show, as it names them."""
    found = "".join(UNKNOWN.findall(diagnostic))
    coded = {chr(int(code, 16)) for code in ESCAPED.findall(found)}
    return coded | set(ESCAPED.sub("", found)) - set("\\")


def _without(report: Report, unknown: set[str]) -> Report:
    if not unknown:
        return report
    table = str.maketrans(dict.fromkeys(unknown, INSTEAD))
    told = ngettext(
        "%(n)d sign could not be shown in print; a “?” stands for it. The file for a browser "
        "shows it.",
        "%(n)d different signs could not be shown in print; a “?” stands for each. The file for a "
        "browser shows them.",
        len(unknown),
    ) % {"n": len(unknown)}
    shown = mapped(report, lambda text: text.translate(table))
    *earlier, last = shown.sections or (Section(report.title, ()),)
    noted = Section(last.heading, (*last.blocks, Paragraph(told, quiet=True)))
    return Report(
        title=shown.title,
        under=shown.under,
        sections=(*earlier, noted),
        foot=shown.foot,
        language=shown.language,
        short=shown.short,
    )


def _texts(report: Report) -> set[str]:
    """Every sign that occurs."""
    found: set[str] = set()

    def seen(text: str) -> str:
        found.update(text)
        return text

    mapped(report, seen)
    return found
