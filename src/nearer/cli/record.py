"""`nearer log`, `moments` and `why`: the record from a terminal."""

import argparse
import json
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from nearer.cli.key import open_space
from nearer.coach.safety_words import card
from nearer.companion import check_in, moments, people, safety, tags
from nearer.companion.safety_lines import at_hand
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Moment, Person


def add_parser(commands: Any) -> None:
    log = commands.add_parser("log", help=_("note a moment"))
    for name, meaning in (("urge", _("to pull away")), ("closeness", ""), ("mood", "")):
        log.add_argument(f"--{name}", type=int, metavar="0-10", help=meaning)
    log.add_argument("--tag", action="append", default=[], help=_("what is happening; repeat it"))
    log.add_argument("--with", dest="people", action="append", default=[], metavar="NAME")
    log.add_argument("--alone", action="store_true")
    log.add_argument("--did", choices=["toward", "stayed", "away"], default="")
    log.add_argument("--words", default="", help=_("they may stay in the shell's history"))
    log.set_defaults(run=run_log)

    shown = commands.add_parser("moments", help=_("look back"))
    shown.add_argument("--words", default="")
    shown.add_argument("--with", dest="person", default="", metavar="NAME")
    shown.add_argument("--tag", default="")
    shown.add_argument("--from", dest="first", type=date.fromisoformat, metavar="YYYY-MM-DD")
    shown.add_argument("--to", dest="last", type=date.fromisoformat, metavar="YYYY-MM-DD")
    shown.add_argument("--page", type=int, default=1)
    shown.set_defaults(run=run_moments)

    reasons = commands.add_parser("why", help=_("what goes with the urge to pull away, so far"))
    reasons.add_argument("--json", action="store_true", help=_("for another program"))
    reasons.set_defaults(run=run_why)


def run_log(given: argparse.Namespace) -> int:
    _house, space = open_space()
    feeling = check_in.Feeling(
        urge=given.urge,
        closeness=given.closeness,
        mood=given.mood,
        action=given.did,
        words=given.words,
    )
    check_in.check_feeling(feeling)
    _check_given(given)
    situation = check_in.Situation(
        people=tuple(people.add(space, name).id for name in given.people),
        alone=given.alone,
        tags=tuple(tags.add(space, name).id for name in given.tag),
    )
    check_in.finish(space, check_in.begin(space, situation), feeling)
    console = Console()
    console.print(_("Saved."), markup=False)
    _ask_gently(console, space)
    return 0


def _ask_gently(console: Console, space: Space) -> None:
    """After heavy words: what the card of a page says, with the lines at hand."""
    heard = safety.card(space)
    if heard is None:
        return
    words = card(heard.kind)
    for sentence in (words.ask, *words.lines):
        console.print(sentence, highlight=False, markup=False)
    for line in at_hand(space, heard.kind):
        shown = line.numbers[0].shown if line.numbers else line.text or line.web_label
        console.print(f"{line.name}: {shown}", highlight=False, markup=False)
    console.print(_("More lines, for you and for others: open Nearer, and Help now."), markup=False)


def _check_given(given: argparse.Namespace) -> None:
    """Refuse before anything is written. Raises BadInput."""
    if given.alone and given.people:
        raise BadInput("Alone, or with someone: choose one of the two.", "with")
    rated = any(rating is not None for rating in (given.urge, given.closeness, given.mood))
    if not (rated or given.people or given.alone or given.tag or given.did or given.words):
        raise BadInput("Nothing is chosen yet. See  nearer log --help", "urge")


def run_moments(given: argparse.Namespace) -> int:
    _house, space = open_space()
    wanted = moments.Wanted(
        words=given.words,
        person=_id_of({p.alias: p.id for p in space.all(Person)}, given.person, "with"),
        tag=_id_of({t.name: t.id for t in tags.live_tags(space)}, given.tag, "tag"),
        first=given.first,
        last=given.last,
    )
    page = moments.find(space, wanted, given.page)
    columns = (_("When"), _("With"), _("What"), _("Urge"), _("Closeness"), _("Words"))
    table = Table(*columns, box=None)
    aliases, names = people.names(space), tags.names(space)
    for moment in page.found:
        table.add_row(*map(Text, _cells(moment, aliases, names)))
    console = Console(markup=False)
    console.print(table)
    said = _("%(n)s in all; page %(page)s of %(pages)s.")
    console.print(said % {"n": page.count, "page": page.number, "pages": page.pages})
    return 0


def run_why(given: argparse.Namespace) -> int:
    _house, space = open_space()
    answer = why(space)
    if given.json:
        print(json.dumps(answer.as_json(), indent=2, ensure_ascii=False))  # noqa: T201
        return 0
    console = Console()
    for line in answer.lines:
        console.print(line.sentence, highlight=False, markup=False)
    others = (*answer.closeness.claims, *answer.away.claims)
    told = [claim for claim in others if claim.finding.status in {"established", "leaning"}]
    for claim in (*answer.claims, *told):
        console.print(
            f"{claim.status:>12}  {claim.sentence}",
            highlight=False,
            markup=False,
        )
    for one in answer.withdrawn:
        if not one.dismissed:
            console.print(f"{_('taken back'):>12}  {one.sentence}", highlight=False, markup=False)
    return 0


def _cells(moment: Moment, aliases: dict[str, str], names: dict[str, str]) -> list[str]:
    company = ", ".join(aliases.get(person, _("someone")) for person in moment.people)
    who = _("alone") if moment.alone else company
    what = ", ".join(names[t] for t in moment.tags if t in names)
    urge, closeness = ("" if n is None else str(n) for n in (moment.urge, moment.closeness))
    return [f"{moment.when:%Y-%m-%d %H:%M}", who, what, urge, closeness, moment.words]


def _id_of(ids: dict[str, str], name: str, field: str) -> str:
    if name and name not in ids:
        said = _("“%(name)s” is not in your space. Check the spelling.") % {"name": name}
        raise BadInput(said, field)
    return ids.get(name, "")
