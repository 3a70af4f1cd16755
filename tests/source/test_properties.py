"""What holds for every record that can be written: the meaning ruamel.yaml gives it, and true places.

ruamel.yaml's pure loader is slow and well tested. Where it and libyaml are known to differ on purpose,
`Oracle` says so; any other difference is a defect.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from psdm_validate.source import Document, FieldPath, Value, read_document

GENERATED = settings(max_examples=200, deadline=None)

WORDS = ["null", "Null", "NULL", "~", "true", "True", "TRUE", "false", "False", "FALSE", "yes", "No", "off", "y"]
NUMBERS = ["0", "7", "-3", "+12", "010", "0o17", "0x1F", "1_000", "12:30:45", "3.50", "-0.10", "+.5", "2.", "1e3",
           "1.5E-2", "0b11", "1_0.5", "1.2.3", "0.0", "-0", "184000.00"]  # fmt: skip
PLAIN = ["2026-10-05", "2026-02-30", "R-004", "sam-osei", "a b  c", "é ü", "日本", "\U0001f600", "a:b", "x#y", "-x", "?x",
         "https://example.com/a#b", "don't", 'say "so"', "a - b", ".", "..", "-", "=", "nullify", "e3"]  # fmt: skip
INSIDE_QUOTES = ["", " ", "a", "12", "null", "é", "#", ": ", "- ", "[x]", "{y}", "&a", "*b", "!c", "%", "@", "|", "\t"]
ESCAPES = [r"\n", r"\t", r"\"", r"\\", r"\x41", r"\u00e9", r"\U0001f600", r"\/", r"\_"]
KEYS = ["id", "name", "on", "no", "Größe", "a b", "2026-10-05", "'12'", '"x: y"', "'it''s'", "0x1", "x-1"]


def plain_scalars(in_flow: bool) -> st.SearchStrategy[str]:
    written = [*WORDS, *NUMBERS, *PLAIN]
    return st.sampled_from([text for text in written if not (in_flow and text in {"-", "?x", "-x"})])


def single_quoted() -> st.SearchStrategy[str]:
    parts = st.lists(st.sampled_from([*INSIDE_QUOTES, "''", '"']), max_size=4)
    return parts.map(lambda texts: "'" + "".join(texts) + "'")


def double_quoted() -> st.SearchStrategy[str]:
    parts = st.lists(st.sampled_from([*INSIDE_QUOTES, "'", *ESCAPES]), max_size=4)
    return parts.map(lambda texts: '"' + "".join(texts) + '"')


def one_line_scalars(in_flow: bool = False) -> st.SearchStrategy[str]:
    return plain_scalars(in_flow) | single_quoted() | double_quoted()


def distinct_keys(size: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(KEYS), min_size=1, max_size=size, unique=True)


@st.composite
def flow_values(draw: st.DrawFn, depth: int = 2) -> str:
    kind = draw(st.sampled_from(["scalar", "list", "group"] if depth else ["scalar"]))
    if kind == "scalar":
        return draw(one_line_scalars(in_flow=True))
    after = draw(st.sampled_from(["", " "]))
    if kind == "list":
        items = draw(st.lists(flow_values(depth - 1), max_size=3))
        return "[" + ", ".join(items) + after + "]"
    fields = [f"{key}: {draw(flow_values(depth - 1))}" for key in draw(distinct_keys(3))]
    return "{" + after + ", ".join(fields) + after + "}"


@st.composite
def multi_line_scalars(draw: st.DrawFn, indent: int) -> list[str]:
    """Lines of a scalar that starts after a key or a dash and goes on below, deeper than `indent`."""
    pad = " " * (indent + draw(st.integers(1, 3)))
    lines = draw(st.lists(st.sampled_from(["one", "two  three", "é", "# not a comment", "- x", "a: b"]), min_size=1))
    style = draw(st.sampled_from(["|", "|-", "|+", ">", ">-", ">+", "'", '"', "plain"]))
    if style in {"'", '"'}:
        return [style + "first", *(pad + line.replace("#", "'" * 2) for line in lines), pad + "last" + style]
    if style == "plain":
        return ["first", *(pad + line for line in lines if line in {"one", "é"})]
    blank = draw(st.lists(st.just(""), max_size=2))
    deeper = [pad + draw(st.sampled_from(["", "  "])) + line for line in lines]
    return [style + draw(st.sampled_from(["", " # why"])), pad + "first", *deeper, *blank]


@st.composite
def block_values(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """Lines of a value below a key or a dash at `indent`: the first goes on after it, the others stand below."""
    kind = draw(st.sampled_from(["scalar", "flow", "multi", "empty", *(["list", "group"] * 2 if depth else [])]))
    remark = draw(st.sampled_from(["", "", "  # a remark: [x", " #"]))
    if kind == "scalar":
        return [draw(one_line_scalars()) + remark]
    if kind == "flow":
        return [draw(flow_values()) + remark]
    if kind == "multi":
        return draw(multi_line_scalars(indent))
    if kind == "empty":
        return [remark]
    deeper = indent + draw(st.integers(1, 3))
    inside = draw((block_lists if kind == "list" else block_groups)(deeper, depth - 1))
    return [remark, *inside]


@st.composite
def block_groups(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines: list[str] = []
    for key in draw(distinct_keys(4)):
        first, *rest = draw(block_values(indent, depth))
        lines += draw(st.sampled_from([[], [], [""], [" " * indent + "# a comment"], ["", "# - at the margin"]]))
        lines += [" " * indent + key + ": " + first, *rest]
    return lines


@st.composite
def block_lists(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            inside = draw((block_groups if draw(st.booleans()) else block_lists)(indent + 2, depth - 1))
            while not inside[0].strip() or inside[0].lstrip().startswith("#"):
                inside = inside[1:]
            lines += [" " * indent + "- " + inside[0].lstrip(" "), *inside[1:]]
        else:
            first, *rest = draw(block_values(indent, depth))
            lines += [" " * indent + "- " + first, *rest]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> str:
    opening = draw(st.sampled_from([[], ["---"], ["# a record", ""]]))
    closing = draw(st.sampled_from([[], ["..."], ["# the end"]]))
    lines = [*opening, *draw(block_groups(0, 3)), *closing]
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines, ""])


class Oracle(SafeConstructor):  # type: ignore[misc]
    """ruamel.yaml's reading, less the differences that are meant: exact decimals, and what stays text."""

    def number(self, node: Any) -> Value:
        if re.fullmatch(r"[-+]?[0-9]+", node.value):
            return int(node.value)
        return node.value if re.search("[_xob]", node.value) else Decimal(node.value)

    def text(self, node: Any) -> str:
        return str(node.value)


for kind in ("int", "float"):
    Oracle.add_constructor(f"tag:yaml.org,2002:{kind}", Oracle.number)
for kind in ("timestamp", "value"):
    Oracle.add_constructor(f"tag:yaml.org,2002:{kind}", Oracle.text)


def oracle_reads(text: str) -> Any:
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = Oracle
    return loader.load(text)
