"""Pages to read that go with what somebody practises, and pages of long lists."""

from typing import Any

from django.http import HttpRequest, QueryDict

from nearer import content
from nearer.companion.pages import Page


def pages_named(*slugs: str) -> list[content.Page]:
    """Those of these pages that are there, in the order asked for."""
    found = {one.slug: one for one in content.pages()}
    return [found[slug] for slug in slugs if slug in found]


def page_asked(request: HttpRequest, name: str = "page") -> int:
    """The number of the page that is asked for; 1 where that cannot be read."""
    return page_in(request.GET, name)


def page_in(given: QueryDict, name: str = "page") -> int:
    """The same of what a form sent."""
    asked = given.get(name, "1")
    return int(asked[:6]) if asked.isdecimal() else 1


def turning(
    page: Page[Any], request: HttpRequest | None = None, name: str = "page"
) -> dict[str, Any]:
    """What ``parts/pages.html`` needs, with whatever else the address asks for."""

    def at(number: int) -> str:
        asked = request.GET.copy() if request else QueryDict(mutable=True)
        asked[name] = str(number)
        return asked.urlencode() if 1 <= number <= page.pages else ""

    return {"page": page, "newer": at(page.number - 1), "older": at(page.number + 1)}
