"""What can be typed behind main.py."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from domain.checks.finding import Family, Severity

EVIDENCE_OUT = (
    ("schedule", "write what the evidence is and where it is used", ".xlsx or .docx"),
    ("bundle", "write the evidence that is not confidential, with an index page", ".zip"),
    ("qda", "write the excerpts for programs of qualitative analysis", ".qdpx"),
)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the chosen command with its arguments; `command` is None for the application."""
    return _parser().parse_args(arguments)


class _OneSentenceParser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the whole usage above it, and exits with status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:]}. “{self.prog} --help” says what can be given.\n")


@cache
def _parser() -> argparse.ArgumentParser:
    parser = _OneSentenceParser(
        prog="main.py",
        allow_abbrev=False,
        description="Without a command the application opens, with the workspace given or the last one.",
    )
    parser.add_argument("--workspace", type=Path, metavar="DIR", help="the workspace folder to open")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands without a window", metavar="COMMAND")
    for add in (
        _add_workspace_commands,
        _add_assessment_commands,
        _add_writing_commands,
        _add_evidence_commands,
        _add_check_commands,
        _add_review_commands,
        _add_evidence_out,
        _add_rate,
    ):
        add(commands)
    return parser


def _may_be_blind(command: argparse.ArgumentParser) -> None:
    """Let it be said for whom a command tells scores."""
    told = "leave out what this person may not see, who scores blind; all is told when left out"
    command.add_argument("--person", default="", metavar="NAME", help=told)


def _add_workspace_commands(commands: Any) -> None:
    _command(commands, "demo", "make the sample assessment in a workspace", "DIR")
    new = _command(commands, "new", "begin an assessment and print its id", "DIR")
    new.add_argument("--authority", required=True, metavar="NAME")
    new.add_argument("--framework", metavar="ID", help="an id or a framework file (.json); the newest when left out")
    _command(commands, "list", "list the assessments", "DIR")
    _command(commands, "verify", "check the journal's chain, the files and the database", "DIR")
    _command(commands, "backup", "make a backup and print its path", "DIR")
    restore = _command(commands, "restore", "put a backup in the database's place", "DIR")
    restore.add_argument("backup", type=Path, metavar="BACKUP")


def _add_assessment_commands(commands: Any) -> None:
    _may_be_blind(_command(commands, "show", "print an assessment", "DIR", "ASSESSMENT"))
    export = _command(commands, "export", "write the report (.docx or .html)", "DIR", "ASSESSMENT")
    _may_be_blind(export)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument("--statement", default="", metavar="ID", help="only this statement, by its id, number or name")
    export.add_argument("--references", action="store_true", help="print the evidence references")
    export.add_argument("--final", action="store_true", help="for publication, and only when it is ready")


def _add_writing_commands(commands: Any) -> None:
    read_in = _command(commands, "import", "read published reports into an assessment", "DIR", "ASSESSMENT")
    read_in.add_argument("files", type=Path, nargs="+", metavar="FILE")
    coded = _command(
        commands, "import-qda", "take a REFI-QDA project in and print the evidence's references", "DIR", "ASSESSMENT"
    )
    coded.add_argument("file", type=Path, metavar="FILE", help="a project with its documents (.qdpx)")
    score = _command(commands, "score", "give a statement a level", "DIR", "ASSESSMENT")
    score.add_argument("statement", metavar="STATEMENT")
    score.add_argument("level", type=int, metavar="LEVEL")
    score.add_argument("--why", required=True, metavar="TEXT")
    score.add_argument("--category", default="", metavar="ID", help="where evidence categories are scored")
    attach = _command(
        commands, "attach", "add files, folders and zips as evidence and print their references", "DIR", "ASSESSMENT"
    )
    attach.add_argument("files", type=Path, nargs="+", metavar="FILE")
    attach.add_argument("--category", default="", metavar="ID")
    attach.add_argument("--title", default="", metavar="TEXT", help="for a single file; its name when left out")
    attach.add_argument("--rows", action="store_true", help="make an item of each row of the spreadsheets given")
    attach.add_argument(
        "--sheet", default="", metavar="NAME|NUMBER", help="with --rows, this sheet rather than the first with rows"
    )


def _add_evidence_out(commands: Any) -> None:
    for name, help_text, endings in EVIDENCE_OUT:
        command = _command(commands, name, f"{help_text} ({endings})", "DIR", "ASSESSMENT")
        command.add_argument("--out", type=Path, required=True, metavar="FILE")


