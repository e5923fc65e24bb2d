"""No sentence for people escapes the translators."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nearer"
PYTHON = sorted(SOURCE.rglob("*.py"))
LATE = {"gettext_lazy"}
AT_ONCE = {"gettext", "ngettext"}
ERRORS = {"BadInput", "NotFound"}
GATHERED_ERRORS = ERRORS | {"NoSuchVault"}
TRANSLATED = "from nearer.domain.tongue import gettext as _, ngettext"
OWN_WORDS = {"vault", "sample", "atomic.py"}  # what never reaches a page
SHOWN = {"label", "help_text", "empty_label"}
SHOWN_IN_TERMINAL = {"help", "description", "epilog", "title", "prompt", "heading"}
SENTENCE = re.compile(r"[A-Za-z]{2}\S* +[^\W\d_]|^[A-Z][a-z]")  # or one word that begins a line


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_sentence_of_the_code_can_be_gathered_and_is_asked_for_in_time(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert list(troubles(tree, own_words=bool(OWN_WORDS & set(path.parts)))) == []


@pytest.mark.parametrize("path", sorted((SOURCE / "cli").glob("*.py")), ids=lambda p: p.name)
def test_nothing_that_a_terminal_shows_is_plain_english(path: Path) -> None:
    assert list(plain_in_terminal(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "from gettext import gettext as _",
        "from nearer.domain.tongue import gettext as _\nTITLE = _('Today')",
        "from nearer.domain.tongue import gettext as _\ndef f(n):\n  return _(f'{n} days')",
        "from nearer.domain.tongue import gettext as _\ndef f(n):\n  return _('days ' + n)",
        "def f(n):\n  raise BadInput(f'Keep it under {n}.')",
        "field = CharField(label='Name')",
    ],
)
def test_what_escapes_is_seen(wrong: str) -> None:
    assert list(troubles(ast.parse(wrong), own_words=False))


@pytest.mark.parametrize(
    "wrong",
    [
        "print('Saved.')",
        "console.print('nothing was added')",
        "console.print(f'{n:,} records opened.')",
        "console.print(f'{n} rows')",
        "Table('When', box=None)",
        "parser.add_argument('--tag', help='repeatable')",
        "parser.add_argument('--tag', help=f'of {roles}')",
        "NAMES = {'not_yet': 'not yet'}",
        "_('Saved. ') + 'Good night.'",
        "raise NearerError('Saved.' if n else _('Stopped.'))",
    ],
)
def test_what_escapes_in_a_terminal_is_seen(wrong: str) -> None:
    assert list(plain_in_terminal(ast.parse(f"{TRANSLATED}\n{wrong}")))


@pytest.mark.parametrize(
    "right",
    [
        '"""What a file is for."""',
        "console.print(_('Saved.'))",
        "console.print(ngettext('%(n)s record', '%(n)s records', n) % {'n': f'{n:,}'})",
        "raise BadInput('Nothing is chosen yet.', 'urge')",
        "parser.add_argument('--tag', metavar='COLUMN', default='year', help=_('repeatable'))",
        "f'{moment.when:%Y-%m-%d %H:%M}  {name}: {version(name)}'",
    ],
)
def test_names_and_what_is_translated_are_left_alone(right: str) -> None:
    assert list(plain_in_terminal(ast.parse(f"{TRANSLATED}\n{right}"))) == []


def plain_in_terminal(tree: ast.Module) -> Iterator[str]:
    """What reads like words for people and is given to no translator."""
    spared = set(map(id, [*translated(tree), *docstrings(tree)]))
    for node in ast.walk(tree):
        if id(node) in spared:
            continue
        said = literal(node)
        joined = isinstance(node, ast.JoinedStr) and " " in said and re.search("[A-Za-z]{2}", said)
        if joined or SENTENCE.search(said):
            yield f"line {getattr(node, 'lineno', 0)}: “{said}” is not translated"
        shown = isinstance(node, ast.keyword) and node.arg in SHOWN_IN_TERMINAL
        if shown and any(map(str.isalpha, literal(node.value))):
            yield f"line {node.value.lineno}: “{literal(node.value)}” is not translated"


def translated(tree: ast.Module) -> Iterator[ast.expr]:
    """The literals that translators are given, and first sentences of errors, which `main` asks."""
    names = dict(translators(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield from node.args
        elif isinstance(node, ast.Call) and called(node) in GATHERED_ERRORS:
            yield from node.args[:1]


def docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))


def literal(node: ast.AST) -> str:
    """The words of a string, of an f-string with 0 for each value; "" for anything else."""
    match node:
        case ast.Constant(value=str(said)):
            return said
        case ast.JoinedStr(values=parts):
            return "".join(literal(part) or "0" for part in parts)
    return ""


def troubles(tree: ast.Module, *, own_words: bool) -> Iterator[str]:
    names = dict(translators(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "gettext":
            yield f"line {node.lineno}: the reader's language is known to nearer.domain.tongue"
        if isinstance(node, ast.Call):
            yield from of_call(node, names, own_words)
    for node in at_import(tree):
        if isinstance(node, ast.Call) and names.get(called(node)) in AT_ONCE:
            yield f"line {node.lineno}: nobody reads yet when a file is imported"


def translators(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What the functions that translate are called in this file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for one in node.names:
                if one.name in AT_ONCE | LATE:
                    yield one.asname or one.name, one.name


def of_call(node: ast.Call, names: dict[str, str], own_words: bool) -> Iterator[str]:
    name = called(node)
    made = node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    plain = made and not is_filled_in(node.args[0])
    if plain and (name in names or (name in ERRORS and not own_words)):
        yield f"line {node.lineno}: put together before it is translated"
    for given in node.keywords:
        said = given.value.value if isinstance(given.value, ast.Constant) else ""
        if given.arg in SHOWN and isinstance(said, str) and any(map(str.isalpha, said)):
            yield f"line {given.value.lineno}: “{said}” is not translated"


def is_filled_in(node: ast.expr) -> bool:
    """`_("…%(n)s…") % {…}`: translated first, filled in after."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """All that runs when the file is imported."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from at_import(node)
