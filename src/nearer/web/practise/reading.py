"""Pages to read that go with what somebody practises, and pages of long lists."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from nearer import content
from nearer.companion.pages import Page


def pages_named(*slugs: str) -> list[content.Page]:
    """Those of these pages that are there, in the order asked for."""
    found = {one.slug: one for one in content.pages()}
    return [found[slug] for slug in slugs if slug in found]


def page_asked(request: HttpRequest) -> int:
    """The number of the page that is asked for; 1 where that cannot be read."""
    asked = request.GET.get("page", "1")
    return int(asked[:6]) if asked.isdecimal() else 1


def turning(page: Page[Any], **asked: str) -> dict[str, Any]:
    """What ``parts/pages.html`` needs. ``asked``: what else the address says."""

    def at(number: int) -> str:
        return urlencode(asked | {"page": number}) if 1 <= number <= page.pages else ""

    return {"page": page, "newer": at(page.number - 1), "older": at(page.number + 1)}
