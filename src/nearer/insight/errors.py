"""What the statistics refuse, each by its name. No state has changed when one is raised."""

from nearer.domain.errors import AnalysisError


class BadOutcome(AnalysisError):
    """An outcome is missing, not a number, or outside its range."""


class BadTime(AnalysisError):
    """Something given as a time is none."""


class NaiveTime(BadTime):
    """A time without a time zone: the hour the person lived cannot be told from it."""


class TimeWentBack(BadTime):
    """An occasion lies before one that has already been counted."""


class UnknownTag(AnalysisError):
    """A tag that the engine was not told of."""


class BadTags(AnalysisError):
    """The list of tags is not usable: one name twice, or something that is no name."""


class BadShape(AnalysisError):
    """Arrays that should describe the same occasions or tags do not fit together."""


class BadHeld(AnalysisError):
    """A number to be held equal is missing, not finite, too large, or was never announced."""


class NoOccasions(AnalysisError):
    """There is nothing to learn from: zero rows."""


class BadReading(AnalysisError):
    """A reading was asked for after an occasion that does not exist."""


class BadWeights(AnalysisError):
    """The weights do not divide the error budget: one is missing, negative, or they exceed 1."""


class BadSetting(AnalysisError):
    """An error level, share, range or day boundary that makes no sense."""


class UnreadableState(AnalysisError):
    """Saved state that is damaged or of a version not known here."""


class BadArms(AnalysisError):
    """The arms of a trial are not usable: fewer than two, one name twice, or no name."""


class UnknownArm(AnalysisError):
    """An arm that the trial was not told of, or one that could not have been drawn."""


class BadProbabilities(AnalysisError):
    """Chances that no draw of this trial can have had."""


class BadPrediction(AnalysisError):
    """A prediction that is no probability from 0 to 1."""
