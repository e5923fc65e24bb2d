"""`nearer`: the commands and what they share."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from nearer.cli import analyse, backup, bring, doctor, export, record, rescue, serve
from nearer.cli.language import speak_as_asked
from nearer.domain.errors import NearerError
from nearer.domain.tongue import gettext as _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. What goes wrong ends in one sentence, never in a trace."""
    speak_as_asked(os.environ)
    parser = build_parser()
    given = parser.parse_args(arguments)
    if "run" not in given:
        parser.print_help()
        return 2
    try:
        code: int = given.run(given)
    except NearerError as error:
        print(_(str(error)), file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        print(_("Stopped. Nothing half-done was kept."), file=sys.stderr)  # noqa: T201
        return 130
    except BrokenPipeError:  # the reader of our output has closed it
        sys.stderr.close()
        return 0
    return code


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nearer",
        description=_("A private companion for people who push others away."),
    )
    parser.add_argument("--version", action="version", version="nearer " + version("nearer"))
    commands = parser.add_subparsers(title=_("commands"), metavar="COMMAND")
    for module in (serve, record, doctor, analyse, export, bring, backup, rescue):
        module.add_parser(commands)
    return parser
