"""Options that several verbs share, and what they turn into."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from psdm_validate.tree import Tree

Command = TypeVar("Command", bound=Callable[..., Any])

NARROWEST, WIDEST = 40, 110
"""Columns of text output: narrower cannot be read, wider is tiring."""
LONGEST_ADDRESS = 500
"""Characters of an address: the report that holds it many times may not become too long for the forge."""


class DayType(click.ParamType[date]):
    """A calendar day, written 2026-10-05."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from psdm_validate.model.values import EARLIEST_YEAR, LATEST_YEAR

        try:
            if len(value) != len("2026-10-05"):
                raise ValueError
            day = date.fromisoformat(value)
            if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                raise ValueError
            return day
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-10-05.", param, ctx)


class SiteType(click.ParamType[str]):
    """The address at which a site lies, as it stands in a browser."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        address = str(value)
        if len(address) > LONGEST_ADDRESS or not re.fullmatch(r"https?://[!-~]+", address) or set('<>"') & set(address):
            self.fail(f"{value!r} is not the address of a site; write it as https://pages.example.com/ps.", param, ctx)
        return address


def site_option(command: Command) -> Command:
    """--site: where the site lies that reports link to; the pipeline may say it once for all jobs."""
    return click.option(
        "--site",
        type=SiteType(),
        envvar="PSDM_SITE",
        metavar="ADDRESS",
        show_envvar=True,
        help="Where the site lies that annotations link to.",
    )(command)


def as_of_option(command: Command) -> Command:
    """--as-of: the day on which rules judge. The clock is read here and nowhere else."""
    return click.option("--as-of", type=DayType(), default=date.today, show_default="today", help="Day to judge on.")(
        command
    )


def root_option(command: Command) -> Command:
    """--root: the folder that holds engagements/."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder that holds engagements/ (default: this one, or the nearest above it).",
    )(command)


def revision_option(command: Command) -> Command:
    """--rev: a commit to read instead of the working tree."""
    return click.option("--rev", metavar="COMMIT", help="Read this commit instead of the working tree.")(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """--format: how the answer is written; the first is the default."""

    def add(command: Command) -> Command:
        return click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help="Output form.",
        )(command)

    return add


def opened_tree(root: Path | None, revision: str | None) -> Tree:
    """The tree that the options name. Raises CannotRead where there is none."""
    from psdm_validate.tree import commit_tree, find_repository, find_root, working_tree

    if revision is not None:
        return commit_tree(root or find_repository(Path.cwd()), revision)
    return working_tree(root or find_root(Path.cwd()))


def colour() -> bool:
    """Whether text output may be coloured: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Columns for text output."""
    import shutil

    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))
