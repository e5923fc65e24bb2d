"""Pages to read that go with what somebody practises."""

from nearer import content


def pages_named(*slugs: str) -> list[content.Page]:
    """Those of these pages that are there, in the order asked for."""
    found = {one.slug: one for one in content.pages()}
    return [found[slug] for slug in slugs if slug in found]
