"""Tags: what can be going on. The starter set and the person's own, renamed, merged, retired."""

from dataclasses import dataclass

from msgspec.structs import replace

from nearer import content
from nearer.companion.space import Space, named
from nearer.domain.errors import BadInput
from nearer.domain.text import folded, tidy_name
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Hunch, Moment, Tag

HUNCHES: tuple[Hunch, ...] = ("", "raises", "lowers")


@dataclass(frozen=True)
class TagUse:
    tag: Tag
    moments: int


def starter_set(space_ids: list[str]) -> list[Tag]:
    """The starter tags as a new space's own values; one id for each is needed."""
    starters = content.starter_tags()
    return [
        Tag(id=tag_id, name=starter.name, starter=starter.key)
        for tag_id, starter in zip(space_ids, starters, strict=True)
    ]


def live_tags(space: Space) -> tuple[Tag, ...]:
    """Tags that were not merged into another; retired ones too, since old moments have them."""
    return tuple(tag for tag in space.all(Tag) if not tag.merged_into)


def offered(space: Space) -> tuple[Tag, ...]:
    """Tags for the check-in: the most used of the last weeks first, then the order of adding."""
    uses: dict[str, int] = {}
    final = resolved(space)
    for moment in space.all(Moment)[-200:]:
        for tag_id in moment.tags:
            live = final.get(tag_id, tag_id)
            uses[live] = uses.get(live, 0) + 1
    tags = [tag for tag in live_tags(space) if not tag.retired]
    return tuple(sorted(tags, key=lambda tag: -uses.get(tag.id, 0)))


def resolved(space: Space) -> dict[str, str]:
    """For every tag id the id it counts as now, through merges."""
    tags = {tag.id: tag for tag in space.all(Tag)}

    def final(tag: Tag) -> str:
        seen = {tag.id}
        while tag.merged_into in tags and tag.merged_into not in seen:
            seen.add(tag.merged_into)
            tag = tags[tag.merged_into]
        return tag.id

    return {tag_id: final(tag) for tag_id, tag in tags.items()}


def names(space: Space) -> dict[str, str]:
    """For every tag id the name it goes by now, through merges."""
    by_id = {tag.id: tag.name for tag in space.all(Tag)}
    return {tag_id: by_id[live] for tag_id, live in resolved(space).items()}


def with_uses(space: Space) -> tuple[TagUse, ...]:
    """Every live tag and how many moments have it, in the order of the names."""
    final = resolved(space)
    uses: dict[str, int] = {}
    for moment in space.all(Moment):
        for tag_id in {final.get(t, t) for t in moment.tags}:
            uses[tag_id] = uses.get(tag_id, 0) + 1
    tags = sorted(live_tags(space), key=lambda tag: folded(tag.name))
    return tuple(TagUse(tag, uses.get(tag.id, 0)) for tag in tags)


def add(space: Space, name: str) -> Tag:
    """A new tag; the one that is there already if the name is taken, back from retirement."""
    name = tidy_name(name, "name")
    for tag in live_tags(space):
        if folded(tag.name) == folded(name):
            if tag.retired:
                space.put(replace(tag, retired=False))
            return replace(tag, retired=False)
    tag = Tag(id=space.new_id(), name=name)
    space.put(tag)
    return tag


def rename(space: Space, tag_id: str, name: str) -> Tag:
    tag = space.get(Tag, tag_id)
    name = tidy_name(name, "name")
    for other in live_tags(space):
        if other.id != tag.id and folded(other.name) == folded(name):
            raise BadInput(
                _("“%(name)s” is there already. You can merge the two instead.")
                % {"name": other.name},
                "name",
            )
    renamed = replace(tag, name=name)
    space.put(renamed)
    return renamed


def merge(space: Space, tag_id: str, into_id: str) -> Tag:
    """Let one tag count as another from now on and for the past. ``unmerge`` takes it back."""
    tag = space.get(Tag, tag_id)
    choices = [other for other in live_tags(space) if other.id != tag.id]
    into = named(choices, into_id, "Choose the tag it should become.", "into")
    merged = replace(tag, merged_into=into.id)
    space.put(merged)
    return merged


def unmerge(space: Space, tag_id: str) -> Tag:
    tag = replace(space.get(Tag, tag_id), merged_into="")
    for other in live_tags(space):
        if folded(other.name) == folded(tag.name):
            raise BadInput(
                _("Another “%(name)s” is there by now. Rename that one first.")
                % {"name": other.name},
                "act",
            )
    space.put(tag)
    return tag


def retire(space: Space, tag_id: str, *, retired: bool) -> Tag:
    """Offer a tag no more (or again). What was noted with it stays."""
    tag = replace(space.get(Tag, tag_id), retired=retired)
    space.put(tag)
    return tag


def suspect(space: Space, tag_id: str, hunch: str) -> Tag:
    """Write down what the person thinks a tag does. Raises BadInput."""
    for known in HUNCHES:
        if hunch == known:
            tag = replace(space.get(Tag, tag_id), hunch=known)
            space.put(tag)
            return tag
    raise BadInput("Choose one of the three.", "hunch")


def merged_into(space: Space, tag_id: str) -> tuple[Tag, ...]:
    """The tags that count as this one."""
    return tuple(tag for tag in space.all(Tag) if tag.merged_into == tag_id)