def _add_evidence_commands(commands: Any) -> None:
    _command(commands, "evidence", "list the evidence with its excerpts and uses", "DIR", "ASSESSMENT")
    _command(commands, "coverage", "measure which sentences rest on evidence", "DIR", "ASSESSMENT")
    _command(commands, "matrix", "show statements by categories of evidence", "DIR", "ASSESSMENT")
    search = _command(commands, "search", "find words in findings, evidence and files", "DIR")
    _may_be_blind(search)
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--assessment", default="", metavar="ASSESSMENT", help="only in this one")
    kinds = ("findings", "item", "excerpt", "file", "comment")
    search.add_argument("--kind", default="", choices=kinds, help="only in texts of this kind")
    cite = _command(commands, "cite", "rest words on evidence and print the citation's id", "DIR", "ASSESSMENT")
    cite.add_argument("--section", required=True, metavar="S", help="a statement or part, by its id, number or name")
    cite.add_argument("--quote", required=True, metavar="TEXT", help="words that stand exactly once in the section")
    cite.add_argument("--evidence", required=True, metavar="REF", help="an item (E-014) or an excerpt of it (E-014/2)")
    cite.add_argument("--stance", default="supports", choices=("supports", "contradicts", "context"))


def _add_check_commands(commands: Any) -> None:
    check = _command(
        commands, "check", "say what the checks find, and whether it can be published", "DIR", "ASSESSMENT"
    )
    _may_be_blind(check)
    text = _command(commands, "check-text", "check a text that stands in no workspace")
    text.add_argument("file", type=Path, metavar="FILE", help="a text or a report (.txt, .md, .docx, .html)")
    text.add_argument("--framework", metavar="ID", help="an id or a framework file (.json); the newest when left out")
    text.add_argument("--rules", type=Path, metavar="FILE", help="go by an organisation's own rules, as one saves them")
    text.add_argument(
        "--with-text", action="store_true", help="with --json, print the text that start and end count in"
    )
    for command in (check, text):
        least = "the least that is listed; may when left out"
        command.add_argument("--severity", default="may", choices=tuple(map(str, Severity)), help=least)
        families = tuple(map(str, Family))
        command.add_argument("--family", default="", choices=families, metavar="NAME", help=", ".join(families))


def _add_review_commands(commands: Any) -> None:
    review = "show stages, decisions and comments of an assessment"
    _may_be_blind(_command(commands, "review", review, "DIR", "ASSESSMENT"))
    decide = _command(commands, "decide", "take a decision of the procedure", "DIR", "ASSESSMENT")
    decide.add_argument("--section", default="", metavar="S", help="a statement or part; the report when left out")
    decide.add_argument(
        "--decision", required=True, metavar="ID", help="as the procedure calls it: submit, approve, ..."
    )
    decide.add_argument("--person", required=True, metavar="NAME", help="who decides, as the team names the person")
    decide.add_argument("--role", required=True, metavar="ROLE", help="a role that the team gives this person")
    decide.add_argument("--why", default="", metavar="TEXT")
    decide.add_argument("--waive", default="", metavar="TEXT", help="why the person decides on his or her own work")
    _may_be_blind(_command(commands, "panel", "show all assessments side by side, and how second scores agree", "DIR"))
    compare = _command(commands, "compare", "tell what changed between two versions", "DIR", "ASSESSMENT")
    _may_be_blind(compare)
    version = "a number, a name, a hash (8 digits or more), now, or read:NAME"
    compare.add_argument("old", metavar="VERSION", help=f"the earlier one: {version}")
    compare.add_argument("new", metavar="VERSION", help="the later one")
    compare.add_argument("--section", default="", metavar="S", help="a statement or part; the report when left out")
    journal = _command(commands, "journal", "print who did what, when, before and after", "DIR", "ASSESSMENT")
    _may_be_blind(journal)
    journal.add_argument("--out", type=Path, metavar="FILE", help="write it to a spreadsheet (.xlsx) instead")
    record = _command(commands, "record", "write the assurance record, for signature (.docx)", "DIR", "ASSESSMENT")
    _may_be_blind(record)
    record.add_argument("--out", type=Path, required=True, metavar="FILE")
    told = "write whether it may be published, what is in the way and what is waived (.docx)"
    quality = _command(commands, "quality", told, "DIR", "ASSESSMENT")
    _may_be_blind(quality)
    quality.add_argument("--out", type=Path, required=True, metavar="FILE")


def _add_rate(commands: Any) -> None:
    rate = _command(commands, "rate", "compute a rating from scores in report order")
    rate.add_argument("--framework", required=True, metavar="ID", help="an id or a framework file (.json)")
    rate.add_argument("scores", type=int, nargs="+", metavar="SCORE")


def _command(commands: Any, name: str, help_text: str, *places: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=help_text, allow_abbrev=False
    )
    parser.set_defaults(command=name)
    parser.add_argument("--json", action="store_true", help="print machine-readable results")
    if "DIR" in places:
        parser.add_argument("folder", type=Path, metavar="DIR", help="the workspace folder")
    if "ASSESSMENT" in places:
        parser.add_argument("assessment", metavar="ASSESSMENT", help="an id or an unambiguous authority name")
    return parser
