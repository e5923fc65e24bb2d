"""What all pictures share: colours, axes, and how a chart becomes SVG text.

Colours are stand-ins that ``drawn`` turns into the page's own custom properties, so that a
picture follows light and dark. Every picture has a title and a description; its figures stand in
a table beside it.
"""

import math
import re
from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any

from nearer.report.dates import time_locale

PROPERTIES = {  # stand-in → custom property of nearer.css
    "#010203": "ink",
    "#010204": "ink-soft",
    "#010205": "line-strong",
    "#010206": "near",
    "#010207": "away",
    "#010208": "quiet",
    "#010209": "away-wash",
    "#01020a": "surface",
}
INK, SOFT, LINE, NEAR, AWAY, QUIET, WASH, SURFACE = PROPERTIES
SHADES = (WASH, "#01020b", "#01020c", "#01020d", AWAY)
MIXED = {"#01020b": 30, "#01020c": 55, "#01020d": 78}  # per cent of away in its wash
FONT = "sans-serif"
PALE, FULL = 0.45, 1.0  # strength of what rests on few check-ins, and of the rest
LABEL = 26  # characters of a row's name on one line
NAMES = 110  # least width of the names beside a picture, so that letters come out alike in all
SIGNED = "(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(datum.value)"


def drawn(chart: Any, title: str, description: str) -> str:
    """The chart as SVG text with a title, a description and the page's colours."""
    import vl_convert

    whole = chart.configure(background="transparent", view={"stroke": None})
    spec = whole.to_json(validate=False)  # all charts are ours; the check took 0.1 s of each
    svg: str = vl_convert.vegalite_to_svg(spec, time_format_locale=time_locale())
    for stand_in, name in PROPERTIES.items():
        svg = svg.replace(stand_in, f"var(--{name})")
    for stand_in, part in MIXED.items():
        mixed = f"color-mix(in oklab, var(--away) {part}%, var(--away-wash))"
        svg = svg.replace(stand_in, mixed)
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    svg = re.sub(r"<svg\b[^>]*>", lambda tag: _named(tag.group()) + told, svg, count=1)
    return re.sub(r' aria-[a-z]+="[^"]*"| role="graphics-[a-z]+"', "", svg)


def axis(alt: Any, **differs: Any) -> Any:
    """A quiet axis: labels only. ``differs``: what this one has otherwise."""
    quiet = {
        "grid": False,
        "domain": False,
        "ticks": False,
        "labelColor": SOFT,
        "titleColor": SOFT,
        "labelFont": FONT,
        "titleFont": FONT,
        "titleFontWeight": "normal",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "aria": False,
    }
    return alt.Axis(**(quiet | differs))


def names_axis(alt: Any) -> Any:
    """Names of rows, in ink, on as many lines as ``lines_of`` made of them."""
    return axis(
        alt,
        title=None,
        labelColor=INK,
        labelFontSize=13,
        labelExpr="split(datum.label, '\\n')",
        labelLimit=180,
        labelPadding=8,
        minExtent=NAMES,
    )


def values(alt: Any, rows: Sequence[dict[str, Any]]) -> Any:
    """Rows for a chart; what is no number leaves its place empty."""
    return alt.Data(values=[{name: _or_gap(value) for name, value in row.items()} for row in rows])


def lines_of(label: str) -> str:
    """A name broken into lines that fit beside a chart."""
    return "\n".join(wrap(label, LABEL)) or label


def _or_gap(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def _named(tag: str) -> str:
    """The outer tag as one picture for a screen reader; its height follows its width."""
    tag = re.sub(r' height="[^"]*"', "", tag)
    return tag.replace("<svg", '<svg role="img" focusable="false"', 1)
