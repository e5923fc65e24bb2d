"""`nearer analyse FILE`: the trigger finder on any tidy diary, without a space."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from nearer.cli import analysis_shown
from nearer.domain.days import zone
from nearer.domain.errors import BadInput, NearerError
from nearer.domain.tongue import gettext as _
from nearer.exchange.atomic import check_writable, write_whole
from nearer.exchange.diary import (
    Asked,
    Diary,
    parse_names,
    parse_range,
    parse_thresholds,
    read_diary,
)
from nearer.exchange.findings import PersonFindings, findings_json

MOST_JOBS = 61  # more processes than this cannot be waited for at once on Windows


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "analyse",
        help=_("find triggers in a diary file (CSV or TSV), without a space"),
        description=_(
            "One row for each occasion, one column for each thing noted. See docs/analyse.md."
        ),
    )
    parser.add_argument(
        "file", metavar="FILE", help=_("CSV or TSV in UTF-8; - reads standard input")
    )
    parser.add_argument("--outcome", required=True, metavar="COLUMN", help=_("what may be set off"))
    parser.add_argument(
        "--person", default="", metavar="COLUMN", help=_("who, if there are several")
    )
    _add_times(parser)
    _add_lists(parser)
    parser.add_argument(
        "--range",
        dest="limits",
        type=_read(parse_range),
        metavar="LOW,HIGH",
        help=_("lowest and highest possible outcome; write a negative one as --range=-3,3"),
    )
    parser.add_argument(
        "--alpha",
        type=_alpha,
        default=0.05,
        help=_("for each person, the chance that any false tag is ever established (%(default)s)"),
    )
    parser.add_argument(
        "--json", default="", metavar="OUT", help=_("write all findings; - to screen")
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help=_("processes; worth it for long diaries")
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Exit code 0 also when some rows could not be used. Raises NearerError."""
    told = Console(stderr=True)
    out = _checked_out(given)
    with Progress(console=told, transient=True, disable=not told.is_terminal) as progress:
        diary = _read_file(given, progress)
        people = _analyse(diary, given, progress)
    analysis_shown.tell(told, diary, people)
    if out:
        write_whole(out, findings_json(diary, people, given.alpha))
        said = _("All findings are in %(file)s.") % {"file": given.json}
        told.print(said, markup=False, highlight=False)
    if given.json == "-":
        sys.stdout.write(findings_json(diary, people, given.alpha).decode())
    else:
        analysis_shown.show(Console(), diary, people, given.alpha)
    return 0


def _add_times(parser: argparse.ArgumentParser) -> None:
    time = parser.add_mutually_exclusive_group()
    time.add_argument("--when", default="", metavar="COLUMN", help=_("dates with times (ISO 8601)"))
    time.add_argument("--day", default="", metavar="COLUMN", help=_("dates, or numbers of days"))
    parser.add_argument("--beep", default="", metavar="COLUMN", help=_("number within the day"))
    parser.add_argument(
        "--zone",
        type=_read(zone),
        metavar="PLACE",
        help=_("for times without offset: Europe/Berlin"),
    )


def _add_lists(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tags",
        action="extend",
        default=[],
        type=_read(parse_names),
        metavar="A,B,C",
        help=_("columns of 0/1, true/false or yes/no; without any, all columns of 0/1"),
    )
    parser.add_argument(
        "--tags-threshold",
        dest="thresholds",
        action="extend",
        default=[],
        type=_read(parse_thresholds),
        metavar="'COLUMN>=NUMBER'",
        help=_("a tag made of a number: >= > <= < =; several with commas, or repeat it"),
    )


def _read(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """For argparse: what ``parse`` refuses becomes a message about the argument."""

    def parsed(text: str) -> Any:
        try:
            return parse(text)
        except NearerError as error:
            raise argparse.ArgumentTypeError(_(str(error))) from error

    return parsed


def _alpha(text: str) -> float:
    try:
        alpha = float(text)
    except ValueError:
        alpha = 0.0
    if not 0 < alpha <= 0.5:
        raise argparse.ArgumentTypeError(_("takes a number above 0, at most 0.5."))
    return alpha


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        said = _("takes a number from 1 to %(most)s.") % {"most": MOST_JOBS}
        raise argparse.ArgumentTypeError(said)
    return int(text)


def _checked_out(given: argparse.Namespace) -> Path | None:
    """Where the JSON goes, known to be possible before the long part begins."""
    if given.json in {"", "-"}:
        return None
    out = check_writable(Path(given.json))
    if given.file != "-" and out == Path(given.file).resolve():
        raise BadInput("The diary itself would be overwritten. Give --json another name.")
    return out


def _read_file(given: argparse.Namespace, progress: Progress) -> Diary:
    asked = Asked(
        outcome=given.outcome,
        person=given.person,
        when=given.when,
        day=given.day,
        beep=given.beep,
        tags=tuple(given.tags),
        thresholds=tuple(given.thresholds),
        zone=given.zone,
        limits=given.limits,
    )
    if given.file == "-":
        return read_diary(sys.stdin.buffer, "-", asked)
    path = Path(given.file)
    try:
        with progress.open(path, "rb", description=_("Reading")) as source:
            return read_diary(source, path.name, asked)
    except OSError as error:
        said = _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": error.strerror}
        raise BadInput(said) from error


def _analyse(
    diary: Diary, given: argparse.Namespace, progress: Progress
) -> tuple[PersonFindings, ...]:
    # Matrices this small gain nothing from threads, and several processes would fight over them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from nearer.companion.analyse import analyse  # brings NumPy, which reads the line above

    found = analyse(diary, given.alpha, given.jobs)
    return tuple(progress.track(found, total=len(diary.people), description=_("Looking")))
