"""A tidy diary (one row per occasion, CSV or TSV) read into values, nothing guessed in silence."""

from nearer.exchange.diary.asked import (
    Asked,
    Threshold,
    parse_names,
    parse_range,
    parse_thresholds,
)
from nearer.exchange.diary.read import read_diary
from nearer.exchange.diary.values import Diary, Occasion, PersonDiary, Problem, Problems

__all__ = [
    "Asked",
    "Diary",
    "Occasion",
    "PersonDiary",
    "Problem",
    "Problems",
    "Threshold",
    "parse_names",
    "parse_range",
    "parse_thresholds",
    "read_diary",
]
