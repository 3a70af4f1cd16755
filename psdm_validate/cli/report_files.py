"""Reports that go into files: which form into which file, and the writing itself."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from psdm_validate.cli.report_forms import FORMS, LINKED

Reports = tuple[tuple[str, Path], ...]
"""Forms, each with the file that receives the report in it."""
Command = TypeVar("Command", bound=Callable[..., Any])


class ReportFileType(click.ParamType[tuple[str, Path]]):
    """A form and the file that receives the report in it, written json=report.json."""

    name = "report"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        form, _, file = str(value).partition("=")
        if not file or form not in FORMS:
            self.fail(f'"{value}" is not FORM=FILE; the forms are {", ".join(FORMS)}.', param, ctx)
        return form, Path(file)


def report_option(command: Command) -> Command:
    """--report: also write the report to a file, several times in one run if wanted."""
    return click.option(
        "--report",
        "reports",
        multiple=True,
        type=ReportFileType(),
        metavar="FORM=FILE",
        help=f"Also write it to a file; may be given several times. Forms: {', '.join(FORMS)}.",
    )(command)


def expect_reports(form: str, reports: Reports, site: str | None, *more: Path) -> None:
    """Take away what an earlier run left in the files; `more` are others that this run writes.

    Raises UsageError for two reports in one file, or links to a site that lies nowhere; CannotRead where a file cannot
    be taken away.
    """
    files = [file for _, file in reports]
    places = [file.absolute() for file in (*files, *more)]
    if len(set(places)) < len(places):
        raise click.UsageError("Two reports would go to the same file. Give each a file of its own.")
    if site is None and LINKED in (form, *(name for name, _ in reports)):
        raise click.UsageError(
            f"The form {LINKED} holds links to the site. Say where that lies: --site ADDRESS, or PSDM_SITE."
        )
    for file in files:
        remove_file(file)


def write_reports(reports: Reports, rendered: Callable[[str], str]) -> None:
    """Write each report in its form. Raises CannotRead where one cannot be written."""
    # All are made before any is written, so that a failure leaves none behind that looks like a verdict.
    for file, text in [(file, rendered(form)) for form, file in reports]:
        write_file(file, text)


@contextmanager
def told_if_not_judged(reports: Reports, rendered: Callable[[str, str], str]) -> Iterator[None]:
    """Whatever keeps the code within from judging is written into every report, and goes on its way."""
    try:
        yield
    except click.ClickException:
        raise
    except Exception as why:
        because = _words(why)
        write_reports(reports, lambda form: rendered(form, because))
        raise


def _words(why: Exception) -> str:
    from psdm_validate.tree import CannotRead

    if isinstance(why, CannotRead):
        return str(why).removesuffix(".")
    return f"the validator itself failed ({type(why).__name__}: {why})"


def remove_file(file: Path) -> None:
    """Take away what an earlier run left. Raises CannotRead where it cannot be taken away."""
    _refuse_special(file, "removed")
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(file, "removed", error) from error


def write_file(file: Path, text: str) -> None:
    """Write the file whole or not at all. Raises CannotRead where it cannot be written."""
    _refuse_special(file, "written")
    draft = file.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("x", encoding="utf-8", errors="backslashreplace") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(file, "written", error) from error


def _refuse_special(file: Path, what: str) -> None:
    """Devices, folders and links stay as they are: /dev/null would be gone for everybody."""
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise _refused(file, what, OSError(errno.EINVAL, "it is no ordinary file"))


def _refused(file: Path, what: str, error: OSError) -> Exception:
    from psdm_validate.tree import CannotRead

    return CannotRead(
        f"the report {str(file)!r} cannot be {what} ({error.strerror}). Name another file, and try again."
    )
