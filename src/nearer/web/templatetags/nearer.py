"""Small template words."""

import math
import re
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from urllib.parse import urlencode

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nearer import coach, content
from nearer.companion.why import Claim
from nearer.domain.finding import Outcome
from nearer.web.looks import in_twelve_hours
from nearer.web.unsaved import page_of, sheet_of, shown_again

PAGES_OFFERED = 2

register = template.Library()


@register.simple_tag
@cache
def asset(path: str) -> str:
    """The address of a static file, changing with its content."""
    found = finders.find(path)
    with open(str(found), "rb") as file:  # noqa: PTH123 - finders give strings
        return f"{static(path)}?v={sha256(file.read()).hexdigest()[:12]}"


@register.filter
def day(value: date | datetime) -> str:
    return date_format(value, "l j F Y")


@register.filter
def short_day(value: date | datetime) -> str:
    return date_format(value, "j M Y")


@register.filter
def clock(value: datetime) -> str:
    """The hour as the person lived it, in the offset it was noted with, as they read hours."""
    return date_format(value.replace(tzinfo=None), "g:i a" if in_twelve_hours() else "H:i")


@register.filter
def moment_label(value: datetime) -> str:
    return _("%(day)s, %(time)s") % {
        "day": date_format(value.replace(tzinfo=None), "D j M Y"),
        "time": clock(value),
    }


@register.filter
def signed(value: float, outcome: Outcome = "urge") -> str:
    """A size with its sign, in points or in times of a hundred; an endless range says so."""
    return coach.signed(value, outcome) if math.isfinite(value) else _("open")


@register.filter
def per_hundred(share: float) -> int:
    """A share from 0 to 1 as times in a hundred."""
    return round(100 * share)


@register.filter
def stressed(claim: Claim) -> SafeString:
    """A claim with its subject and its size in bold; everything in it escaped."""
    safe = str(escape(claim.sentence))
    for name in claim.subject.names:
        subject = str(escape(name))
        safe = safe.replace(f"“{subject}”", f"<b>{subject}</b>", 1)
    if not claim.told:
        return mark_safe(safe)  # noqa: S308
    size = re.escape(coach.size(claim.finding.effect, claim.analysis.outcome))
    return mark_safe(re.sub(rf"\b{size}\b", r"<b>\g<0></b>", safe, count=1))  # noqa: S308


@register.filter
def behind(claim: Claim) -> str:
    """The address of the check-ins behind a claim; "" where no list shows just those."""
    if not claim.behind:
        return ""
    wanted = [*claim.behind, ("way", claim.analysis.way), ("rated", "on")]
    return f"{reverse('today:moments')}?{urlencode(wanted)}"


@register.filter
def days_ago(then: datetime, now: datetime) -> str:
    """How long ago in whole days; nobody needs the hours."""
    days = (now.date() - then.date()).days
    if days < 1:
        return _("Earlier today")
    if days == 1:
        return _("Yesterday")
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


@register.inclusion_tag("parts/kept.html", takes_context=True)
def kept(context: template.Context) -> dict[str, object]:
    """Inside a long form: where its words are kept as one types."""
    request = context["request"]
    return {"sheet": sheet_of(request), "page": page_of(request)}


@register.inclusion_tag("parts/begun.html", takes_context=True)
def begun(context: template.Context) -> dict[str, object]:
    """Above a long form: says so when it shows words that were not saved yet."""
    found = shown_again(context["request"])
    return {"unsaved": found, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("parts/to_read.html", takes_context=True)
def to_read(context: template.Context, *keys: str) -> dict[str, object]:
    """Pages that fit a place, and an exercise: the key of a starter tag, or one of ELSEWHERE."""
    return {
        "pages": content.about(*keys)[:PAGES_OFFERED],
        "doing": content.exercise_beside(*keys),
        "here": context["request"].path,
    }
