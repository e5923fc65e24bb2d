"""What every picture of ours must keep to."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

SVG = "{http://www.w3.org/2000/svg}"
FORBIDDEN = {f"{SVG}{name}" for name in ("style", "script", "image", "a")}


@pytest.fixture(scope="session")
def strict() -> Callable[[ET.Element], None]:
    """Asserts that a page with a strict policy may hold it, in the colours of its reader."""

    def check(picture: ET.Element) -> None:
        for part in picture.iter():
            assert part.tag not in FORBIDDEN
            assert not {"style", "href"} & set(part.attrib)
            for name in ("fill", "stroke"):
                colour = part.attrib.get(name, "none")
                assert colour in {"none", "transparent"} or "var(--" in colour
            assert not re.search(r"\b(NaN|Infinity|undefined)\b", " ".join(part.attrib.values()))

    return check
