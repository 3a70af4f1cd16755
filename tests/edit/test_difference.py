"""What a person sees of edits before they are written."""

from __future__ import annotations

from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.difference import difference


def test_a_difference_names_the_file_and_shows_the_lines_around_the_change() -> None:
    edit = FileEdit("engagements/sow.yaml", b"a: 1\nb: 2\n", b"a: 1\nb: 3\n")
    assert difference([edit]) == (
        "--- engagements/sow.yaml\n+++ engagements/sow.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n"
    )


def test_a_new_file_is_shown_as_coming_from_nothing() -> None:
    assert difference([FileEdit("sow.yaml", None, b"a: 1\n")]) == "--- /dev/null\n+++ sow.yaml\n@@ -0,0 +1 @@\n+a: 1\n"


def test_edits_follow_one_another_and_those_without_change_are_left_out() -> None:
    edits = [FileEdit(name, b"a: 1\n", after) for name, after in (("x", b"a: 1\n"), ("y", b""), ("z", b"b: 1\n"))]
    shown = difference(edits)
    assert [line for line in shown.splitlines() if line.startswith("---")] == ["--- y", "--- z"]


def test_line_ends_are_shown_where_they_change_and_only_there() -> None:
    same = difference([FileEdit("sow.yaml", b"a: 1\r\n", b"a: 2\r\n")])
    assert same.endswith("-a: 1\n+a: 2\n")
    other = difference([FileEdit("sow.yaml", b"a: 1\r\n", b"a: 1\n")])
    assert other.endswith("-a: 1␍\n+a: 1\n")
    none = difference([FileEdit("sow.yaml", b"a: 1", b"a: 1\n")])
    assert none.endswith("-a: 1\n\\ No newline at end of file\n+a: 1\n")


def test_nothing_in_a_difference_can_steer_a_terminal() -> None:
    shown = difference([FileEdit("a\x1b.yaml", b"a: \x1b[2J\xff\n", "a: \u202eb\r\n".encode())])
    assert not set(shown) & set("\x1b\u202e\r")
