"""Help lines: what is shown, in which order, with which care."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from nearer.content import ContentError, countries, help_lines, help_lines_last_checked
from nearer.content.help import STATUSES, HelpLine, all_lines, read_lines

DESK_TABLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "help_lines.csv"
CODES = [code for code, _name in countries()]
HEADER = "country,kind,name,phone,last_checked\n"
WITH_WEB = "country,kind,name,phone,web,last_checked\n"

OUT_OF_USE = [  # numbers that were replaced, and false ones seen in other lists
    "1-800-273-8255",
    "1-833-456-4566",
    "0900-0113",
    "08000 116 016",
    "199 284 284",
    "284 016 666",
    "08457 90 90 90",
    "1850 60 90 90",
    "70 20 30 82",
    "020 22 00 60",
    "815 33 300",
    "801 12 00 02",
    "0570-0-55210",
    "1800-221-4444",
    "1800-599-0019",
    "0800 112 112",
    "800 290 0024",
    "0800 150 150",
]


def test_thirty_countries_are_known_by_name() -> None:
    assert len(CODES) == 30
    names = [name for _code, name in countries()]
    assert names == sorted(names)


@pytest.mark.parametrize("code", CODES)
def test_the_emergency_number_comes_first_and_can_be_dialled(code: str) -> None:
    first = help_lines(code)[0]
    assert first.kind == "emergency"
    assert first.is_confirmed
    assert first.numbers
    assert all(number.dial for number in first.numbers)


@pytest.mark.parametrize("code", CODES)
def test_what_is_less_sure_comes_after_what_is_confirmed(code: str) -> None:
    ranks = [STATUSES.index(line.status) for line in help_lines(code)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("code", CODES)
def test_each_need_is_met(code: str) -> None:
    assert {line.kind for line in help_lines(code)} == {"emergency", "crisis", "partner_violence"}


@pytest.mark.parametrize("code", CODES)
def test_only_lines_of_that_country_are_shown(code: str) -> None:
    assert {line.country for line in help_lines(code)} == {code}


def test_a_line_that_sources_contradict_is_left_out_where_the_need_is_met() -> None:
    contradicted = {(line.country, line.name) for line in all_lines() if line.status == STATUSES[2]}
    assert contradicted
    shown = {(line.country, line.name) for code in CODES for line in help_lines(code)}
    assert not contradicted & shown


def test_a_contradicted_line_is_shown_and_named_so_where_there_is_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = HelpLine(
        country="XX",
        kind="crisis",
        name="The only one",
        phone="1",
        status="unconfirmed",
        last_checked=date(2026, 11, 23),
    )
    monkeypatch.setattr("nearer.content.help.all_lines", lambda: (alone,))
    assert help_lines("XX") == (alone,)
    assert alone.status_label == "not confirmed"


@pytest.mark.parametrize("code", ["", "ZZ", "United Kingdom", "<script>", "GBX", "\x00"])
def test_a_country_without_lines_gets_a_directory_and_nobody_elses_number(code: str) -> None:
    (only,) = help_lines(code)
    assert only.kind == "directory"
    assert only.web_label == "findahelpline.com"
    assert not only.numbers
    assert not only.text
    assert "emergency number" in only.warning
    assert only.hours_label == ""


def test_the_case_of_a_country_code_does_not_matter() -> None:
    assert help_lines(" gb ") == help_lines("GB")


def test_a_link_is_made_only_of_one_clean_number() -> None:
    for line in all_lines():
        for number in line.numbers:
            assert ";" not in number.shown
            if number.dial:
                assert number.dial.isdecimal()
                assert number.dial == re.sub(r"\D", "", number.shown)
    (menu,) = [n for line in help_lines("JP") for n in line.numbers if n.shown.startswith("#")]
    assert menu.dial == ""


def test_leading_zeros_are_kept() -> None:
    assert help_lines("AU")[0].numbers[0].dial == "000"
    spanish = {number.dial for line in help_lines("ES") for number in line.numbers}
    assert {"016", "024"} <= spanish


def test_unsure_hours_are_never_shown_as_opening_hours() -> None:
    unsure = [line for line in all_lines() if not line.hours or "check" in line.hours]
    assert len(unsure) > 8
    for line in unsure:
        assert line.hours_label.startswith("see the site for hours")
    assert all("check" not in line.hours_label for line in all_lines())


def test_who_takes_reports_says_so_before_the_number() -> None:
    for code, name in (("NL", "Veilig Thuis"), ("SG", "National Anti-Violence")):
        (line,) = [line for line in help_lines(code) if line.name.startswith(name)]
        assert "reports" in line.warning


def test_a_call_that_is_off_the_bill_may_still_be_in_the_list_of_calls() -> None:
    for code, name in (("ES", "016"), ("FR", "3919"), ("FI", "Nollalinja")):
        (line,) = [line for line in help_lines(code) if line.name.startswith(name)]
        assert "list of calls" in line.note


def test_every_line_carries_its_day_of_checking_and_how_it_was_checked() -> None:
    assert help_lines_last_checked() == min(line.last_checked for line in all_lines())
    for line in all_lines():
        assert line.last_checked >= date(2026, 11, 23)
        if line.check == "desk":
            assert line.check_label == "desk check only"


def test_no_number_that_is_out_of_use_is_shown_anywhere() -> None:
    for line in all_lines():
        everything = " ".join((line.phone, line.text, line.before, line.note))
        assert not [number for number in OUT_OF_USE if number in everything], line.name


@pytest.mark.skipif(not DESK_TABLE.exists(), reason="the table of the desk check is not here")
def test_the_facts_are_those_of_the_desk_check() -> None:
    facts = ("country", "kind", "name", "phone", "text", "hours", "web", "status")
    with DESK_TABLE.open(encoding="utf-8", newline="") as table:
        checked = [tuple(row[fact] for fact in facts) for row in csv.DictReader(table)]
    ours = [tuple(str(getattr(line, fact)) for fact in facts) for line in all_lines()]
    assert ours == checked


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (HEADER + "AU,emergency,Help,000,soon\n", "line 2"),
        (HEADER + "AU,emergency,Help,000,2026-11-23,more\n", "cells"),
        (HEADER + "AU,emergency,Help\n", "cells"),
        (HEADER + "AU,crisis,Help,000,2026-11-23\n", "no emergency number for AU"),
        (HEADER + "AU,emergency,Help,,2026-11-23\n", "cannot be reached"),
        (HEADER + "AU,rescue,Help,000,2026-11-23\n", "rescue"),
        ('country,kind\n"AU,emergency\n', "unexpected end"),
        (WITH_WEB + "AU,emergency,Help,000,http://a.example/,2026-11-23\n", "https"),
    ],
)
def test_a_wrong_table_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_lines(written)
    assert "help_lines.csv" in str(refused.value)
