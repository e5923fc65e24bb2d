"""What every answer carries, and whom it refuses."""

import pytest

PRIVATE = ("/today/", "/check-in/", "/why/", "/people/", "/yours/preferences/", "/gate/code/")
OPEN = ("/help/", "/help/?country=DE", "/learn/", "/measures/", "/gate/leaving/", "/gate/unlock/")
LEAVE = "/gate/leave/"  # works from any page of one's own, however stale
ACTS = (
    "/check-in/skip/",
    "/today/aside/learn/",
    "/today/set-aside/",
    "/why/aside/shown-urge-alone/",
    "/why/pairs/nothing/back/",
    "/gate/lock/",
    LEAVE,
    "/gate/strength/",
)
EVERY = (*PRIVATE, *OPEN, *ACTS, "/", "/no-such-page/", "/static/nearer.css")


@pytest.mark.parametrize("path", EVERY)
def test_every_answer_has_the_strict_headers(shared, path) -> None:
    answer = shared.get(path)
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in answer.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}, "no unsafe-inline, no other host"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", [*PRIVATE, *OPEN, "/no-such-page/", "/"])
def test_nothing_personal_may_be_kept_by_the_browser(shared, path) -> None:
    assert shared.get(path).headers["cache-control"] == "no-store"


def test_cookies_are_for_this_site_only_and_end_with_the_browser(inside, another) -> None:
    other = another(inside)
    lines = (*other.get("/gate/unlock/").cookies, *other.unlock().cookies)
    assert {line.split("=")[0] for line in lines} >= {"nearer", "form"}
    for line in lines:
        flags = {part.strip().lower() for part in line.split(";")[1:]}
        assert {"httponly", "samesite=strict", "path=/"} <= flags
        assert not any(flag.startswith(("expires", "max-age", "domain")) for flag in flags)


@pytest.mark.parametrize("path", OPEN)
def test_help_and_reading_are_open_while_locked(shared, another, path) -> None:
    assert another(shared).get(path).status == 200


@pytest.mark.parametrize("path", [*PRIVATE, *(act for act in ACTS if act != LEAVE)])
@pytest.mark.parametrize("how", ["no token", "a made-up token"])
def test_a_form_without_its_token_changes_nothing(shared, path, how) -> None:
    made_up = {} if how == "no token" else {"csrfmiddlewaretoken": "x" * 64}
    answer = shared.post(path, made_up | {"words": "said before the refusal"}, token=False)
    assert answer.status == 403
    assert "was not sent" in answer.read


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/today/", "/help/", "/gate/unlock/", "/static/nearer.css"])
def test_another_name_for_this_machine_is_refused(shared, host, path) -> None:
    answer = shared.get(path, Host=host or None)
    if path.startswith("/static/"):
        assert "set-cookie" not in answer.headers
        return
    assert answer.status == 400
    assert answer.cookies == ()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_asks_through_the_browser_is_refused(shared, site) -> None:
    for path in ("/today/", "/moments/", "/help/"):
        answer = shared.get(path, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")
        assert answer.status == 403
        assert "Nothing was read and nothing was changed." in answer.read
    for path in (*ACTS, "/today/reason/"):
        answer = shared.post(path, {}, Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate")
        assert answer.status == 403, path
    assert shared.get("/today/").status == 200, "still open: nobody else could lock it"


def test_a_link_from_another_page_may_arrive(shared) -> None:
    answer = shared.get("/help/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
    assert answer.status == 200


def test_a_made_up_or_closed_cookie_opens_nothing(inside, another) -> None:
    old = dict(inside.jar)
    assert inside.post("/gate/lock/", {}).to == "/gate/unlock/"
    for cookie in (old["nearer"], "x" * 43, "", "'; --", "ü"):
        someone = another(inside)
        someone.jar["nearer"] = cookie.encode().decode("latin-1")
        assert someone.get("/today/").to.startswith("/gate/unlock/")


def test_unlocking_gives_a_new_cookie_each_time(inside) -> None:
    first = inside.jar["nearer"]
    inside.unlock()
    assert inside.jar["nearer"] != first
    second = inside.jar["nearer"]
    inside.jar["nearer"] = first
    assert inside.get("/today/").to.startswith("/gate/unlock/"), "the old one is closed"
    inside.jar["nearer"] = second
    assert inside.get("/today/").status == 200


@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_after_unlocking_nobody_is_sent_elsewhere(inside, another, wanted) -> None:
    other = another(inside)
    assert other.unlock(next=wanted).to == "/today/"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "BREW"])
@pytest.mark.parametrize("path", EVERY)
def test_an_odd_method_breaks_nothing(shared, method, path) -> None:
    assert shared.ask(method, path).status < 500


@pytest.mark.parametrize("path", ACTS)
def test_what_changes_something_is_never_done_by_a_link(shared, path) -> None:
    assert shared.get(path).cookies == ()
    assert shared.get("/today/").status == 200, "still open"


def test_a_body_too_large_is_refused_in_words(shared) -> None:
    answer = shared.post("/today/reason/", {"words": "w" * 1_950_000})
    assert answer.status == 400
    assert "shorter text will fit." in answer.read


def test_a_body_beyond_all_bounds_is_not_even_read(shared) -> None:
    token = {"Cookie": shared.cookie, "Content_Length": "2500000"}
    assert shared.ask("POST", "/today/reason/", b"words=", **token).status == 413
    assert shared.get("/today/").status == 200


def test_a_thousand_fields_too_many_are_refused(shared) -> None:
    answer = shared.post("/check-in/", {f"f{n}": "1" for n in range(1500)})
    assert answer.status == 400
    assert "Nothing was changed." in answer.read


def test_a_file_is_never_taken(shared) -> None:
    edge = "e" * 20
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="words"; filename="a.txt"\r\n'
        f"Content-Type: text/plain\r\n\r\nin a file\r\n--{edge}--\r\n"
    ).encode()
    answer = shared.ask(
        "POST", "/today/reason/", body, Content_Type=f"multipart/form-data; boundary={edge}"
    )
    assert answer.status < 500
    assert "in a file" not in answer.read


def test_static_files_are_kept_and_the_folder_is_not_listed(shared) -> None:
    page = shared.get("/help/").text
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert shared.get(style).status == 200
    for path in ("/static/", "/static/../settings.py", "/static/%2e%2e/wiring.py"):
        assert shared.get(path).status in {400, 404}
