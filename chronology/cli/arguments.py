"""What the command line accepts. Only argparse is imported here, so that help is instant."""

import argparse
import os

from chronology import __version__

TYPE_CHECKING = False  # as in chronology.cli: help loads nothing it can spare
if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("pdf", "docx", "xlsx", "json", "csv", "text")
PROFILES = ("conference", "full", "court", "family", "review", "working")
_DEFAULT_PRACTICE = "wales"
_EPILOG = """\
exit codes: 0 done; 1 done with problems that need a look (--strict), or a check failed (lint, verify);
2 wrong use; 3 input not recognised or refused; 4 output could not be written; 5 internal error.
INPUT is a file, a folder, a zip, or - for standard input (with --as IMPORTER).
"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """As wide as the terminal, which argparse would import five archive formats to find out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    wished = os.environ.get("COLUMNS", "")
    if wished.isdigit() and int(wished):
        return int(wished)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


def parsed(argv: "Sequence[str] | None") -> argparse.Namespace:
    """What was typed; whether a practice was chosen or is only the default is kept, for documents say so."""
    arguments = parser().parse_args(argv)
    if "practice" in arguments:
        arguments.practice_chosen = arguments.practice is not None
        arguments.practice = arguments.practice or _DEFAULT_PRACTICE
    return arguments


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="chronology",
        description="Make an analytical chronology from case records and notes.",
        epilog=_EPILOG,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"chronology {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(commands)
    _add_inspect(commands)
    _add_explain(commands)
    _add_lint(commands)
    _add_verify(commands)
    plugins = _command(commands, "plugins", "list importers, analyzers and exporters, and plug-ins that are off")
    _add_plugin(plugins)
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, summary: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=_EPILOG,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    return command


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = _command(commands, "build", "read the inputs and write a chronology")
    _add_inputs(build)
    build.add_argument("-o", "--output", metavar="FILE", help="where to write; - for standard output")
    build.add_argument(
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}, or a plug-in's; default: by the output's name, else pdf",
    )
    build.add_argument("--each", action="store_true", help="one document for each person the records are about")
    build.add_argument("--look", action="store_true", help="list each place to be read before the document is sent")
    build.add_argument("--strict", action="store_true", help="exit 1 when a problem needs a look")
    build.add_argument("--sign", metavar="FILE.p12", help="sign the PDF with this key, so that any change shows")
    _add_wishes(build)


def _add_inspect(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inspect = _command(commands, "inspect", "say what each input was recognised as and what is in it; write nothing")
    _add_inputs(inspect)
    inspect.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _add_practice(inspect, "whose words notes are read by")


def _add_explain(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explain = _command(commands, "explain", "say which words and rules made an entry what it is")
    explain.add_argument("reference", metavar="REFERENCE", help="an entry's number, reference or key")
    _add_inputs(explain)
    _add_wishes(explain)


def _add_lint(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    lint = _command(commands, "lint", "check that a chronology is more than a list of activity; exit 1 when it is not")
    _add_inputs(lint)
    lint.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _add_practice(lint, "whose limits it is held against")


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = _command(commands, "verify", "say whether a PDF is as it was made; exit 1 when it is not")
    verify.add_argument("file", metavar="FILE.pdf", help="a PDF that this program made")
    verify.add_argument("--inputs", nargs="+", default=[], metavar="INPUT", help="compare its sources with these files")
    verify.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    verify.set_defaults(plugin=[])


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a zip, or -")
    command.add_argument("--as", dest="as_importer", metavar="IMPORTER", help="read every input with this importer")
    _add_plugin(command)


def _add_plugin(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--plugin",
        action="append",
        default=[],
        metavar="FILE",
        help="use this plug-in (.py) or mapping (.toml) too; may be repeated",
    )


def _add_practice(command: argparse.ArgumentParser, summary: str) -> None:
    command.add_argument(
        "--practice", metavar="wales|england|FILE.toml", help=f"{summary}; default: {_DEFAULT_PRACTICE}"
    )


def _add_wishes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--profile", choices=PROFILES, default="conference", help="for whom; default: conference")
    _add_practice(command, "the rules it is judged by")
    command.add_argument("--subject", metavar="ID|all", help="whom it is about, where the inputs hold several people")
    command.add_argument("--as-at", metavar="DATE", help="the day it speaks; default: the latest recorded or extracted")
    command.add_argument("--from", dest="from_day", metavar="DATE", help="print nothing that ended before this day")
    command.add_argument("--to", dest="to_day", metavar="DATE", help="print nothing that began after this day")
    command.add_argument("--language", choices=("en", "cy"), default="en", help="of the fixed words; default: en")
    command.add_argument("--cover", metavar="FILE.toml", help="the front sheet")
    command.add_argument(
        "--decisions",
        action="append",
        default=[],
        metavar="FILE",
        help="a reviewer's decisions: TOML, or our Word file with its analysis column edited; may be repeated",
    )
