"""Time zones to choose from, and the one this machine is in."""

from zoneinfo import available_timezones

import tzlocal

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian")


def here() -> str:
    """This machine's zone; UTC where it has none that is known."""
    name = tzlocal.get_localzone_name()
    return name if name in available_timezones() else "UTC"


def zone_choices() -> list[tuple[str, str]]:
    names = {n for n in available_timezones() if n.split("/")[0] in (*REGIONS, "Pacific")}
    return [(name, name.replace("_", " ")) for name in sorted(names | {"UTC", here()})]
