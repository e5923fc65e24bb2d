"""The things a person keeps in their space, as frozen values.

Every value has an ``id`` of its own for life; an edit is a new revision of the same id. Times are
aware and keep the offset they were noted with, so that an hour stays the hour the person lived.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from nearer.domain.arrival import Arrived, Incoming
from nearer.domain.attachment import AddedInstrument, Assessment, ItemWords
from nearer.domain.copies import Copies
from nearer.domain.past import Echo, Inquiry, Letter, Memory
from nearer.domain.people import Contact, Gift, Rhythm, Telling
from nearer.domain.practice import (
    Attempt,
    Depth,
    Drawn,
    Invited,
    NotBefore,
    Step,
    Strategy,
    Trial,
    Urge,
    Week,
)
from nearer.domain.report import ReportPlan
from nearer.domain.safety import Quiet, Safety, SafetyAnswers
from nearer.domain.unsaved import Unsaved
from nearer.domain.value import Value
from nearer.domain.words import Wording
from nearer.domain.worth import Belief, Exercised, Proof, Strength, Thought

Way = Literal["prompt", "self"]
Action = Literal["", "toward", "stayed", "away"]
Kinship = Literal[
    "partner",
    "friend",
    "parent",
    "child",
    "sibling",
    "family",
    "colleague",
    "professional",
    "other",
]
Circle = Literal["close", "near", "further"]
Hunch = Literal["", "raises", "lowers"]
Theme = Literal["system", "light", "dark"]
TextSize = Literal["", "large", "larger"]
Contrast = Literal["system", "more"]
Motion = Literal["system", "less"]
FearOutcome = Literal["", "no", "partly", "yes", "unknown"]
FearKind = Literal["", "turned down", "left", "swallowed", "seen", "hurt", "burden", "other"]


class Moment(Value, frozen=True, kw_only=True, tag="moment"):
    """One check-in. ``None`` means not answered, which is never the same as zero."""

    when: datetime
    zone: str = "UTC"
    way: Way = "self"
    prompt: str = ""
    skipped: bool = False
    people: tuple[str, ...] = ()
    alone: bool = False
    tags: tuple[str, ...] = ()
    urge: int | None = None  # 0 none … 10 very strong
    closeness: int | None = None  # 0 far … 10 close
    mood: int | None = None  # 0 low … 10 good
    action: Action = ""
    words: str = ""


class Draft(Value, frozen=True, kw_only=True, tag="draft"):
    """A check-in whose second screen is still open; its id becomes the moment's."""

    when: datetime
    zone: str = "UTC"
    way: Way = "self"
    prompt: str = ""
    people: tuple[str, ...] = ()
    alone: bool = False
    tags: tuple[str, ...] = ()


class Person(Value, frozen=True, kw_only=True, tag="person"):
    """``gives``, ``gets``: what they can give, and what the person gives them, with own words for
    more. ``up_to``: how deep what may be told them goes; None is not said.
    """

    alias: str
    kinship: Kinship = "other"
    circle: Circle = "near"
    archived: bool = False
    note: str = ""
    gives: tuple[Gift, ...] = ()
    gives_more: str = ""
    gets: tuple[Gift, ...] = ()
    gets_more: str = ""
    up_to: Depth | None = None


class Tag(Value, frozen=True, kw_only=True, tag="tag"):
    """Something that can be going on. ``starter``: its key in the starter set, if from there."""

    name: str
    starter: str = ""
    hunch: Hunch = ""
    retired: bool = False
    merged_into: str = ""


class Fear(Value, frozen=True, kw_only=True, tag="fear"):
    """A fear written as a prediction. ``likely`` and ``likely_now`` are percentages 0–100.

    ``bad``: how bad it would be, 0–10. ``counts``: what would count as "it happened".
    ``care_expected``, ``care_met``: how kind the other would be and was, 0–10. ``not_yet``: how
    often it could not be known yet when it was asked.
    """

    when: datetime
    words: str
    likely: int
    person: str = ""
    moment: str = ""
    due: datetime
    outcome: FearOutcome = ""
    answered: datetime | None = None
    likely_now: int | None = None
    what_happened: str = ""
    about: FearKind = ""
    bad: int | None = None
    counts: str = ""
    care_expected: int | None = None
    care_met: int | None = None
    not_yet: int = 0


