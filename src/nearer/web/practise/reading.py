"""Pages to read that go with what somebody practises, and pages of long lists."""

from typing import Any

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


def turning(page: Page[Any]) -> dict[str, Any]:
    """What ``parts/pages.html`` needs."""
    return {
        "page": page,
        "newer": f"page={page.number - 1}" if page.number > 1 else "",
        "older": f"page={page.number + 1}" if page.number < page.pages else "",
    }
