"""What holds for every record that can be written: the meaning ruamel.yaml gives it, and true places.

ruamel.yaml's pure loader is slow and well tested. Where it and libyaml are known to differ on purpose,
`Oracle` says so; any other difference is a defect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from psdm_validate.source import Document, FieldPath, Value, read_document

# The same examples on every run: where two parsers of YAML disagree, a new find belongs in a review, not in
# somebody's unrelated pipeline.
GENERATED = settings(max_examples=200, deadline=None, derandomize=True)

WORDS = ["null", "Null", "NULL", "~", "true", "True", "TRUE", "false", "False", "FALSE"]
LIKE_WORDS = ["yes", "No", "off", "y", "nullify", "=", ".", "..", "2026-10-05", "2026-02-30"]
NUMBERS = ["0", "7", "-3", "+12", "010", "-0", "3.50", "-0.10", "+.5", "2.", "1e3", "1.5E-2", "0.0"]
LIKE_NUMBERS = ["0o17", "0x1F", "0b11", "1_000", "1_0.5", "12:30:45", "1.2.3", "e3"]
PLAIN = ["R-004", "é日本", "\U0001f600", "a:b", "x#y", "-x", "?x", "don't", "https://a.example/b#c", "a  b"]
INSIDE_QUOTES = [*"a é#%@|\t", "", "12", "null", "[x]", "{y}", "&a", "*b", "!c", ": ", "- "]
ESCAPES = [r"\n", r"\t", r"\"", r"\\", r"\x41", r"\u00e9", r"\U0001f600", r"\/", r"\_"]
BELOW = ["one", "two  three", "é", "# not a comment", "- x", "a: b"]
KEYS = ["id", "name", "on", "no", "Größe", "a b", "2026-10-05", "'12'", '"x: y"', "'it''s'", "0x1", "x-1"]


def plain_scalars(in_flow: bool) -> st.SearchStrategy[str]:
    written = [*WORDS, *LIKE_WORDS, *NUMBERS, *LIKE_NUMBERS, *PLAIN]
    return st.sampled_from([text for text in written if not (in_flow and text in {"?x", "-x"})])


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
    lines = draw(st.lists(st.sampled_from(BELOW), min_size=1))
    style = draw(st.sampled_from(["|", "|-", "|+", ">", ">-", ">+", "'", '"', "plain"]))
    if style in {"'", '"'}:
        return [style + "first", *(pad + line.replace("#", "'" * 2) for line in lines), pad + "last" + style]
    if style == "plain":
        return ["first", *(pad + line for line in lines if line in {"one", "é"})]
    blank = draw(st.lists(st.just(""), max_size=2))
    deeper = [pad + draw(st.sampled_from(["", "  "])) + line for line in lines]
    return [style + draw(st.sampled_from(["", " # why"])), pad + "first", *deeper, *blank]


@st.composite
def block_values(draw: st.DrawFn, indent: int, depth: int, below_key: bool) -> list[str]:
    """Lines of a value of a key or a dash at `indent`: the first goes beside it, the others below."""
    kinds = ["scalar", "flow", "multi", "empty", *(["list", "group"] * 2 if depth else [])]
    kind = draw(st.sampled_from(kinds))
    remark = draw(st.sampled_from(["", "", "  # a remark: [x", " #"]))
    if kind == "scalar":
        return [draw(one_line_scalars()) + remark]
    if kind == "flow":
        return [draw(flow_values()) + remark]
    if kind == "multi":
        return draw(multi_line_scalars(indent))
    if kind == "empty":
        return [remark]
    least = 0 if kind == "list" and below_key else 1
    deeper = indent + draw(st.integers(least, 3))
    return [remark, *draw((block_lists if kind == "list" else block_groups)(deeper, depth - 1))]


@st.composite
def block_groups(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines: list[str] = []
    pad = " " * indent
    for key in draw(distinct_keys(3)):
        first, *rest = draw(block_values(indent, depth, below_key=True))
        lines += draw(st.sampled_from([[], [], [""], [pad + "# a comment"], ["", "# - at the margin"]]))
        if draw(st.integers(0, 9)) == 9:
            lines += [pad + "? " + key, pad + ": " + first, *rest]
        else:
            lines += [pad + key + ": " + first, *rest]
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
            first, *rest = draw(block_values(indent, depth, below_key=False))
            lines += [" " * indent + "- " + first, *rest]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> str:
    opening = draw(st.sampled_from([[], ["---"], ["# a record", ""]]))
    closing = draw(st.sampled_from([[], ["..."], ["# the end"]]))
    lines = [*opening, *draw(block_groups(0, 2)), *closing]
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines, ""])


class Oracle(SafeConstructor):
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


# What libyaml takes and ruamel.yaml does not; in each, the value is what a reader would expect or the key
# is one that no record knows: a tab after a colon, a repeated `...`, a remark glued to the opening of a
# block scalar, and a colon glued to a quote (which makes one long key).
LENIENT = re.compile(r"""[-:?]\s*\t|\.\.\.\s+\.\.\.|[|>][-+0-9]*#|:['"]""")
INSERTED = st.sampled_from(" \n:-?[]{},#'\"|>&*!%@`ax0é")


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A document after one to three slips of the keyboard."""
    text = draw(documents())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(INSERTED | st.just("")) + text[at + draw(st.integers(0, 1)) :]
    return text


def scalars(value: Value, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Value]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from scalars(inside, (*path, key))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from scalars(inside, (*path, index))
    else:
        yield path, value


def read(text: str) -> Document:
    document = read_document("engagements/acme/customer.yaml", text.encode())
    assert isinstance(document, Document), document.problems
    return document


@GENERATED
@given(documents())
def test_a_record_means_what_another_reader_of_yaml_says_it_means(text: str) -> None:
    # repr tells 1, True and Decimal("1") apart, and the order of the fields.
    assert repr(read(text).value) == repr(oracle_reads(text))


@GENERATED
@given(slips())
def test_a_slip_is_refused_wherever_another_reader_refuses_it_and_else_means_the_same(text: str) -> None:
    document = read_document("engagements/acme/customer.yaml", text.encode())
    assume(isinstance(document, Document) and not LENIENT.search(text))
    assert isinstance(document, Document)
    assert repr(document.value) == repr(oracle_reads(text))


@GENERATED
@given(documents())
def test_every_written_value_can_be_cut_out_and_read_alone(text: str) -> None:
    document = read(text)
    for path, value in scalars(document.value):
        span = document.locate(path)
        if value is None and text[span.start : span.end] not in WORDS:
            continue  # an empty value has no text: its key or its dash stands for it
        alone = read("alone: " + text[span.start : span.end])
        assert repr(alone.value["alone"]) == repr(value)


@GENERATED
@given(documents())
def test_every_key_can_be_cut_out_and_read_alone(text: str) -> None:
    document = read(text)
    for path, _ in scalars(document.value):
        for length in range(1, len(path) + 1):
            if isinstance(name := path[length - 1], str):
                span = document.key(path[:length])
                assert list(read(text[span.start : span.end] + ": 1").value) == [name]
