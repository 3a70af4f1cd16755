"""Reports that go into files: which form into which file, and the writing itself."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click


class ReportFileType(click.ParamType[tuple[str, Path]]):
    """A form and the file that receives the report in it, written json=report.json."""

    name = "report"

    def __init__(self, forms: Sequence[str]) -> None:
        self.forms = forms

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        form, _, file = str(value).partition("=")
        if not file or form not in self.forms:
            self.fail(f'"{value}" is not FORM=FILE; the forms are {", ".join(self.forms)}.', param, ctx)
        return form, Path(file)


def remove_file(file: Path) -> None:
    """Take away what an earlier run left. Raises CannotRead where it cannot be taken away."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(file, "removed", error) from error


def write_file(file: Path, text: str) -> None:
    """Write the file whole or not at all. Raises CannotRead where it cannot be written."""
    if file.exists() and not file.is_file():
        raise _refused(file, "written", OSError(errno.EINVAL, "it is no ordinary file"))
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


def _refused(file: Path, what: str, error: OSError) -> Exception:
    from psdm_validate.tree import CannotRead

    return CannotRead(
        f"the report {str(file)!r} cannot be {what} ({error.strerror}). Name another file, and try again."
    )
