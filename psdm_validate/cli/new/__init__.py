"""`new`: drafts of records, one file per family of kinds, imported only when one of them is asked for."""

from __future__ import annotations

from importlib import import_module

import click

KINDS = {
    "engagement": ("engagement", "An engagement: every record that it begins with."),
    "change-order": ("papers", "A change that both sides sign."),
    "confirmation": ("papers", "A small change that the customer confirms in writing."),
    "description-of-work": ("papers", "What is done where the wording left it open."),
    "work-at-risk": ("leaves", "Leave to start before a paper is signed."),
    "work-exception": ("leaves", "Leave to work more hours than the contract allots."),
    "risk": ("entries", "An entry of the RAID log: something that may happen."),
    "action": ("entries", "An entry of the RAID log: something that somebody promised."),
    "issue": ("entries", "An entry of the RAID log: something that went wrong."),
    "decision": ("entries", "An entry of the RAID log: something that was settled."),
    "status": ("status", "A status report, filled in from the last one and the records."),
}
"""Each kind with the file that drafts it, and what it is."""


class Kinds(click.Group):
    """A group that knows its kinds by name and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in KINDS:
            return None
        family = import_module(f"psdm_validate.cli.new.{KINDS[cmd_name][0]}")
        commands: dict[str, click.Command] = family.COMMANDS
        return commands[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kinds"):
            formatter.write_dl([(kind, summary) for kind, (_, summary) in KINDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in KINDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], KINDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else f" There is: {', '.join(KINDS)}."
            raise click.UsageError(f'Nothing new is called "{args[0]}".{hint}', ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Kinds,
    name="new",
    subcommand_metavar="KIND ENGAGEMENT [OPTIONS]",
    epilog="""\b
Examples:
  psdm-validate new engagement acme/sow-2206
  psdm-validate new change-order acme/sow-2206 --end 2027-03-05
  psdm-validate new risk acme/sow-2206 --what "The test servers may come late"
  psdm-validate new status acme/sow-2206 --health green
""",
)
def command() -> None:
    """Draft a record: numbers are assigned, names completed, `from` is taken from the contract in force.

    On a terminal whatever is missing is asked for, and nothing is written before it was shown. In a script every
    answer is an option.
    """
