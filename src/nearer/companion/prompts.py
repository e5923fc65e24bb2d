"""When Nearer asks: random times within the person's hours, and one evening window.

Only prompted check-ins are a fair sample of somebody's days: "I log when something happened" would
show false patterns in a third of lives. So the times are drawn once for a day, kept, and never
drawn again; a check-in inside an open window answers it, any other is self-started.
"""

import random
from datetime import date, datetime, time, timedelta

from nearer.companion.moments import since
from nearer.companion.space import Space
from nearer.domain.days import day_of, zone
from nearer.domain.errors import StorageError
from nearer.domain.values import Preferences, PromptDay

WINDOW = timedelta(minutes=45)
EVENING = timedelta(hours=4)  # how long the evening prompt stays open
EVENING_HOUR = 19
BURST_DAYS = 14
BURST, GENTLE = 4, 2  # prompts a day, in the first two weeks and after (science.md 5)


def local(space: Space, now: datetime) -> datetime:
    return now.astimezone(zone(space.preferences().zone))


def today(space: Space) -> date:
    """The person's present day."""
    return day_of(local(space, space.now()), space.preferences().day_starts)


def drawn(space: Space) -> PromptDay:
    """The prompts of the present day; drawn and kept at the first call of the day."""
    day = today(space)
    with space.working():
        space.refresh()
        return space.find(PromptDay, f"prompts-{day}") or _draw_and_keep(space, day)


def _draw_and_keep(space: Space, day: date) -> PromptDay:
    chance = random.Random(space.entropy(16))  # noqa: S311 - times of day, not keys
    kept = draw(day, space.preferences(), chance)
    space.put(kept)
    return kept


def draw(day: date, preferences: Preferences, chance: random.Random) -> PromptDay:
    """Times in equal parts of the person's hours, one at random within each; then the evening."""
    began = preferences.began.date() if preferences.began else day
    count = BURST if (day - began).days < BURST_DAYS else GENTLE
    if preferences.evening:
        count -= 1
    here = zone(preferences.zone)
    first = datetime.combine(day, time(preferences.prompts_from), here)
    last_hour = min(preferences.prompts_to, EVENING_HOUR if preferences.evening else 24)
    minutes = max(0, last_hour - preferences.prompts_from) * 60
    part = minutes / max(1, count)
    times = [
        first + timedelta(minutes=round(part * n + chance.uniform(0, max(0, part - 45))))
        for n in range(count if minutes else 0)
    ]
    if preferences.evening:
        times.append(datetime.combine(day, time(EVENING_HOUR), here))
    return PromptDay(
        id=f"prompts-{day}", day=str(day), times=tuple(times), evening=preferences.evening
    )


def open_now(space: Space) -> str:
    """The prompt that waits for an answer now, or ""."""
    now = space.now()
    try:
        day = drawn(space)
    except StorageError:  # nothing can be kept now, so nothing is asked; all else can be read
        return ""
    for number, asked in enumerate(day.times):
        prompt = f"{day.day}/{number}"
        stays = EVENING if day.evening and number == len(day.times) - 1 else WINDOW
        if asked <= now < asked + stays and not is_answered(space, prompt):
            return prompt
    return ""


def is_answered(space: Space, prompt: str, but: str = "") -> bool:
    """Whether a check-in or a skip other than ``but`` answers this prompt already."""
    if not prompt:
        return False
    recent = since(space, space.now() - timedelta(days=3))
    return any(m.prompt == prompt and m.id != but for m in recent)
