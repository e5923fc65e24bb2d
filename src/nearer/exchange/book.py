"""Everything as one book to read: a single HTML file without scripts, that loads nothing.

What a person wrote is escaped, whatever it is; the file forbids scripts and loading by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape

from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import language
from nearer.domain.values import Entry, Moment
from nearer.exchange.book_words import kind_name
from nearer.exchange.field_words import field_names
from nearer.exchange.shown import Names, as_text, columns_of, kind_of

DATES = ("when", "noted", "planned", "begun", "written", "first", "since", "asked", "added")
UNTOLD = {"id", "zone", "when", "noted"}  # said in the heading, or nothing to read

STYLE = """
body{font:1.05rem/1.6 Georgia,serif;margin:0 auto;max-width:40rem;padding:2rem 1rem;
color:#26313a;background:#fdfcfa}
h1,h2,h3{line-height:1.25}h2{margin-top:3rem;border-bottom:1px solid #b9c0c6}
article{margin:1.5rem 0}dl{display:grid;grid-template-columns:9rem 1fr;gap:.2rem 1rem;margin:0}
dt{color:#55626d}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}nav li{margin:.2rem 0}
@media(max-width:30rem){dl{display:block}dd{margin:0 0 .6rem}}
@media(prefers-color-scheme:dark){body{color:#e7e4de;background:#171b1f}dt{color:#a9b3bb}
h2{border-color:#4a545c}a{color:#f0b48a}}
@media print{body{max-width:none}article{break-inside:avoid}}
"""


def book(
    values: Mapping[type, Sequence[Entry]], names: Names, made: datetime, called: str = ""
) -> Iterator[bytes]:
    """The file in pieces. ``called``: what the person wants to be called."""
    kinds = [kind for kind in _order(values) if values[kind]]
    labels = {name: escape(label) for name, label in field_names().items()}
    yield _head(called, made, kinds, values).encode("utf-8", "replace")
    for kind in kinds:
        title = f'<h2 id="{_anchor(kind)}">{escape(kind_name(kind_of(kind)))}</h2>\n'
        yield title.encode()
        for value in _by_time(values[kind]):
            yield _article(value, names, labels).encode("utf-8", "replace")
    yield b"</main>\n</html>\n"


def _order(values: Iterable[type]) -> list[type]:
    return sorted(values, key=lambda kind: (kind is Moment, kind_name(kind_of(kind))))


def _head(
    called: str, made: datetime, kinds: Sequence[type], values: Mapping[type, Sequence[Entry]]
) -> str:
    title = _("What %(name)s kept in Nearer") % {"name": called} if called else _("Kept in Nearer")
    lines = "".join(
        f'<li><a href="#{_anchor(kind)}">{escape(kind_name(kind_of(kind)))}</a>'
        f" ({len(values[kind])})</li>\n"
        for kind in kinds
    )
    said = _("Written on %(day)s. Whoever opens this file can read all of it.")
    return (
        "<!doctype html>\n"
        f'<html lang="{escape(language())}">\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        '<meta name="viewport" content="width=device-width">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="referrer" content="no-referrer">\n<style>{STYLE}</style>\n'
        f"<main>\n<h1>{escape(title)}</h1>\n"
        f"<p>{escape(said % {'day': f'{made:%Y-%m-%d}'})}</p>\n"
        f'<nav aria-label="{escape(_("Contents"))}"><ul>\n{lines}</ul></nav>\n'
    )


def _anchor(kind: type) -> str:
    return kind_of(kind).replace(" ", "-")


def _by_time(values: Sequence[Entry]) -> list[Entry]:
    return sorted(values, key=lambda value: when.timestamp() if (when := _time(value)) else 0.0)


def _time(value: Entry) -> datetime | None:
    """Fields of one name are times in some kinds and words in others."""
    found = (getattr(value, name, None) for name in DATES)
    return next((when for when in found if isinstance(when, datetime)), None)


def _article(value: Entry, names: Names, labels: Names) -> str:
    when = _time(value)
    stamp = when.isoformat(timespec="minutes") if when else ""
    heading = f'<h3><time datetime="{stamp}">{stamp[:16].replace("T", " ")}</time></h3>\n'
    lines = _lines(value, names, labels)
    return f"<article>\n{heading if stamp else ''}<dl>\n{lines}</dl>\n</article>\n"


def _lines(value: Entry, names: Names, labels: Names) -> str:
    found = []
    for name in columns_of(type(value)):
        part = getattr(value, name)
        if part is None or part == "" or part is False or name in UNTOLD:
            continue
        between = "\n" if part and isinstance(part, tuple) else "; "
        text = _("yes") if part is True else as_text(part, names, between)
        if text:
            label = labels.get(name) or name.replace("_", " ")  # a book never fails for a label
            found.append(f"<dt>{label}</dt><dd>{escape(text)}</dd>\n")
    return "".join(found)
