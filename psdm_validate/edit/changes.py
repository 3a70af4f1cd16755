"""Edits of several files: shown as a difference first, then written all together or not at all.

Nothing is replaced before every file was found as it was read and every new content lies on the disk beside
its target; what is left to fail then is the renaming itself.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from psdm_validate.edit.one_writer import one_writer
from psdm_validate.source.reader import BYTE_ORDER_MARK


class NotWritten(Exception):
    """Files that were not written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FileEdit:
    """New content of one file. `path` is relative to the root, with slashes; `before` is None for a new file."""

    path: str
    before: bytes | None
    after: bytes


def file_edit(path: str, before: bytes | None, text: str) -> FileEdit:
    """Return the edit that gives a file the content `text`, with the byte order mark that it had."""
    mark = BYTE_ORDER_MARK if before and before.startswith(BYTE_ORDER_MARK) else b""
    return FileEdit(path, before, mark + text.encode())


def write(root: Path, edits: Iterable[FileEdit]) -> tuple[str, ...]:
    """Write the edits below `root` and return the paths of the files written, those without change left out.

    A file keeps its mode; folders of new files are made. Raises NotWritten, before anything is replaced, when
    a file is not as it was read or is write-protected, when somebody else keeps writing here, or when a path
    leads out of `root`, through a symbolic link, or to no plain file.
    """
    changed = [edit for edit in edits if edit.before != edit.after]
    if len({PurePosixPath(edit.path) for edit in changed}) < len(changed):
        raise NotWritten("One file is to be edited twice at once. Nothing was written; make one edit after the other.")
    with _alone(root):
        for edit in changed:
            _check(root, edit)
        with _drafts(root, changed) as drafts:
            for edit in changed:
                _check(root, edit)  # again, for writing the drafts took its time, and editors know no lock
            _replace(root, changed, drafts)
    return tuple(edit.path for edit in changed)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    try:
        with one_writer(root):
            yield
    except TimeoutError:
        raise NotWritten("Somebody else is writing records here. Nothing was written; try again in a moment.") from None


def _check(root: Path, edit: FileEdit) -> None:
    path = PurePosixPath(edit.path)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in edit.path:
        raise NotWritten(f"{edit.path!r} leads out of the repository. Nothing was written.")
    for folder in reversed(path.parents):
        _check_folder(root, folder)
    found = _bytes_at(root, path)
    # A file is replaced by renaming, which would not ask for its own rights.
    if found is not None and not os.access(root / path, os.W_OK):
        raise NotWritten(f"{edit.path} is write-protected. Nothing was written; ask who protected it.")
    if found == edit.before:
        return
    if edit.before is None:
        raise NotWritten(f"{edit.path} exists already. Nothing was written; choose another name or edit that file.")
    what = "is gone" if found is None else "was changed by somebody else meanwhile"
    raise NotWritten(f"{edit.path} {what}. Nothing was written; look at it and try again.")


def _check_folder(root: Path, folder: PurePosixPath) -> None:
    # The root itself may be reached through a link: it is the user who named it.
    mode = _mode(root / folder) if folder.parts else None
    if mode is not None and not stat.S_ISDIR(mode):
        raise NotWritten(f"{folder} is not a folder of this repository but a link or a file. Nothing was written.")


def _bytes_at(root: Path, path: PurePosixPath) -> bytes | None:
    mode = _mode(root / path)
    if mode is None:
        return None
    if not stat.S_ISREG(mode):
        raise NotWritten(f"{path} is not a plain file but a link, a folder or the like. Nothing was written.")
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise _failed(path, error) from error


def _mode(place: Path) -> int | None:
    try:
        return place.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _failed(place, error) from error


@contextmanager
def _drafts(root: Path, edits: list[FileEdit]) -> Iterator[list[Path]]:
    """The new contents in hidden files beside their targets; those left at the end are removed."""
    drafts: list[Path] = []
    folders: list[Path] = []
    try:
        for edit in edits:
            target = root / edit.path
            folders += _make_folders(target.parent)
            drafts.append(target.with_name(f".{secrets.token_hex(8)}.draft"))
            _write_draft(drafts[-1], target, edit.after)
        yield drafts
    except OSError as error:
        raise NotWritten(f"The disk refused ({error.strerror}). Nothing was written; check the rights.") from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()  # refused, as it should be, once the folder holds its file


def _make_folders(folder: Path) -> list[Path]:
    """Return the folders made so that `folder` is there, the outermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _write_draft(draft: Path, target: Path, content: bytes) -> None:
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    mode = _mode(target)
    if mode is not None:
        draft.chmod(stat.S_IMODE(mode))


def _replace(root: Path, edits: list[FileEdit], drafts: list[Path]) -> None:
    for done, (edit, draft) in enumerate(zip(edits, drafts, strict=True)):
        try:
            draft.replace(root / edit.path)
        except OSError as error:
            written = ", ".join(earlier.path for earlier in edits[:done]) or "nothing"
            raise NotWritten(f"{edit.path} could not be replaced ({error.strerror}). Written: {written}.") from error


def _failed(place: Path | PurePosixPath, error: OSError) -> NotWritten:
    return NotWritten(f"{place} cannot be read ({error.strerror}). Nothing was written; check who may read it.")
