"""Where answers about closeness lie, in words: a point with its error, never a label.

Regions overlap, since every answer has error; so each sentence carries how likely each region is.
A change is told when it is larger than the error and lasts (docs/statistics.md).
"""

from collections.abc import Mapping
from datetime import date

from nearer.coach.days import day
from nearer.content.regions import RegionFacts, RegionKey, regions
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.instruments import Certainty, Change, Instrument, Norm, Precision

WHOLE = 100
FIRST_TOLD = 3  # forms: two on a new level, and one before
CLEAR = 50
"""Of a hundred: from here on the answers are said to lean towards one region."""


def region_facts(region: RegionKey) -> RegionFacts:
    """What is often told of a region; about nobody in particular."""
    return regions()[region]


def of_a_hundred(shares: Mapping[RegionKey, float]) -> dict[RegionKey, int]:
    """Shares as whole numbers that sum to 100, the largest first; one rounding for every place."""
    exact = {region: WHOLE * share for region, share in shares.items()}
    whole = {region: int(share) for region, share in exact.items()}
    by_rest = sorted(exact, key=lambda region: whole[region] - exact[region])
    for region in by_rest[: WHOLE - sum(whole.values())]:
        whole[region] += 1
    return dict(sorted(whole.items(), key=lambda pair: -pair[1]))


def how_sure(share: int) -> str:
    """One share of a hundred by itself: never none and never all."""
    if share >= WHOLE:
        return _(">99")
    return str(share) if share else _("<1")


def about(name: str) -> str:
    """Whom answers are about, inside a sentence; "" is people in general."""
    return _("about “%(name)s”") % {"name": name} if name else _("about people close to you")


def where(name: str, parts: Mapping[RegionKey, int], when: date) -> str:
    """Where the newest answers lie. ``parts``: of a hundred, the largest first."""
    (first, most), (second, _less), *_others = parts.items()
    words = {
        "about": about(name),
        "first": regions()[first].leaning,
        "second": regions()[second].leaning,
        "when": day(when),
        "parts": _parts(parts),
    }
    if most < CLEAR:
        return (
            _("Your answers %(about)s of %(when)s lie between %(first)s and %(second)s; %(parts)s.")
            % words
        )
    return _("Your answers %(about)s of %(when)s lean towards %(first)s; %(parts)s.") % words


def in_short(parts: Mapping[RegionKey, int]) -> str:
    """The same where the name and the day stand beside it."""
    (first, most), (second, _less), *_others = parts.items()
    words = {
        "first": regions()[first].leaning,
        "second": regions()[second].leaning,
        "parts": _parts(parts),
    }
    if most < CLEAR:
        return _("Your answers lie between %(first)s and %(second)s; %(parts)s.") % words
    return _("Your answers lean towards %(first)s; %(parts)s.") % words


def what_the_parts_mean() -> str:
    """Beside every share of a region."""
    return _(
        "Every answer has error, and the regions touch. The numbers say how sure it is in which of "
        "them the point would lie without that error; they are not parts of you. A point is a "
        "place, not a type: it may differ with each person, and it may move."
    )


def scale_name(scale: str) -> str:
    """The scales of Nearer's own inventory."""
    return {
        "anxiety": _("worry about being left"),
        "avoidance": _("keeping distance"),
        "mixed": _("being drawn both ways"),
    }[scale]


def change_marked() -> str:
    """Beside a relationship with a change to read of."""
    return _("something changed here, and lasted")


def change_told(name: str, scale: str, change: Change) -> str:
    """A change that is larger than the error of the answers and lasts, or that lasted a while."""
    words = {
        "about": about(name),
        "scale": scale,
        "since": day(change.since.date()),
        "until": day(change.until.date()) if change.until else "",
        "now": f"{change.now:.1f}",
        "before": f"{change.before:.1f}",
        "n_now": _times(change.assessments_since),
        "n_before": _times(change.assessments_before),
    }
    return _course(change) % words


