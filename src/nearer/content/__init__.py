"""Words and facts for people, as data."""

from nearer.content.errors import ContentError
from nearer.content.help import HelpLine, countries, help_lines, help_lines_last_checked
from nearer.content.learn import Page, Source, Style, page, pages
from nearer.content.sample import SampleFear, SampleWords, sample_words
from nearer.content.starter import FIRST, StarterTag, starter_tags

__all__ = [
    "FIRST",
    "ContentError",
    "HelpLine",
    "Page",
    "SampleFear",
    "SampleWords",
    "Source",
    "StarterTag",
    "Style",
    "countries",
    "help_lines",
    "help_lines_last_checked",
    "page",
    "pages",
    "sample_words",
    "starter_tags",
]
