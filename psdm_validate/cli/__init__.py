"""The command line: one small file per verb, imported only when the verb is used."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from psdm_validate import __version__

COULD_NOT_JUDGE = 3
"""Exit code for anything that keeps the validator from a verdict, expected or not."""

VERBS = {
    "check": "Check records and rules of the portfolio.",
    "gate": "Judge a merge request: what it newly breaks, what changes, which paper covers it.",
    "diff": "Show what changes between two versions.",
    "todo": "List what is due and what is red.",
    "show": "Show how one engagement stands.",
    "list": "List the engagements of the portfolio.",
    "explain": "Explain a rule, a record or a field.",
    "rules": "List the rules.",
    "new": "Draft a record: an engagement, a paper, a RAID entry, a status report.",
    "approve": "Record an approval, a signature or the customer's word on a paper.",
    "close": "Close a RAID entry, a pending paper or an engagement.",
    "evidence": "Add a file that proves something.",
    "fmt": "Bring records into their canonical form.",
    "schema": "Print the JSON Schema of a record.",
    "report": "Write one of the reports of the PMO's week.",
    "site": "Build or serve the portfolio site.",
}


class Verbs(click.Group):
    """A group that knows its verbs by name and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"psdm_validate.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # The summaries stand here, so that --help imports no verb.
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f'There is no verb "{args[0]}".{hint}', ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Verbs,
    subcommand_metavar="VERB [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing blocks, 1 findings block, 2 wrong usage, 3 could not judge.",
)
@click.version_option(__version__, prog_name="psdm-validate")
def commands() -> None:
    """Check engagement records against the delivery methodology.

    Start with `psdm-validate check` in a repository that holds engagements/.
    """


def main() -> None:
    """Run the command line and leave with its exit code; no traceback ever reaches a user."""
    # A plugin of pydantic that happens to be installed would run inside the judge, and looking for one takes time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = commands.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:
        # Whoever read the output has gone; without this Python complains once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = COULD_NOT_JUDGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped before there was a verdict.", err=True)
        code = COULD_NOT_JUDGE
    except Exception as error:
        code = _failed(error)
    sys.exit(code)


def _failed(error: Exception) -> int:
    from psdm_validate.tree import CannotRead

    if isinstance(error, CannotRead):
        click.echo(f"Could not judge: {error}", err=True)
    else:
        click.echo(
            f"Could not judge: the validator itself failed ({type(error).__name__}: {error}).\n"
            "Your records are untouched. Please report this with the command you ran.",
            err=True,
        )
    return COULD_NOT_JUDGE
