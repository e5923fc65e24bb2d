"""Every address there is: closed while locked, deaf to a form without its token, strict in its
headers. The addresses come from the app itself, so a new page is looked at from its first day."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

OPEN = re.compile(r"/(gate/(?!code/)|help/|measures/|learn/|calendar/|$)")
"""What answers without a key: the way in and out, help, reading, a calendar that knows no words."""


def addresses(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, path)
        else:
            yield re.sub(r"<\w+:\w+>", "b" * 32, path)


EVERY = tuple(addresses(get_resolver().url_patterns))
CLOSED = tuple(path for path in EVERY if not OPEN.match(path))


def test_the_app_was_walked() -> None:
    assert len(CLOSED) > 200
    assert {"/today/", "/say/drafts/", "/yours/export/", "/care/"} <= set(CLOSED)


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_of_a_space_is_told_without_its_key(shared, another, path) -> None:
    stranger = another(shared)
    read, written = stranger.get(path), stranger.post(path, {"words": "let me in"})
    for answer in (read, written):
        assert answer.status in {303, 405}, answer.read[:300]
        assert answer.status == 405 or answer.to.startswith("/gate/")
    assert 303 in {read.status, written.status}
    if read.status == 303:
        assert read.to in {"/gate/unlock/", f"/gate/unlock/?next={quote(path, safe='')}"}


@pytest.mark.parametrize("path", CLOSED)
def test_no_form_is_taken_without_its_token(shared, path) -> None:
    answer = shared.post(path, {"words": "from elsewhere"}, token=False)
    assert answer.status == 403
    assert "from elsewhere" not in answer.read or "was not sent" in answer.read


@pytest.mark.parametrize("path", EVERY)
def test_every_answer_is_strict_and_kept_nowhere(shared, another, path) -> None:
    for someone in (shared, another(shared)):
        answer = someone.get(path)
        assert answer.status < 500 or path.startswith("/calendar/")  # "come again", while locked
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
