"""Pictures for paper: the page's colours as they are in light, and a letter that is at hand."""

import re

LIGHT = {  # custom properties of nearer.css, as on a light page
    "ink": "#2b2622",
    "ink-soft": "#665c53",
    "line-strong": "#b9ab97",
    "near": "#a94a22",
    "away": "#35606f",
    "quiet": "#efe8dc",
    "away-wash": "#e0ebee",
    "surface": "#ffffff",
}
PROPERTY = re.compile(r"var\(--([a-z-]+)\)")
MIX = re.compile(r"color-mix\(in oklab, (#[0-9a-f]{6}) (\d+)%, (#[0-9a-f]{6})\)")


def printed(svg: str) -> str:
    """A drawn picture without custom properties, which only a page of Nearer knows."""
    plain = PROPERTY.sub(lambda found: LIGHT.get(found[1], LIGHT["ink"]), svg)
    mixed = MIX.sub(lambda found: _mixed(found[1], int(found[2]), found[3]), plain)
    if " xmlns=" not in mixed.split(">", 1)[0]:
        mixed = mixed.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return mixed


def _mixed(one: str, share: int, other: str) -> str:
    parts = (
        round(
            (int(one[at : at + 2], 16) * share + int(other[at : at + 2], 16) * (100 - share)) / 100
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
