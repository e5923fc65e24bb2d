"""No sentence for people escapes the translators."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nearer"
PYTHON = sorted(SOURCE.rglob("*.py"))
LATE = {"gettext_lazy"}
AT_ONCE = {"gettext", "ngettext"}
ERRORS = {"BadInput", "NotFound"}
OWN_WORDS = {"cli", "vault", "sample", "atomic.py"}  # the terminal, and what never reaches a page
SHOWN = {"label", "help_text", "empty_label"}


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_sentence_of_the_code_can_be_gathered_and_is_asked_for_in_time(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert list(troubles(tree, in_terminal=bool(OWN_WORDS & set(path.parts)))) == []


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
    assert list(troubles(ast.parse(wrong), in_terminal=False))


def troubles(tree: ast.Module, *, in_terminal: bool) -> Iterator[str]:
    names = dict(translators(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "gettext":
            yield f"line {node.lineno}: the reader's language is known to nearer.domain.tongue"
        if isinstance(node, ast.Call):
            yield from of_call(node, names, in_terminal)
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


def of_call(node: ast.Call, names: dict[str, str], in_terminal: bool) -> Iterator[str]:
    name = called(node)
    made = node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    plain = made and not is_filled_in(node.args[0])
    if plain and (name in names or (name in ERRORS and not in_terminal)):
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
