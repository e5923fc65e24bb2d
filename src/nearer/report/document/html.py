"""A report as one HTML file: no script, nothing loaded, readable for ever."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from nearer.report.document.printed import printed
from nearer.report.document.value import (
    Block,
    Heading,
    Lines,
    Paragraph,
    Picture,
    Quote,
    Report,
    Section,
    Table,
)

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, serif;
  color: #2b2622; background: #fffdf9; overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.2; break-after: avoid }
h2 { margin-top: 2.5rem; border-top: 1px solid #b9ab97; padding-top: .75rem }
.quiet, figcaption, footer { color: #665c53 }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #b9ab97;
  white-space: pre-line }
img { max-width: 100% } figure { margin: 1rem 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse }
caption { text-align: left; font-weight: bold; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0;
  border-bottom: 1px solid #e5dccd }
.short { font-size: .9rem }
"""


def as_html(report: Report) -> str:
    """Pictures are drawn in as data, so that nothing in them can ever run."""
    size = ' class="short"' if report.short else ""
    under = "".join(f'<p class="quiet">{escape(line)}</p>' for line in report.under)
    return (
        f'<!doctype html>\n<html lang="{escape(report.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(report.title)}</title><style>{STYLE}</style></head>"
        f"<body{size}><main>"
        f"<h1>{escape(report.title)}</h1>{under}{''.join(map(_section, report.sections))}</main>"
        f"<footer><p>{escape(report.foot)}</p></footer></body></html>\n"
    )


def _section(section: Section) -> str:
    blocks = "\n".join(map(_block, section.blocks))
    return f"\n<section><h2>{escape(section.heading)}</h2>\n{blocks}</section>"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f'<h3 dir="auto">{escape(text)}</h3>'
        case Paragraph(text, quiet):
            return f'<p class="quiet">{escape(text)}</p>' if quiet else f"<p>{escape(text)}</p>"
        case Quote(text):
            return f'<blockquote dir="auto">{escape(text)}</blockquote>'
        case Lines(lines):
            return f"<ul>{_each('li', lines)}</ul>"
        case Table():
            return _table(block)
        case Picture(svg, told):
            data = b64encode(printed(svg).encode()).decode()
            return (
                f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{escape(told)}">'
                "</figure>"
            )


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{_each("td", cells)}</tr>'
        for name, *cells in table.rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
        f"<table><caption>{escape(table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _each(tag: str, texts: Iterable[str]) -> str:
    return "".join(f'<{tag} dir="auto">{escape(text)}</{tag}>' for text in texts)