class Reason(Value, frozen=True, kw_only=True, tag="reason"):
    """What brings the person here, in their own words."""

    when: datetime
    words: str


class PromptDay(Value, frozen=True, kw_only=True, tag="prompts"):
    """The prompt times drawn for one day. Drawn once and kept; never drawn again."""

    day: str  # the person's day, YYYY-MM-DD
    times: tuple[datetime, ...]
    evening: bool = False  # the last of them is the evening's, which stays open for hours


class Pair(Value, frozen=True, kw_only=True, tag="pair"):
    """Two things the person wants watched together. ``first``, ``second``: names of columns."""

    first: str
    second: str
    asked: datetime
    withdrawn: bool = False


class BudgetFixed(Value, frozen=True, kw_only=True, tag="budget"):
    """How the error budget of one kind of check-in was shared out, and when.

    ``fixed`` and ``shares`` (column, share) never change; ``later`` (column, when it joined) only
    grows. So what was once watched keeps its share, whatever becomes of it.
    """

    fixed: datetime
    shares: tuple[tuple[str, float], ...] = ()
    later: tuple[tuple[str, datetime], ...] = ()


class EngineState(Value, frozen=True, kw_only=True, tag="engine"):
    """What one engine learned from the first ``moments`` of a record with this fingerprint.

    Derived, and no part of what the person wrote: it can be learned again.
    """

    moments: int
    fingerprint: bytes
    state: bytes


class Shown(Value, frozen=True, kw_only=True, tag="shown"):
    """A pattern as it stood when it was first shown as established.

    ``analysis``, ``column``: as in the evidence. ``occasions``: check-ins it was read from.
    ``dismissed``: taken back since, and the person has seen that.
    """

    analysis: str
    column: str
    first: datetime
    occasions: int
    effect: float
    low: float | None = None  # without an end
    high: float | None = None
    log_e: float
    with_tag: int
    without_tag: int
    dismissed: bool = False


class Preferences(Value, frozen=True, kw_only=True, tag="preferences"):
    """How the space behaves. ``day_starts``: the hour up to which a night is still yesterday."""

    called: str = ""
    country: str = ""
    zone: str = "UTC"
    day_starts: int = 4
    theme: Theme = "system"
    discreet: bool = False  # a plain page title and icon, for a screen others may see
    idle_minutes: int = 10
    prompts_from: int = 9  # hour
    prompts_to: int = 22  # hour
    prompts_first: int = 4  # a day in the first two weeks; 0 is none
    prompts_then: int = 2  # a day after them
    quiet_days: tuple[int, ...] = ()  # weekdays without prompts, 0 is Monday
    evening: bool = True
    calendar: str = ""  # the token in the address that a calendar asks for prompts; "" is none
    rings: bool = False  # the browser says so when a prompt comes
    text_size: TextSize = ""
    contrast: Contrast = "system"
    motion: Motion = "system"
    twelve_hours: bool = False  # 2:30 pm, not 14:30
    week_starts: int = 0  # weekday, 0 is Monday
    language: str = ""  # its code; "" is the browser's
    began: datetime | None = None
    sample: bool = False  # an invented life, not a person's own
    code_confirmed: bool = False  # the recovery code was written down and typed back
    set_aside: tuple[str, ...] = ()  # ids of damaged records that were seen and set aside
    welcomed: tuple[str, ...] = ()  # the first-evening invitations done or put aside
    checks_words: bool = True  # ask gently after words that sound like danger


Entry = (
    Moment
    | Draft
    | Person
    | Contact
    | Rhythm
    | Telling
    | Wording
    | Tag
    | Fear
    | Reason
    | PromptDay
    | Pair
    | BudgetFixed
    | EngineState
    | Shown
    | Assessment
    | ItemWords
    | AddedInstrument
    | Memory
    | Letter
    | Echo
    | Inquiry
    | Thought
    | Belief
    | Strength
    | Proof
    | Exercised
    | Step
    | Attempt
    | Invited
    | Strategy
    | Trial
    | Drawn
    | NotBefore
    | Urge
    | Week
    | Safety
    | SafetyAnswers
    | Quiet
    | ReportPlan
    | Unsaved
    | Incoming
    | Arrived
    | Copies
    | Preferences
)


class Revision(Struct, frozen=True, gc=False):
    """One writing of one value. ``id`` is the record's id as 32 hex digits."""

    id: str
    written: datetime
    value: Entry