def _course(change: Change) -> str:
    higher = change.difference > 0
    if change.until is None:
        return (
            _(
                "In your answers %(about)s, “%(scale)s” has been higher since %(since)s: "
                "%(now)s on average (%(n_now)s), and %(before)s before (%(n_before)s). That is "
                "more than the error of the answers, and it held for at least four weeks."
            )
            if higher
            else _(
                "In your answers %(about)s, “%(scale)s” has been lower since %(since)s: "
                "%(now)s on average (%(n_now)s), and %(before)s before (%(n_before)s). That is "
                "more than the error of the answers, and it held for at least four weeks."
            )
        )
    return (
        _(
            "In your answers %(about)s, “%(scale)s” was higher from %(since)s to %(until)s: "
            "%(now)s on average (%(n_now)s), and %(before)s before (%(n_before)s). That was more "
            "than the error of the answers. It is not so any more."
        )
        if higher
        else _(
            "In your answers %(about)s, “%(scale)s” was lower from %(since)s to %(until)s: "
            "%(now)s on average (%(n_now)s), and %(before)s before (%(n_before)s). That was more "
            "than the error of the answers. It is not so any more."
        )
    )


def no_change(assessments: int) -> str:
    """What is said while nothing has moved beyond the error."""
    if assessments < FIRST_TOLD:
        return _("A change can be told from the third time on, over at least four weeks.")
    return _(
        "So far, no change that is larger than the error of the answers and lasts for four weeks. "
        "Points move a little each time; that alone says nothing. Small changes may never be told, "
        "so that hardly any is told that is none."
    )


def error_told(scale: str, precision: Precision) -> str:
    """How far off one score may be, and what that was worked out from."""
    words = {"scale": scale, "error": f"{1.96 * precision.sem:.1f}", "n": precision.repeated}
    if precision.source == "norms":
        return (
            _(
                "“%(scale)s” may be off by about %(error)s points either way, judged by what "
                "others answered."
            )
            % words
        )
    if not precision.repeated:
        return (
            _(
                "“%(scale)s” may be off by about %(error)s points either way; a first guess, until "
                "you have answered again about somebody."
            )
            % words
        )
    return (
        ngettext(
            "“%(scale)s” may be off by about %(error)s points either way, judged by the one time "
            "that you answered again about somebody.",
            "“%(scale)s” may be off by about %(error)s points either way, judged by the %(n)d "
            "times that you answered again about somebody.",
            precision.repeated,
        )
        % words
    )


def dependable(scale: str, precision: Precision) -> str:
    """How much of the differences among this person's scores is more than error."""
    if precision.reliability is None:
        return ""
    return _(
        "Of the differences among your scores of “%(scale)s”, between people and over time, about "
        "%(share)d in 100 is more than error."
    ) % {"scale": scale, "share": round(100 * precision.reliability)}


def norm_told(key: Instrument, norm: Norm) -> str:
    """What one sample answered: who they were, and nothing about the reader.

    A mean of answers on another range is stretched to the form's, as its error is.
    """
    scale = key.scale(norm.scale)
    theirs = (norm.lowest, norm.highest)
    stretched = scale.score == "mean" and theirs != (key.lowest, key.highest)
    factor = (key.highest - key.lowest) / (norm.highest - norm.lowest) if stretched else 1.0
    mean = key.lowest + (norm.mean - norm.lowest) * factor if stretched else norm.mean
    words = {
        "scale": scale.title,
        "who": norm.who,
        "mean": f"{mean:.1f}",
        "low": f"{mean - norm.sd * factor:.1f}",
        "high": f"{mean + norm.sd * factor:.1f}",
        "lowest": key.lowest if stretched else norm.lowest,
        "highest": key.highest if stretched else norm.highest,
    }
    told = (
        _(
            "%(scale)s: %(mean)s on average, and about two in three between %(low)s and %(high)s, "
            "on answers from %(lowest)d to %(highest)d. Who answered: %(who)s."
        )
        % words
    )
    if not stretched:
        return told
    return _("%(told)s They answered from %(lowest)d to %(highest)d; that was stretched.") % {
        "told": told,
        "lowest": norm.lowest,
        "highest": norm.highest,
    }


def certainty_told(certainty: Certainty) -> str:
    """How well a scoring key is known; "" where it was read in a source."""
    if certainty == "from memory":
        return _(
            "This key is from memory of the literature and was not checked against its source. "
            "Compare it with the authors' own before you rely on a score."
        )
    return ""


def _parts(parts: Mapping[RegionKey, int]) -> str:
    """How sure each region is; what is all but ruled out is left to the table."""
    told = (_part(region, share) for region, share in parts.items() if share)
    return _("how sure, out of 100: %(parts)s") % {"parts": ", ".join(told)}


def _part(region: RegionKey, share: int) -> str:
    words = {"share": share, "region": regions()[region].name}
    if share == WHOLE:
        return _("%(region)s over 99") % words
    return _("%(region)s %(share)d") % words


def _times(count: int) -> str:
    return ngettext("%(n)d time", "%(n)d times", count) % {"n": count}
