"""`evidence add`: a file that proves something, copied, hashed and named in its record."""

from __future__ import annotations

from pathlib import Path

import click

from psdm_validate.cli.editing import drafting, opened_place
from psdm_validate.cli.options import root_option
from psdm_validate.cli.writing import write_shown, writing_options


@click.group(name="evidence")
def command() -> None:
    """Files that prove what records say."""


@command.command(
    epilog="""\b
Examples:
  psdm-validate evidence add ~/Downloads/signed.pdf acme/sow-2206 --for CO-001
  psdm-validate evidence add mail.eml acme/sow-2206 --for "deliverable design"
  psdm-validate evidence add sign-off.pdf acme/sow-2206 --for sign-off
"""
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.argument("engagement")
@click.option(
    "--for",
    "proves",
    required=True,
    metavar="WHAT",
    help='What it proves: SOW, CO-001, WC-001, DOW-001, sign-off, or an accepted "deliverable NAME".',
)
@click.option("--name", help="Name of the copy in evidence/ (default: after what it proves).")
@writing_options
@root_option
def add(
    file: Path, engagement: str, proves: str, name: str | None, root: Path | None, dry_run: bool, yes: bool
) -> None:
    """Copy FILE into the engagement's evidence/ and name it, with its SHA-256, in the record that it proves."""
    from psdm_validate.drafts.evidence import added_evidence, evidence_name

    top, place = opened_place(root, engagement)
    with drafting():
        edits = added_evidence(place, proves, evidence_name(proves, file.name, name), _content(file))
    if write_shown(top, edits, dry_run=dry_run, yes=yes):
        click.echo(f"Next: psdm-validate check {place.engagement.folder}")


def _content(file: Path) -> bytes:
    """The file's bytes, one more than the largest at most. Raises UsageError for what is no plain file."""
    from psdm_validate.drafts.evidence import LARGEST

    # A pipe or device would be waited for, or never end.
    if not file.is_file():
        raise click.UsageError(f'"{file}" is no plain file. Save what it holds as a file, and add that.')
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)
