"""Lines to call or write to in danger or despair, by country.

The facts lie in ``help_lines.csv``. They were compared between public sources at a desk; nobody
called them. So every line carries its day of checking, and what is not confirmed says so. Nearer
never calls, never guesses a country, and never shows one country's number for another.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_rows, text
from nearer.domain.tongue import gettext as _
from nearer.domain.translated import once_a_language

LINES = "help_lines.csv"
COUNTRIES = "countries.csv"

Kind = Literal["emergency", "crisis", "partner_violence", "directory"]
Status = Literal["confirmed", "single", "unconfirmed"]
Check = Literal["desk", "site", "call"]

STATUSES: tuple[Status, ...] = ("confirmed", "single", "unconfirmed")
CLEAN_NUMBER = re.compile(r"[0-9][0-9 -]*[0-9]")


class Number(Struct, frozen=True):
    """``shown`` as people write it; ``dial`` for a telephone link, "" when it needs more care."""

    shown: str
    dial: str


class HelpLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One service. ``before`` is to be read before the number; ``note`` may follow it.

    Numbers are text: leading zeros count. ``phone`` holds several, apart by ``; ``. ``text`` says
    where to write to. ``hours`` is as the sources give it; show ``hours_label``.
    """

    country: str
    kind: Kind
    name: str
    phone: str = ""
    text: str = ""
    hours: str = ""
    web: str = ""
    languages: str = ""
    status: Status = "confirmed"
    before: str = ""
    note: str = ""
    check: Check = "desk"
    last_checked: date

    @property
    def is_confirmed(self) -> bool:
        return self.status == "confirmed"

    @property
    def kind_label(self) -> str:
        return {
            "emergency": _("Emergency"),
            "crisis": _("In despair or crisis"),
            "partner_violence": _("Violence from someone close"),
            "directory": _("Directory"),
        }[self.kind]

    @property
    def status_label(self) -> str:
        return {
            "confirmed": _("confirmed"),
            "single": _("one source, not confirmed"),
            "unconfirmed": _("not confirmed"),
        }[self.status]

    @property
    def check_label(self) -> str:
        return {
            "desk": _("desk check only"),
            "site": _("checked on the service's own site"),
            "call": _("checked by a call"),
        }[self.check]

    @property
    def warning(self) -> str:
        return self.before

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(_number(one) for one in self.phone.split("; ") if one)

    @property
    def hours_label(self) -> str:
        """Opening hours; where they are not sure, where to find them."""
        if self.kind == "directory":
            return ""
        if self.hours and "check" not in self.hours:
            return self.hours
        if self.web:
            return _("see the site for hours")
        return _("see the site for hours (no address is known here)")

    @property
    def web_label(self) -> str:
        return (urlsplit(self.web).hostname or "").removeprefix("www.")


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    code: str  # ISO 3166-1 alpha-2
    name: str


@once_a_language
def countries() -> tuple[tuple[str, str], ...]:
    """Code and English name of every country with lines here, by name. Raises ContentError."""
    known = as_rows(COUNTRIES, text(COUNTRIES), Country)
    if {one.code for one in known} != {line.country for line in all_lines()}:
        raise ContentError(COUNTRIES, f"names other countries than {LINES}")
    return tuple((one.code, one.name) for one in sorted(known, key=lambda one: one.name))


def help_lines(country: str) -> tuple[HelpLine, ...]:
    """What to show for a country code, in this order: the emergency number, then what is
    confirmed, then what one source has. A line that sources contradict is shown only where a need
    has no other. For a country without lines here: a directory, and no number of another country.
    """
    code = country.strip().upper()
    lines = [line for line in all_lines() if line.country == code]
    return _in_order(lines) if lines else (_directory(code),)


def help_lines_last_checked() -> date:
    """The day on which the line that waited longest was last checked."""
    return min(line.last_checked for line in all_lines())


@once_a_language
def all_lines() -> tuple[HelpLine, ...]:
    """Every line in the order of the file. Raises ContentError."""
    return read_lines(text(LINES))


def read_lines(written: str) -> tuple[HelpLine, ...]:
    """Raises ContentError for a line that nobody could reach or that has no emergency number."""
    lines = as_rows(LINES, written, HelpLine)
    for line in lines:
        if not (line.phone or line.text or line.web):
            raise ContentError(LINES, f"“{line.name}” ({line.country}) cannot be reached at all")
        if line.web and not line.web.startswith("https://"):
            raise ContentError(LINES, f"“{line.name}” ({line.country}) has no https address")
    without = {line.country for line in lines} - {
        line.country for line in lines if line.kind == "emergency" and line.phone
    }
    if without:
        raise ContentError(LINES, f"no emergency number for {', '.join(sorted(without))}")
    return lines


def _in_order(lines: Iterable[HelpLine]) -> tuple[HelpLine, ...]:
    lines = tuple(lines)
    met = {line.kind for line in lines if line.status != "unconfirmed"}
    shown = [line for line in lines if line.status != "unconfirmed" or line.kind not in met]
    return tuple(
        sorted(shown, key=lambda one: (one.kind != "emergency", STATUSES.index(one.status)))
    )


def _directory(code: str) -> HelpLine:
    return HelpLine(
        country=code,
        kind="directory",
        name=_("Find A Helpline: a directory of lines around the world"),
        web="https://findahelpline.com/",
        before=_(
            "Nearer knows no lines for this country. In danger, call your local emergency number "
            "first."
        ),
        note=_("The link leaves Nearer and opens only when you choose it."),
        last_checked=help_lines_last_checked(),
    )


def _number(shown: str) -> Number:
    clean = CLEAN_NUMBER.fullmatch(shown) is not None
    return Number(shown, re.sub("[ -]", "", shown) if clean else "")
