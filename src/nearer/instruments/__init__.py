"""Questionnaires: scoring keys, scores, their error, and what may be said from them."""

from nearer.instruments.change import (
    Change,
    reliable_change,
    sustained_change,
    sustained_changes,
)
from nearer.instruments.errors import BadAnswers, BadInstrument, BadPlace, BadPoints
from nearer.instruments.key import Certainty, Derived, Instrument, Norm, Order, Per, Scale
from nearer.instruments.measurement import Precision, Repeat, precision, standard_error
from nearer.instruments.placing import place
from nearer.instruments.plane import Ellipse, Place, Region, ellipse, outline, regions
from nearer.instruments.reading import read_instrument
from nearer.instruments.scoring import Score, Scores, score
from nearer.instruments.shipped import instrument, instruments

__all__ = [
    "BadAnswers",
    "BadInstrument",
    "BadPlace",
    "BadPoints",
    "Certainty",
    "Change",
    "Derived",
    "Ellipse",
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
    "ellipse",
    "instrument",
    "instruments",
    "outline",
    "place",
    "precision",
    "read_instrument",
    "regions",
    "reliable_change",
    "score",
    "standard_error",
    "sustained_change",
    "sustained_changes",
]
