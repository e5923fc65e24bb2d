"""When Nearer asks: random times within the person's hours, and one evening window.

Only prompted check-ins are a fair sample of somebody's days: "I log when something happened" would
show false patterns in a third of lives. So the times are drawn once for a day, kept, and never
drawn again; a check-in inside an open window answers it, any other is self-started.
"""

import random
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from nearer.companion.moments import since
from nearer.companion.space import Space
from nearer.domain.days import day_of, zone
from nearer.domain.errors import StorageError
from nearer.domain.values import Preferences, PromptDay

WINDOW = timedelta(minutes=45)
EVENING = timedelta(hours=4)  # how long the evening prompt stays open
EVENING_HOUR = 19
BURST_DAYS = 14
BURST, GENTLE = 4, 2  # prompts a day unless chosen, in the first two weeks and after (science.md 5)
DAY = timedelta(days=1)


def local(space: Space, now: datetime) -> datetime:
    return now.astimezone(zone(space.preferences().zone))


def today(space: Space) -> date:
    """The person's present day."""
    return day_of(local(space, space.now()), space.preferences().day_starts)


def drawn(space: Space) -> PromptDay:
    """The prompts of the present day; drawn and kept at the first call of the day."""
    return ahead(space, 1)[0]


def ahead(space: Space, days: int) -> tuple[PromptDay, ...]:
    """The prompts of the present day and those after it, one value a day; kept once drawn."""
    first = today(space)
    with space.working():
        space.refresh()
        wanted = [first + n * DAY for n in range(days)]
        kept = {day: space.find(PromptDay, _id(day)) for day in wanted}
        missing = [day for day, found in kept.items() if found is None]
        if missing:
            chance = random.Random(space.entropy(16))  # noqa: S311 - times of day, not keys
            fresh = [draw(day, space.preferences(), chance) for day in missing]
            space.put(*fresh)
            kept.update(zip(missing, fresh, strict=True))
    return tuple(found for found in kept.values() if found is not None)


def draw(day: date, preferences: Preferences, chance: random.Random) -> PromptDay:
    """Times in equal parts of the person's hours, one at random within each; then the evening."""
    count = wanted(day, preferences)
    here = zone(preferences.zone)
    evening = preferences.evening and count > 0
    count -= evening
    until = min(preferences.prompts_to, EVENING_HOUR if evening else 24)
    first = _at(day, preferences.prompts_from, here)
    minutes = max(0.0, (_at(day, until, here) - first) / timedelta(minutes=1))
    part = minutes / max(1, count)
    times = [
        first + timedelta(minutes=round(part * n + chance.uniform(0, max(0, part - 45))))
        for n in range(count if minutes else 0)
    ]
    if evening:
        times.append(_at(day, EVENING_HOUR, here))
    shown = tuple(_as_lived(when, here) for when in times)
    return PromptDay(id=_id(day), day=str(day), times=shown, evening=evening)


def wanted(day: date, preferences: Preferences) -> int:
    """How many prompts that day is to have: none on a quiet one, more in the first two weeks."""
    if day.weekday() in preferences.quiet_days:
        return 0
    began = preferences.began.date() if preferences.began else day
    in_burst = (day - began).days < BURST_DAYS
    return preferences.prompts_first if in_burst else preferences.prompts_then


def still_to_come(space: Space, day: date) -> list[str]:
    """Ids of days drawn ahead that lie after ``day``: they may be drawn anew, nothing was asked."""
    return [one.id for one in space.all(PromptDay) if one.day > str(day)]


def stays_open(day: PromptDay, number: int) -> timedelta:
    """How long that prompt of the day can be answered."""
    return EVENING if day.evening and number == len(day.times) - 1 else WINDOW


def open_now(space: Space) -> str:
    """The prompt that waits for an answer now, or ""."""
    now, wishes = space.now(), space.preferences()
    night = wishes.prompts_from < wishes.day_starts  # tomorrow's date begins within this day
    try:
        day = ahead(space, 2 if night else 1)[0]
    except StorageError:  # nothing can be kept now, so nothing is asked; all else can be read
        return ""
    for one in (day, *_beside(space, date.fromisoformat(day.day))):
        for number, asked in enumerate(one.times):
            prompt = f"{one.day}/{number}"
            is_open = asked <= now < asked + stays_open(one, number)
            if is_open and not is_answered(space, prompt):
                return prompt
    return ""


def is_answered(space: Space, prompt: str, but: str = "") -> bool:
    """Whether a check-in or a skip other than ``but`` answers this prompt already."""
    if not prompt:
        return False
    recent = since(space, space.now() - timedelta(days=3))
    return any(m.prompt == prompt and m.id != but for m in recent)


def _beside(space: Space, day: date) -> list[PromptDay]:
    """The days around, as far as they are kept: a window can outlast its day, and who travels
    can come into another one while it is open.
    """
    around = [space.find(PromptDay, _id(day + n * DAY)) for n in (-1, 1)]
    return [one for one in around if one is not None]


def _id(day: date) -> str:
    return f"prompts-{day}"


def _at(day: date, hour: int, here: tzinfo) -> datetime:
    """That hour of the day where the person is, in UTC: what is added to it is time that passes,
    also in a night in which the clocks change. ``hour``: 0–24.
    """
    date_of = day + (DAY if hour == 24 else 0 * DAY)
    return datetime.combine(date_of, time(hour % 24), here).astimezone(UTC)


def _as_lived(when: datetime, here: tzinfo) -> datetime:
    """The same time with the offset that holds there then."""
    there = when.astimezone(here)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta(0)))
