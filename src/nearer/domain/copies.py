"""What a space knows about the sealed copies that are made of it."""

from nearer.domain.value import Value


class Copies(Value, frozen=True, kw_only=True, tag="copies"):
    """``folder``: chosen by the person; "" is Nearer's own, beside its data.

    ``lineage`` is drawn anew wherever a copy is restored, and "" where the space was made: two
    machines that go on from one copy can be told apart by it. ``parent``: the lineage that it was
    restored from, and ``up_to`` ids of the last records it had then. ``seen``: other lineages, each
    with ids of the last of their records that came in here. Some of these may be gone since.
    """

    folder: str = ""
    automatic: bool = True
    lineage: str = ""
    parent: str = ""
    up_to: tuple[str, ...] = ()
    seen: tuple[tuple[str, tuple[str, ...]], ...] = ()
