"""Writing edits: all of them or none, and never over what somebody else has written meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from psdm_validate.edit import one_writer
from psdm_validate.edit.changes import FileEdit, NotWritten, file_edit, write

OLD = b"number: SOW-1\n"
NEW = b"number: SOW-2\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "portfolio"
    (place / "engagements").mkdir(parents=True)
    (place / "engagements" / "sow.yaml").write_bytes(OLD)
    return place


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


SOW = FileEdit("engagements/sow.yaml", OLD, NEW)
RAID = FileEdit("engagements/acme/sow-1/raid.yaml", None, b"risks: []\n")


def test_files_are_replaced_and_made_with_their_folders(root: Path) -> None:
    assert write(root, [SOW, RAID]) == (SOW.path, RAID.path)
    assert everything(root) == {SOW.path: NEW, RAID.path: b"risks: []\n"}


def test_an_edit_that_changes_nothing_is_not_written(root: Path) -> None:
    before = (root / SOW.path).stat()
    assert write(root, [FileEdit(SOW.path, OLD, OLD)]) == ()
    assert (root / SOW.path).stat().st_ino == before.st_ino


def test_a_file_keeps_its_rights_and_a_new_one_has_the_usual_ones(root: Path) -> None:
    (root / SOW.path).chmod(0o640)
    (root / "usual").touch()
    write(root, [SOW, RAID])
    assert (root / SOW.path).stat().st_mode & 0o777 == 0o640
    assert (root / RAID.path).stat().st_mode == (root / "usual").stat().st_mode


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (FileEdit(SOW.path, b"number: SOW-0\n", NEW), "changed by somebody else"),
        (FileEdit("engagements/gone.yaml", OLD, NEW), "is gone"),
        (FileEdit(SOW.path, None, NEW), "exists already"),
        (FileEdit("engagements", None, NEW), "not a plain file"),
        (FileEdit("engagements/sow.yaml/x.yaml", None, NEW), "not a folder"),
        (FileEdit("../outside.yaml", None, NEW), "leads out of the repository"),
        (FileEdit("engagements/../../outside.yaml", None, NEW), "leads out of the repository"),
        (FileEdit("/outside.yaml", None, NEW), "leads out of the repository"),
        (FileEdit("engagements/link.yaml", OLD, NEW), "not a plain file"),
        (FileEdit("engagements/linked/x.yaml", None, NEW), "not a folder"),
        (RAID, "edited twice"),
    ],
)
def test_nothing_at_all_is_written_when_one_edit_cannot_be(root: Path, edit: FileEdit, reason: str) -> None:
    (root / "engagements" / "link.yaml").symlink_to(root / SOW.path)
    (root.parent / "elsewhere").mkdir()
    (root / "engagements" / "linked").symlink_to(root.parent / "elsewhere")
    before = everything(root.parent)
    with pytest.raises(NotWritten, match=reason):
        write(root, [RAID, edit])
    assert everything(root.parent) == before
    assert not (root / "engagements" / "acme").exists()


def test_a_file_changed_while_the_new_content_is_laid_out_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The moment between the first look and the renaming, which no test can hit by waiting.
    monkeypatch.setattr(os, "fsync", lambda _: (root / SOW.path).write_bytes(b"number: SOW-9\n"))
    with pytest.raises(NotWritten, match="changed by somebody else"):
        write(root, [SOW, RAID])
    assert everything(root) == {SOW.path: b"number: SOW-9\n"}


def test_a_write_protected_file_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs tests as root may write everything.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(NotWritten, match="write-protected"):
        write(root, [RAID, SOW])
    assert everything(root) == {SOW.path: OLD}


@pytest.mark.parametrize("locks_folders", [True, False])
def test_nothing_is_written_while_somebody_else_keeps_writing(
    root: Path, monkeypatch: pytest.MonkeyPatch, locks_folders: bool
) -> None:
    monkeypatch.setattr(one_writer, "LOCKS_FOLDERS", locks_folders)
    monkeypatch.setattr(one_writer, "PATIENCE", 0.0)
    with one_writer.one_writer(root), pytest.raises(NotWritten, match="Somebody else is writing"):
        write(root, [SOW])
    assert everything(root) == {SOW.path: OLD}
    assert write(root, [SOW]) == (SOW.path,)


def test_a_full_disk_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left on device"):
        write(root, [SOW, RAID])
    assert everything(root) == {SOW.path: OLD}
    assert not (root / "engagements" / "acme").exists()


def test_a_byte_order_mark_stays_and_none_is_added() -> None:
    mark = b"\xef\xbb\xbf"
    assert file_edit("sow.yaml", mark + OLD, "number: SOW-2\n").after == mark + NEW
    assert file_edit("sow.yaml", OLD, "number: SOW-2\n").after == NEW
    assert file_edit("sow.yaml", None, "number: SOW-2\n").after == NEW
