"""The part of a report about the map: attachment anxiety and avoidance, person by person."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from nearer.coach import places
from nearer.coach.days import day
from nearer.companion.map import Map, Placed, Stop, read_map
from nearer.companion.map_pictures import map_of
from nearer.companion.reporting_items import Period
from nearer.companion.reporting_names import Names
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.report.document import Block, Lines, Paragraph, Picture, Section, Table

AT_MOST = 3  # in the short version


def places_in(
    space: Space, names: Names, period: Period, chosen: Collection[str], *, short: bool
) -> Iterator[Section]:
    read = read_map(space)
    shown = tuple(
        _in_period(one, names, period)
        for one in read.placed
        if f"map:{one.about}" in chosen
        and names.has(one.about)
        and any(period.holds(stop.assessment.when) for stop in one.stops)
    )
    if not shown:
        return
    heading = _("Closeness in relationships")
    if short:
        yield Section(heading, (Lines(tuple(one.sentence for one in shown[:AT_MOST])),))
        return
    yield Section(heading, tuple(_blocks(space, replace(read, placed=shown))))


def _in_period(one: Placed, names: Names, period: Period) -> Placed:
    return replace(
        one,
        name=names.of(one.about),
        archived=False,
        stops=tuple(stop for stop in one.stops if period.holds(stop.assessment.when)),
        changes=tuple(pair for pair in one.changes if period.holds(pair[1].seen)),
    )


def _blocks(space: Space, shown: Map) -> Iterator[Block]:
    for one in shown.placed:
        yield Paragraph(one.sentence)
        yield Lines(one.told)
    yield Paragraph(places.what_the_parts_mean(), quiet=True)
    yield Picture(map_of(space, shown), _in_words(shown))
    head = (
        _("Whom, and when"),
        places.scale_name("anxiety"),
        places.scale_name("avoidance"),
        places.scale_name("mixed"),
    )
    rows = tuple(
        (f"{_name(one)}, {day(stop.assessment.when.date())}", *_numbers(stop))
        for one in shown.placed
        for stop in one.stops
    )
    yield Table(_("Scores, from 1 to 7, with how far off each may be"), head, rows)
    yield Lines(shown.said)


def _numbers(stop: Stop) -> tuple[str, str, str]:
    place = stop.place
    return (
        f"{place.anxiety:.1f} ± {1.96 * place.anxiety_sem:.1f}",
        f"{place.avoidance:.1f} ± {1.96 * place.avoidance_sem:.1f}",
        f"{stop.mixed:.1f}" if stop.mixed is not None else "–",
    )


def _in_words(shown: Map) -> str:
    rows = "; ".join(
        _("%(name)s at %(anxiety)s and %(avoidance)s")
        % {"name": _name(one), "anxiety": numbers[0], "avoidance": numbers[1]}
        for one in shown.placed
        if (numbers := _numbers(one.last))
    )
    return _("A point for each, by “%(across)s” and “%(along)s”, from 1 to 7: %(rows)s.") % {
        "across": places.scale_name("anxiety"),
        "along": places.scale_name("avoidance"),
        "rows": rows,
    }


def _name(one: Placed) -> str:
    return one.name or _("people close by")
