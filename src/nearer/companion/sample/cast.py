"""Who is invented: everything that makes one life differ from another, as frozen values."""

from dataclasses import dataclass
from typing import Literal

from nearer.domain.values import Circle, Hunch, Kinship

Company = Literal["", "with", "alone"]


@dataclass(frozen=True)
class Someone:
    """A person in the life. ``often``: weight among the company; ``warmth``: points of closeness.

    ``until``: the share of the life, 0 to 1, after which they are in it no more and archived.
    """

    alias: str
    kinship: Kinship
    circle: Circle
    often: float
    warmth: float = 0.0
    until: float = 1.0
    note: str = ""


@dataclass(frozen=True)
class Habit:
    """How often a tag is noted, and what it does.

    ``tag``: the key of a starter tag, or the name of a tag of one's own. ``rate``: share of the
    occasions that fit ``company``, ``kin`` and ``workdays``. ``points``: what it adds to the urge,
    all else equal; 0 for a tag that only keeps it company. ``hours``: from and to, local; noted
    more often within them. ``all_day``: drawn once for a day.
    """

    tag: str
    rate: float
    points: float = 0.0
    company: Company = ""
    kin: tuple[Kinship, ...] = ()
    hours: tuple[int, int] | None = None
    workdays: bool = False
    all_day: bool = False
    hunch: Hunch = ""


@dataclass(frozen=True)
class Life:
    """One invented person. Urge, closeness and mood are in points of 0 to 10."""

    called: str
    country: str
    zone: str
    away_zone: str  # where the yearly trip goes
    people: tuple[Someone, ...]
    habits: tuple[Habit, ...]
    alone: float = 0.4  # share of the occasions
    urge: float = 2.6  # where it rests
    daily: float = 0.8  # how far it swings with the hour
    carry: float = 0.4  # share of what is above or below that stays to the next check-in
    overnight: float = 0.25  # the same from one day to the next
    noise: float = 1.4  # standard deviation
    came_true: float = 0.12  # share of the fears
    came_partly: float = 0.14


SAM = Life(
    called="Sam",
    country="DE",
    zone="Europe/Berlin",
    away_zone="America/New_York",
    people=(
        Someone("Maya", "partner", "close", 5, 1.0, note="Together since the spring before last."),
        Someone("Jonas", "friend", "close", 3, 0.8, note="Knew me when I had long hair."),
        Someone("Lena", "sibling", "near", 1.5, 0.4),
        Someone("Mum", "parent", "near", 1.5, -0.6, note="Sundays, by phone."),
        Someone("Priya", "colleague", "further", 2, -0.2),
        Someone("Robin", "friend", "further", 1, 0.0, until=0.6, note="Moved to Porto."),
    ),
    habits=(
        Habit("criticised", 0.14, 2.0, "with", hunch="raises"),
        Habit("no_reply", 0.09, 1.5),
        Habit("affection", 0.16, 1.3, "with", hours=(18, 24)),
        Habit("no_time_alone", 0.11, 1.1, hours=(16, 24)),
        Habit("good_time", 0.24, -1.4, "with"),
        Habit("long walk", 0.12, -1.1, hours=(10, 18)),
        Habit("asked_how_i_feel", 0.15, company="with", hunch="raises"),
        Habit("argument", 0.04, company="with"),
        Habit("tired", 0.24, hours=(19, 26)),
        Habit("needed_by_them", 0.08, company="with"),
        Habit("pressured", 0.07, workdays=True),
        Habit("seemed_cold", 0.05, company="with"),
        Habit("shared_something", 0.12, company="with", hours=(18, 26)),
        Habit("unappreciated", 0.04),
        Habit("left_out", 0.02),
        Habit("pressed_to_change", 0.02, company="with"),
        Habit("asked_to_commit", 0.05, company="with", kin=("partner", "friend")),
        Habit("needed_help", 0.04),
        Habit("close_fast", 0.01, company="with"),
        Habit("relied_on", 0.08),
        Habit("controlled", 0.015, company="with"),
        Habit("compared", 0.02),
        Habit("mistake", 0.06, hours=(9, 18), workdays=True),
        Habit("long_together", 0.09, company="with", hours=(14, 24)),
        Habit("overworked", 0.22, hours=(9, 19), workdays=True),
        Habit("slept_badly", 0.18, all_day=True),
        Habit("drank", 0.06, hours=(19, 26)),
        Habit("unwell", 0.05, all_day=True),
        Habit("family_contact", 0.8, company="with", kin=("parent", "sibling")),
        Habit("the_past", 0.03, hours=(20, 26)),
        Habit("choir", 0.1, company="with", hours=(19, 23)),
        Habit("phone off", 0.06, hours=(18, 26)),
    ),
)

TRIGGERS = {habit.tag: habit.points for habit in SAM.habits if habit.points}
"""What truly moves Sam's urge, by starter key or own name, in points. Everything else is null."""
