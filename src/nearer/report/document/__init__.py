"""A report as a value, and the same report as text, as one HTML file and as PDF."""

from nearer.report.document.html import as_html
from nearer.report.document.one_page import on_one_page
from nearer.report.document.pdf import Pdf, as_pdf
from nearer.report.document.plain import as_text
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
    mapped,
)

__all__ = [
    "Block",
    "Heading",
    "Lines",
    "Paragraph",
    "Pdf",
    "Picture",
    "Quote",
    "Report",
    "Section",
    "Table",
    "as_html",
    "as_pdf",
    "as_text",
    "mapped",
    "on_one_page",
]
