"""The offer of the short form after a check-in, at most once a week."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from nearer.companion.map import offered_after
from nearer.companion.space import Space
from nearer.domain.values import Moment
from nearer.web.understand.map import address


def saved(space: Space, moment: Moment) -> str:
    """What is said after a check-in; once a week with a way to the short form, nothing asked."""
    about = offered_after(space, moment)
    if about is None:
        return _("Saved.")
    where = reverse("understand:week", args=[address(about)])
    words = _("Six sentences about this week, if you like")
    return format_html('{} <a href="{}">{}</a>', _("Saved."), where, words)
