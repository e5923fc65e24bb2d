"""What a claim is about: a tag, a person, being alone, or two things that came together."""

from dataclasses import dataclass

from nearer.domain.finding import Kind
from nearer.domain.tongue import gettext as _


@dataclass(frozen=True)
class Subject:
    """``names``: as the person wrote them; none for being alone, two for a pair."""

    kind: Kind
    names: tuple[str, ...]


def tag(name: str) -> Subject:
    return Subject("tag", (name,))


def title(subject: Subject) -> str:
    """Its name as a heading or in a table."""
    if subject.kind == "alone":
        return _("alone")
    if subject.kind == "person":
        return _("with %(name)s") % {"name": subject.names[0]}
    if subject.kind == "pair":
        return _("%(first)s + %(second)s") % _two(subject)
    return subject.names[0]


def thing(subject: Subject) -> str:
    """As the subject of a sentence: “tired”, being with “Robin”."""
    if subject.kind == "alone":
        return _("being alone")
    if subject.kind == "person":
        return _("being with “%(name)s”") % {"name": subject.names[0]}
    if subject.kind == "pair":
        return _("“%(first)s” together with “%(second)s”") % _two(subject)
    return f"“{subject.names[0]}”"


def when(subject: Subject) -> str:
    """As the end of a sentence: when you noted “tired”, when you were with “Robin”."""
    if subject.kind == "alone":
        return _("when you were alone")
    if subject.kind == "person":
        return _("when you were with “%(name)s”") % {"name": subject.names[0]}
    if subject.kind == "pair":
        return _("when “%(first)s” came together with “%(second)s”") % _two(subject)
    return _("when you noted “%(name)s”") % {"name": subject.names[0]}


def _two(subject: Subject) -> dict[str, str]:
    return {"first": subject.names[0], "second": subject.names[1]}
