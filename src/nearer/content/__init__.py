"""Words and facts for people, as data."""

from nearer.content.beside import Offered, exercise_beside
from nearer.content.compassion import Exercise, exercise, exercises
from nearer.content.errors import ContentError
from nearer.content.first_lines import first_lines
from nearer.content.gifts import GIFTS, GiftFacts, gifts
from nearer.content.grounding import (
    Breath,
    FeelingGroup,
    WayToSteady,
    feeling_words,
    way_to_steady,
    ways_to_steady,
)
from nearer.content.help import HelpLine, countries, help_lines, help_lines_last_checked
from nearer.content.inventory import Inventory, InventoryItem, inventory
from nearer.content.learn import Page, Section, Source, Style, about, goes_with, page, pages
from nearer.content.regions import RegionFacts, RegionKey, regions
from nearer.content.safety import SafetyQuestion, safety_questions
from nearer.content.sample import SampleFear, SampleWords, sample_words
from nearer.content.sample_steps import sample_steps
from nearer.content.sample_thoughts import SampleBelief, SampleThought, sample_thoughts
from nearer.content.scenarios import (
    RELATIONS,
    TASKS,
    ExamplePart,
    Relation,
    Scenario,
    Task,
    relation_label,
    scenario,
    scenarios,
    scenarios_for,
    task_label,
)
from nearer.content.search import Hit, find
from nearer.content.starter import FIRST, StarterTag, starter_tags
from nearer.content.steps import DEPTHS, STANDING_STEP, ExampleStep, example_step, example_steps
from nearer.content.strategies import (
    CONTROL_STRATEGY,
    StarterStrategy,
    strategies,
    strategies_for,
    strategy,
)
from nearer.content.telling import TellingPart, telling_parts
from nearer.content.traps import ThinkingTrap, thinking_traps
from nearer.content.words import (
    BoundaryParts,
    BreakParts,
    Occasion,
    Return,
    Word,
    WordGroup,
    boundary_parts,
    break_parts,
    feeling_groups,
    need_groups,
)

__all__ = [
    "CONTROL_STRATEGY",
    "DEPTHS",
    "FIRST",
    "GIFTS",
    "RELATIONS",
    "STANDING_STEP",
    "TASKS",
    "BoundaryParts",
    "BreakParts",
    "Breath",
    "ContentError",
    "ExamplePart",
    "ExampleStep",
    "Exercise",
    "FeelingGroup",
    "GiftFacts",
    "HelpLine",
    "Hit",
    "Inventory",
    "InventoryItem",
    "Occasion",
    "Offered",
    "Page",
    "RegionFacts",
    "RegionKey",
    "Relation",
    "Return",
    "SafetyQuestion",
    "SampleBelief",
    "SampleFear",
    "SampleThought",
    "SampleWords",
    "Scenario",
    "Section",
    "Source",
    "StarterStrategy",
    "StarterTag",
    "Style",
    "Task",
    "TellingPart",
    "ThinkingTrap",
    "WayToSteady",
    "Word",
    "WordGroup",
    "about",
    "boundary_parts",
    "break_parts",
    "countries",
    "example_step",
    "example_steps",
    "exercise",
    "exercise_beside",
    "exercises",
    "feeling_groups",
    "feeling_words",
    "find",
    "first_lines",
    "gifts",
    "goes_with",
    "help_lines",
    "help_lines_last_checked",
    "inventory",
    "need_groups",
    "page",
    "pages",
    "regions",
    "relation_label",
    "safety_questions",
    "sample_steps",
    "sample_thoughts",
    "sample_words",
    "scenario",
    "scenarios",
    "scenarios_for",
    "starter_tags",
    "strategies",
    "strategies_for",
    "strategy",
    "task_label",
    "telling_parts",
    "thinking_traps",
    "way_to_steady",
    "ways_to_steady",
]
