"""The canonical form of a record: one way to write what it says, whoever and whatever wrote it before.

- UTF-8 without byte order mark, LF, one line end at the end; no blanks at the ends of lines, no two blank lines in a
  row, none at the beginning of the file or of what stands below a key.
- Two blanks for each level; the items of a list are indented below its key. Neither `---` nor `...`.
- Fields in the order of their model, those that it does not know last. A comment moves with the field or item above
  or beside which it stands; comments at the top of the file that a blank line sets off stay there.
- Text is plain where nobody can misread it, else in double quotes: "yes", "13:00" and "proposal::Approved" are text
  here and something else for other readers. Numbers stay as they are written.
- Brackets on one line stay, as `{a: 1, b: [2, 3]}`; what they held on several lines is written as lines instead.

Left as they are: line breaks within text, quotes of text over several lines, block scalars but for their indentation
(blank lines at their end count where `|+` says so), and the distance of a comment beside a line that is as long as
before, though never less than two blanks.
"""

from __future__ import annotations

from typing import Any

from psdm_validate.edit.canonical_comments import comment_texts
from psdm_validate.edit.canonical_lines import canonical_lines
from psdm_validate.model.part import Part
from psdm_validate.source import Document, Value, read_document
from psdm_validate.source.composer import compose


class CannotBringIntoForm(Exception):
    """A record whose canonical form would not say the same; the message says what to do by hand."""


def canonical(document: Document, model: type[Part] | None) -> str:
    """Return the canonical form of a document; without a model, fields keep their order.

    The form is read again before it is returned. Raises CannotBringIntoForm where it would not have exactly the same
    values and comments.
    """
    text = document.text.replace("\r\n", "\n")
    composed = compose(text)
    start, end, inside = composed.places
    # The record itself always gets lines of its own.
    root = (start, start if inside else end, inside)
    lines = canonical_lines(text, root, composed.value, (model,) if model else ())
    form = "".join(line + "\n" for line in lines)
    if _says(form, document.path) != (_meaning(document.value), comment_texts(text, root, composed.value)):
        raise CannotBringIntoForm(
            f"{document.path} is left as it is: brought into form it would not say exactly the same. "
            "Write it in a plainer way by hand, and please report it."
        )
    return form


def _says(form: str, path: str) -> tuple[Any, list[str]] | None:
    """Return what a text means and what its comments say; None for one that is refused."""
    again = read_document(path, form.encode())
    if not isinstance(again, Document):
        return None
    composed = compose(form)
    return _meaning(again.value), comment_texts(form, composed.places, composed.value)


def _meaning(value: Value) -> Any:
    """Return what tells apart values that Python takes for equal, such as 1, true and 1.0."""
    if isinstance(value, dict):
        return {key: _meaning(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_meaning(inside) for inside in value]
    return type(value), str(value)
