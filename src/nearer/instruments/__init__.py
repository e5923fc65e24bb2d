"""Questionnaires: scoring keys, scores, their error, and what may be said from them."""

from nearer.instruments.change import (
    LEVEL,
    Change,
    changes_of,
    least_change,
    share,
)
from nearer.instruments.errors import BadAnswers, BadInstrument, BadPlace, BadPoints
from nearer.instruments.key import Certainty, Derived, Instrument, Norm, Order, Per, Scale
from nearer.instruments.measurement import Error, Precision, Repeat, precision
from nearer.instruments.plane import Ellipse, Place, Region, ellipse, outline, regions
from nearer.instruments.reading import read_instrument
from nearer.instruments.scoring import Score, Scores, score
from nearer.instruments.shipped import instrument, instruments

__all__ = [
    "LEVEL",
    "BadAnswers",
    "BadInstrument",
    "BadPlace",
    "BadPoints",
    "Certainty",
    "Change",
    "Derived",
    "Ellipse",
    "Error",
    "Instrument",
    "Norm",
    "Order",
    "Per",
    "Place",
    "Precision",
    "Region",
    "Repeat",
    "Scale",
    "Score",
    "Scores",
    "changes_of",
    "ellipse",
    "instrument",
    "instruments",
    "least_change",
    "outline",
    "precision",
    "read_instrument",
    "regions",
    "score",
    "share",
]
