"""Whatever is typed: a clear sentence, never a broken page, and nothing typed is lost."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest

LONGER = 21_000  # characters; 20,000 fit
KIND_WORDS = "as far as I came "  # typed before what cannot be kept
MARKUP = "<script>alert('x')</script><b>&amp;\"'"
FINE = {
    "emoji": "it was 🙈👩‍👩‍👧 and fine",
    "right to left": "שלום, אני כאן — مرحبا",
    "turned around": "left \u202eright\u202c again",
    "markup": f"he wrote {MARKUP} to me",
    "template": "{{ settings.SECRET_KEY }} {% now 'Y' %} %(name)s {0}",
    "quotes": "'; DROP TABLE record; --",
    "combining": "Zoë and Zoe\u0308 and ﬁ",
}
REFUSED = {
    "a NUL": KIND_WORDS + "\x00 and on",
    "an escape": KIND_WORDS + "\x1b[2J and on",
    "too long": KIND_WORDS + "w" * LONGER,
    "a megabyte": KIND_WORDS + "w" * 1_000_000,
}
BYTES = {
    "a lone surrogate": b"before \xed\xa0\x80 after",
    "broken UTF-8": b"before \xff\xfe\xc3 after",
    "half an emoji": b"before \xf0\x9f\x99 after",
}
SOMEBODY = {"alias": "Kim", "kinship": "friend", "circle": "near"}
EDIT = {"when": "2026-03-10T07:30", "mood": "2"}
# form: (page, other fields, the text field, where it shows once kept)
FORMS = {
    "reason": ("/today/reason/", {}, "words", "/today/reason/"),
    "fear": ("/fears/new/", {"likely": "60"}, "words", "/fears/"),
    "answer": ("FEAR", {"outcome": "partly", "likely_now": "20"}, "what_happened", "FEAR"),
    "note": ("PERSON/edit/", SOMEBODY, "note", "PERSON/"),
    "alias": ("/people/", {"circle": "close"}, "alias", "/people/"),
    "person": ("PERSON/edit/", {"kinship": "child", "circle": "further"}, "alias", "/people/"),
    "tag": ("/yours/tags/", {}, "name", "/yours/tags/"),
    "renamed tag": ("TAG", {"act": "name", "hunch": ""}, "name", "/yours/tags/"),
    "new person": ("/check-in/", {}, "new_person", "/people/"),
    "new tag": ("/check-in/", {}, "new_tag", "/yours/tags/"),
    "check-in words": ("DRAFT", {"urge": "3"}, "words", "/moments/"),
    "check-in fear": ("DRAFT", {"urge": "3", "likely": "40"}, "fear", "/fears/"),
    "changed words": (
        "MOMENT/edit/",
        {"when": "2026-03-10T07:30", "mood": "2"},
        "words",
        "MOMENT/",
    ),
    "called": (
        "/yours/preferences/",
        {
            "theme": "light",
            "idle_minutes": "10",
            "zone": "Europe/Berlin",
            "day_starts": "4",
            "week_starts": "0",
        },
        "called",
        "/today/",
    ),
}


@pytest.mark.parametrize("kind", FINE)
@pytest.mark.parametrize("form", FORMS)
def test_unusual_words_are_kept_and_shown_as_they_are(shared, form, kind) -> None:
    page, others, field, shows = placed(shared, form)
    text = f"{FINE[kind]} {form}"[:60]
    answer = shared.post(page, others | {field: text})
    assert answer.status == 303, answer.read
    shown = shared.get(shows)
    assert composed(text) in composed(shown.read)
    assert "<script>alert" not in shown.text
    assert "<b>&amp;" not in shown.text


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_kept_is_told_and_handed_back(shared, form, kind) -> None:
    page, others, field, _ = placed(shared, form)
    answer = shared.post(page, others | {field: REFUSED[kind]})
    assert answer.status == 200, answer.status
    assert told(answer)
    assert KIND_WORDS in answer.read, "what was typed is still here"
    for name in set(others) - {"act"}:
        assert name in answer.text


@pytest.mark.parametrize("form", FORMS)
def test_no_browser_cuts_off_a_long_text_that_is_pasted(shared, form) -> None:
    page, _, field, _ = placed(shared, form)
    area = re.search(rf"<textarea[^>]*name=.{field}.[^>]*>", shared.get(page).text)
    assert area is None or "maxlength" not in area.group()


def test_lines_are_counted_as_one_sign_each(shared) -> None:
    page, *_ = placed(shared, "reason")
    assert shared.post(page, {"words": "a\r\n" * 9_900}).status == 303
    answer = shared.post(page, {"words": "a\r\n" * 10_100})
    assert "199 characters longer than fits here" in answer.read


@pytest.mark.parametrize("kind", BYTES)
@pytest.mark.parametrize("form", FORMS)
def test_bytes_that_are_no_text_break_nothing(shared, form, kind) -> None:
    page, others, field, _ = placed(shared, form)
    answer = shared.post(page, others | {field: BYTES[kind] + form.encode()})
    assert answer.status in {200, 303}
    assert answer.status == 303 or (told(answer) and "before" in answer.read)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_form_breaks_nothing(shared, form) -> None:
    page, others, field, _ = placed(shared, form)
    pressed = {"act": others["act"]} if "act" in others else {}
    for fields in ({}, {field: ""}, {field: "   \n\t "}, dict.fromkeys([*others, field], "")):
        answer = shared.post(page, fields | pressed)
        assert answer.status == 303 or (answer.status == 200 and told(answer))
        page, *_ = placed(shared, form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("nonsense", ["-1", "11", "101", "9" * 400, "NaN", "1e9", "٣", "<b>"])
def test_numbers_that_are_none_are_told_and_the_words_handed_back(shared, form, nonsense) -> None:
    page, others, field, _ = placed(shared, form)
    numbers = {name for name in others if name.startswith(("likely", "urge", "mood"))}
    for name in numbers:
        answer = shared.post(page, others | {name: nonsense, field: KIND_WORDS})
        if answer.status == 303:
            assert name.startswith("likely")
            assert nonsense in {"11", "٣"}
            page, *_ = placed(shared, form)
            continue
        assert told(answer)
        assert KIND_WORDS.strip() in answer.read


@pytest.mark.parametrize(
    "when",
    [
        "0001-01-01T00:00",
        "1899-12-31T23:59",
        "9999-12-31T23:59",
        "10000-01-01T00:00",
        "2026-02-30T10:00",
        "2026-03-11T10:00",
        "yesterday",
        "",
        "<script>",
    ],
)
def test_a_time_that_cannot_be_is_told_beside_what_was_typed(shared, when) -> None:
    page, others, field, _ = placed(shared, "changed words")
    answer = shared.post(page, others | {"when": when, field: KIND_WORDS})
    assert answer.status == 200
    assert told(answer)
    assert KIND_WORDS.strip() in answer.read
    assert 'value="2026-03-10' not in answer.text, "nothing is guessed"


@pytest.mark.parametrize(
    ("when", "now"),
    [
        ("2026-03-29T02:30", datetime(2026, 3, 29, 8, tzinfo=UTC)),  # an hour that never was
        ("2025-10-26T02:30", datetime(2026, 3, 10, 7, tzinfo=UTC)),  # one that was twice
    ],
)
def test_the_hours_around_a_change_of_clocks_can_be_written(inside, server, when, now) -> None:
    moment = inside.check_in("before")
    server.set_clock(now)
    inside.unlock()
    answer = inside.post(moment + "edit/", {"when": when, "words": "in the odd hour"})
    assert answer.status == 303, answer.read
    assert "in the odd hour" in inside.get(moment).read
    for page in ("/moments/", "/why/", "/today/", moment + "edit/"):
        assert inside.get(page).status == 200


@pytest.mark.parametrize(
    "back", [timedelta(seconds=30), timedelta(minutes=30), timedelta(days=400)]
)
def test_a_clock_set_back_between_the_screens_loses_nothing(inside, server, back) -> None:
    screen, typed = inside.begin_check_in(), {"urge": "4", "words": "the clock went back"}
    server.move_clock(-back)
    answer = inside.post(screen, typed)
    if answer.to.startswith("/gate/unlock/"):  # how long it was idle cannot be known: it locks
        inside.unlock()
        assert typed["words"] in inside.get(screen).read
        answer = inside.post(screen, typed)
    assert answer.status == 303
    assert "the clock went back" in inside.get("/moments/").read
    for page in ("/today/", "/why/", "/fears/", "/check-in/"):
        assert inside.get(page).status == 200


def test_the_second_screen_sent_twice_makes_one_moment(inside) -> None:
    screen = inside.begin_check_in()
    for _time in range(2):
        assert inside.post(screen, {"urge": "4", "words": "only once"}).status == 303
    assert inside.get("/moments/").text.count("only once") == 1


@pytest.mark.parametrize(
    "query",
    [
        "words=%00",
        "words=%ff%fe",
        "words=" + "w" * 5000,
        "words=%3Cscript%3Ealert(1)%3C/script%3E",
        "person=nobody&tag=nothing",
        "first=0001-01-01&last=9999-12-31",
        "first=9999-12-31&last=0001-01-01",
        "first=tomorrow",
        "page=0",
        "page=99999999999999999999",
        "page=-1",
        "page=²",
        "way=sideways&skipped=maybe",
        "&&==&%zz",
    ],
)
def test_an_odd_search_finds_nothing_and_breaks_nothing(shared, query) -> None:
    placed(shared, "changed words")
    answer = shared.get("/moments/?" + query.replace("²", "%C2%B2"))
    assert answer.status == 200
    assert "<script>alert(1)" not in answer.text


@pytest.mark.parametrize("odd", ["nobody", "x" * 500, "-", "0", "preferences", "reason"])
@pytest.mark.parametrize(
    "page",
    ["/moments/{}/", "/moments/{}/edit/", "/moments/{}/delete/", "/people/{}/", "/fears/{}/",
     "/yours/tags/{}/", "/check-in/{}/", "/check-in/{}/back/", "/learn/{}/"],
)  # fmt: skip
def test_an_address_of_nothing_is_told(shared, page, odd) -> None:
    for answer in (shared.get(page.format(odd)), shared.post(page.format(odd), {"words": "w"})):
        assert answer.status == 404
        assert "Nothing else has changed." in answer.read


@pytest.mark.parametrize("odd", ["", " ", "a", "w" * 1025, "w" * 21_000, "\x00", "🙈" * 40, MARKUP])
def test_no_passphrase_breaks_the_gate_or_is_shown_again(shared, another, odd) -> None:
    stranger = another(shared)
    pages = {
        "/gate/unlock/": {"passphrase": odd},
        "/gate/recover/": {"code": "AAAAA", "passphrase": odd, "again": odd},
    }
    for page, fields in pages.items():
        answer = stranger.post(page, fields)
        assert answer.status == 200
        assert told(answer)
        assert len(odd) < 10 or odd not in answer.read
    assert "nearer" not in stranger.jar


@pytest.mark.parametrize("odd", ["", "O0Il", "w" * 101, "🙈", "\x00", MARKUP, "A-" * 40])
def test_no_code_breaks_the_recovery(shared, another, odd) -> None:
    new = "paper lanterns drift over gravel"
    answer = another(shared).post("/gate/recover/", {"code": odd, "passphrase": new, "again": new})
    assert answer.status == 200
    assert told(answer)
    assert "<script>alert" not in answer.text


def test_a_poor_passphrase_makes_no_space(visitor) -> None:
    visitor.get("/gate/begin/")
    others = {"country": "DE", "zone": "Europe/Berlin", "day_starts": "4"}
    for poor in ("short", "password1234", "aaaaaaaaaaaaaaaa", "1234567890"):
        answer = visitor.post("/gate/begin/", others | {"passphrase": poor, "again": poor})
        assert answer.status == 200
        assert told(answer)
        assert re.search(r'value="DE"\s+selected', answer.text), (
            "the country need not be chosen again"
        )
    assert visitor.get("/").to in {"/gate/begin/", "/today/"}
    assert visitor.get("/today/").to == "/gate/begin/"


def placed(visitor, form: str):
    """The form with real addresses in place of the words in capitals."""
    page, others, field, shows = FORMS[form]
    real = {}
    if "FEAR" in page:
        visitor.post("/fears/new/", {"words": f"fear {datetime.now(UTC)}", "likely": "50"})
        real["FEAR"] = link(visitor, "/fears/")
    if "PERSON" in page:
        visitor.post("/people/", SOMEBODY)
        real["PERSON/"] = link(visitor, "/people/")
    if "TAG" in page:
        real["TAG"] = link(visitor, "/yours/tags/")
    if "DRAFT" in page:
        real["DRAFT"] = visitor.begin_check_in()
    if "MOMENT" in page:
        real["MOMENT/"] = visitor.check_in("as it was")
    for name, address in real.items():
        page, shows = page.replace(name, address), shows.replace(name, address)
    return page, others, field, shows


def link(visitor, path: str) -> str:
    """The first thing in a list."""
    found = re.search(rf'class="whole" href="({path}[\w-]+/)"', visitor.get(path).text)
    assert found
    return found.group(1)


def told(answer) -> bool:
    """Whether a problem is said in words, and said as one to whoever listens."""
    return 'role="alert"' in answer.text or 'class="error"' in answer.text


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
