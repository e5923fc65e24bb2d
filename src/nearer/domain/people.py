"""What is kept about people beyond their names: being in touch, and telling them of oneself."""

from datetime import date, datetime
from typing import Literal

from nearer.domain.practice import By
from nearer.domain.value import Value

Gift = Literal["comfort", "practical", "advice", "fun", "company", "believed"]


class Contact(Value, frozen=True, kw_only=True, tag="contact"):
    """One time of being in touch with somebody. ``on``: the person's day; ``by``: never empty."""

    noted: datetime
    on: date
    person: str
    by: By
    line: str = ""


class Rhythm(Value, frozen=True, kw_only=True, tag="rhythm"):
    """How often somebody would like to be in touch: about every ``days`` days.

    ``counts``: the least that counts, where a text is less than a call and a call less than
    meeting. ``wished``: when it was. ``rests``: until when nothing is said of it.
    """

    person: str
    days: int
    counts: By = "call"
    wished: datetime
    rests: datetime | None = None


class Telling(Value, frozen=True, kw_only=True, tag="telling"):
    """Words with which to tell somebody of pulling away. ``chosen``: part and example or own words.

    ``person``: "" for nobody yet. ``words``: all of it put together, as it was last changed.
    """

    noted: datetime
    person: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    words: str = ""
