"""Pages to read: Markdown with a typed front matter in TOML between two lines of ``+++``."""

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct
from msgspec.structs import asdict

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, fenced, names, text, typed
from nearer.domain.errors import NotFound
from nearer.domain.translated import once_a_language

FOLDER = "learn"

Section = Literal["start", "styles", "inside", "moments", "others", "help", "nearer"]
SECTIONS: tuple[Section, ...] = get_args(Section)

ELSEWHERE = (
    "urge",
    "fear",
    "fear came true",
    "fear: turned down",
    "fear: left",
    "fear: swallowed",
    "fear: seen",
    "fear: hurt",
    "fear: burden",
    "memory",
    "letter",
    "thought",
    "belief",
    "place",
    "person",
    "step",
)
"""Where pages are offered besides at a starter tag; a fear also by its kind."""

Style = Literal["secure", "anxious", "avoidant", "fearful"]
Words = Annotated[str, Meta(min_length=1)]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    authors: Words
    year: Annotated[int, Meta(ge=1900, le=2100)]
    title: str = ""


class FrontMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands above a page. ``place``: its place among the pages of its section, from 1.

    ``styles``: the attachment styles it is about. ``reading_age``: the age in years of the
    youngest reader it is written for; the tests measure that it is no harder. ``related``: slugs
    of pages to read next. ``about``: where it is offered: starter tags, or keys of ELSEWHERE.
    ``words``: what people look for who need this page, whether it says so or not.
    """

    title: Words
    summary: Words
    place: Annotated[int, Meta(ge=1)]
    section: Section
    styles: tuple[Style, ...] = ()
    reading_age: Annotated[int, Meta(ge=5, le=18)]
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    last_review: date
    related: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()


class Page(FrontMatter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``body`` is CommonMark without raw HTML; its headings start at the second level."""

    slug: str
    body: str


@once_a_language
def pages() -> tuple[Page, ...]:
    """Every page in its place. Raises ContentError."""
    found = [read_page(name, text(name)) for name in names(FOLDER, ".md")]
    slugs = {one.slug for one in found}
    for one in found:
        for other in one.related:
            if other == one.slug or other not in slugs:
                raise ContentError(f"{FOLDER}/{one.slug}.md", f"is related to no page “{other}”")
    return tuple(sorted(found, key=_in_order))


def about(*keys: str) -> tuple[Page, ...]:
    """Pages offered at any of these places, those of the first key first."""
    found = [one for key in keys for one in pages() if key in one.about]
    return tuple(dict.fromkeys(found))


def goes_with(one: Page) -> tuple[Page, ...]:
    """Pages to read next: those it names; for the page of a style then the others about it."""
    named = [page(slug) for slug in one.related]
    if one.section != "styles":
        return tuple(named)
    others = [other for other in pages() if other.section != "styles"]
    about_it = [other for other in others if set(one.styles) & set(other.styles)]
    return tuple(dict.fromkeys([*named, *about_it]))


def page(slug: str) -> Page:
    """Raises NotFound."""
    for one in pages():
        if one.slug == slug:
            return one
    raise NotFound("There is no page of this name to read.")


def _in_order(one: Page) -> tuple[int, int, str]:
    return SECTIONS.index(one.section), one.place, one.slug


def read_page(name: str, written: str) -> Page:
    """One page from its file. Raises ContentError."""
    above, body = fenced(name, written)
    front = typed(name, as_toml(name, above), FrontMatter)
    return Page(slug=PurePosixPath(name).stem, body=body, **asdict(front))
