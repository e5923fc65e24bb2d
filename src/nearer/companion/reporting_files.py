"""The report as files, made in memory: PDF, HTML, plain text, and a FHIR bundle."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nearer.coach import places
from nearer.companion.assessments import OWN, WEEK, every, own, scored, week
from nearer.companion.map import SCALES, read_map
from nearer.companion.reporting import report
from nearer.companion.reporting_items import keys_offered, period_of
from nearer.companion.reporting_names import Names, names_in
from nearer.companion.space import Space
from nearer.content import inventory
from nearer.domain.attachment import Assessment
from nearer.domain.report import ReportPlan
from nearer.exchange import fhir
from nearer.instruments import Instrument
from nearer.report.document import as_html, as_pdf, as_text

Kind = Literal["pdf", "html", "txt", "json"]
KINDS: dict[str, str] = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/fhir+json",
}
"""Endings of files, and what each is."""


@dataclass(frozen=True)
class File:
    content: bytes
    kind: str


def file(space: Space, chosen: ReportPlan, ending: str) -> File:
    """Raises KeyError for an ending that is not among ``KINDS``."""
    kind = KINDS[ending]
    if ending == "json":
        return File(_bundle(space, chosen).encode(), kind)
    made = report(space, chosen)
    if ending == "pdf":
        return File(as_pdf(made).content, kind)
    return File((as_html(made) if ending == "html" else as_text(made)).encode(), kind)


def _bundle(space: Space, chosen: ReportPlan) -> str:
    made = report(space, chosen)
    document = fhir.Document(made.title, as_pdf(made).content)
    return fhir.bundle(space.new_id(), space.now(), tuple(_filled(space, chosen)), document)


def _filled(space: Space, chosen: ReportPlan) -> Iterator[fhir.Filled]:
    """What was answered about whom is chosen on the map, in the period; the short form too."""
    names, period = names_in(space, chosen), period_of(space, chosen)
    wanted = keys_offered(space, chosen) & set(chosen.items)
    for key in (own(), week()):
        for one in every(space, OWN if key.key == OWN else WEEK):
            shown = f"map:{one.person}" in wanted and names.has(one.person)
            if shown and period.holds(one.when):
                yield from _answered(space, key, one, names)


def _answered(
    space: Space, key: Instrument, one: Assessment, names: Names
) -> Iterator[fhir.Filled]:
    """Nothing where the answers fit the form no more."""
    scores, form = scored(key, one), _form(key)
    if scores is None or len(one.answers) != len(form.items) or one.order:
        return
    errors = read_map(space).errors if key.key == OWN else {}
    yield fhir.Filled(
        id=one.id,
        form=form,
        when=one.when,
        about=names.of(one.person) or "people in general",
        answers=one.answers,
        scores=tuple(
            fhir.Score(
                scale,
                places.scale_name(scale),
                scores.value(scale),
                errors[scale].sem if scale in errors else None,
            )
            for scale in SCALES
        ),
    )


def _form(key: Instrument) -> fhir.Form:
    """The sentences about people in general stand for the form; whom they are about is answered."""
    known = inventory()
    items = known.item if key.key == OWN else known.week
    return fhir.Form(
        key=key.key,
        version=key.version,
        title=key.name,
        items=tuple(one.general for one in items),
        lowest=key.lowest,
        highest=key.highest,
    )
