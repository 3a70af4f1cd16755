"""The lines of a document in canonical form.

Lines are indented as seen from the container that they belong to; whoever holds it moves them in by one level.
"""

from __future__ import annotations

from psdm_validate.edit.canonical_comments import Comments, comments_of
from psdm_validate.edit.canonical_leaves import is_spread
from psdm_validate.edit.canonical_order import Models, in_order, models_below
from psdm_validate.edit.canonical_scalars import block_scalar, one_line_scalar, scalar_lines
from psdm_validate.edit.extents import column
from psdm_validate.edit.scalars import written_key
from psdm_validate.source import FieldPath, Value
from psdm_validate.source.places import Place

LEVEL = "  "
LEAST_GAP = 2
"""Blanks before a comment at the end of a line."""


def canonical_lines(text: str, root: Place, value: Value, models: Models) -> list[str]:
    """Return the lines, without line ends, of a document that has LF for line ends; `value` is a mapping."""
    writer = _Writer(text, comments_of(text, root, value))
    if is_spread(text, root):
        lines = writer.parts((), root, value, models)
    else:
        lines = [*writer.comments.above[()], *writer.beside_value((), "", root, value, models, 0)]
        lines += writer.comments.below[()]
    return _without_first_blanks([*writer.comments.top, *lines])


class _Writer:
    """Writes the containers, fields and items of one document, each with its comments."""

    def __init__(self, text: str, comments: Comments) -> None:
        self.text = text
        self.comments = comments
        self.after_kept_blanks = False

    def parts(self, path: FieldPath, place: Place, value: Value, models: Models) -> list[str]:
        """Return the lines of a container that has lines of its own for its parts."""
        lines: list[str] = []
        inside, at = place[2], column(self.text, place[0])
        if isinstance(inside, dict) and isinstance(value, dict):
            order = in_order(value, models)
            self.set_off((*path, next(iter(inside))), (*path, order[0]))
            for key in order:
                below = models_below(value, models, key)
                lines += self.field((*path, key), inside[key][2], value[key], below, at)
        elif isinstance(inside, list) and isinstance(value, list):
            for index, item in enumerate(value):
                lines += self.item((*path, index), inside[index], item, models, at)
        return _without_first_blanks(lines) + self.between(self.comments.below[path])

    def field(self, path: FieldPath, place: Place, value: Value, models: Models, at: int) -> list[str]:
        """Return the lines of a field; `at` is the column at which its mapping stands now."""
        above, head = self.between(self.comments.above[path]), written_key(str(path[-1]), in_flow=False) + ":"
        if is_spread(self.text, place):
            inside = self.parts(path, place, value, models)
            return [*above, self.with_comment(path, head), *_indented(inside)]
        return [*above, *self.beside_value(path, head, place, value, models, at)]

    def item(self, path: FieldPath, place: Place, value: Value, models: Models, at: int) -> list[str]:
        """Return the lines of an item; `at` is the column at which its list stands now."""
        above = self.between(self.comments.above[path])
        if not is_spread(self.text, place):
            return [*above, *self.beside_value(path, "-", place, value, models, at)]
        inside = self.parts(path, place, value, models)
        # What stands above the first field cannot stand between the dash and the field.
        first = next(number for number, line in enumerate(inside) if line and not line.startswith("#"))
        return [*above, *inside[:first], f"- {inside[first]}", *_indented(inside[first + 1 :])]

    def beside_value(
        self, path: FieldPath, head: str, place: Place, value: Value, models: Models, at: int
    ) -> list[str]:
        """Return the lines of a value that begins beside a key or dash, with these before it."""
        start, end, inside = place
        written = self.text[start:end]
        block = block_scalar(written, value, at) if inside is None else None
        self.after_kept_blanks = block is not None and "+" in block.header
        if block:
            return [self.with_comment(path, f"{head} {block.header}"), *_indented(block.lines)]
        lines = scalar_lines(written, value) if inside is None else [self.in_brackets(place, value, models)]
        lines[0] = f"{head} {lines[0]}".strip(" ")
        lines[-1] = self.with_comment(path, lines[-1])
        return [lines[0], *_indented(lines[1:])]

    def in_brackets(self, place: Place, value: Value, models: Models) -> str:
        """Return a value as it stands within a line."""
        start, end, inside = place
        if isinstance(inside, dict) and isinstance(value, dict):
            fields = (
                f"{written_key(key, in_flow=True)}: "
                + self.in_brackets(inside[key][2], value[key], models_below(value, models, key))
                for key in in_order(value, models)
            )
            return "{" + ", ".join(fields) + "}"
        if isinstance(inside, list) and isinstance(value, list):
            items = (self.in_brackets(*part, models) for part in zip(inside, value, strict=True))
            return "[" + ", ".join(items) + "]"
        return one_line_scalar(self.text[start:end], value, in_flow=True)

    def between(self, lines: list[str]) -> list[str]:
        """Return comments and blank lines as they can follow what was written last."""
        if not self.after_kept_blanks:
            return lines
        # A blank line directly below a text with `|+` would belong to that text.
        lines = _without_first_blanks(lines)
        self.after_kept_blanks = not lines
        return lines

    def set_off(self, former_first: FieldPath, first: FieldPath) -> None:
        """Give the blank line above what comes first now, where none stands, to what came first before."""
        former, now = self.comments.above[former_first], self.comments.above[first]
        if now[:1] == [""] and former[:1] != [""]:
            former.insert(0, "")

    def with_comment(self, path: FieldPath, line: str) -> str:
        """Return a line with the comment beside it, as far off as it stood where the line is as long as it was.

        So comments that were lined up stay lined up.
        """
        beside = self.comments.beside.get(path)
        if beside is None:
            return line
        unmoved = len(line.lstrip(" -")) == beside.code
        return line + " " * (max(beside.gap, LEAST_GAP) if unmoved else LEAST_GAP) + beside.text


def _indented(lines: list[str]) -> list[str]:
    return [LEVEL + line if line else "" for line in lines]


def _without_first_blanks(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    return lines[first:]
