"""Records as many hands would write them: for properties of edits. Every remark in them is unlike any other."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from psdm_validate.source import Document, read_document

PLAIN = ["open", "12", "-3.50", "true", "2026-10-05", "R-004", "é日本", "don't", "a:b", "x#y", "https://a.example/b#c"]
QUOTED = ['"184000.00"', '"a: b"', '"tab\\tand \\"quote\\""', "'it''s'", "'# no remark'", '""', "'[x]'"]
SPREAD = [["'one", "two'"], ['"one', 'two"'], ["one", "two"]]
NAMES = ["id", "what", "owner", "on", "Größe", "a b", '"x: y"', "'12'", "due", "closed"]


class Hand:
    """One way of writing, drawn anew for each record, and the number of the next remark."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.remarks = count()
        self.step = draw(st.integers(2, 4))
        self.indentless = draw(st.booleans())
        self.chatty = draw(st.booleans())

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def remark(self) -> str:
        return f"# remark {next(self.remarks)}; [a: \t'b"

    def trailing(self, *gaps: str) -> str:
        if self.chatty and self.pick("yes", "no", "no", "no") == "yes":
            return self.pick(" ", "  ", *gaps) + self.remark()
        return self.pick("", "", "", " ")

    def between(self, pad: str) -> list[str]:
        """Lines between two parts of a block container."""
        kind = self.pick("", "", "", "blank", "remark", "margin", "deeper") if self.chatty else self.pick("", "blank")
        lines = {"blank": [""], "remark": [pad + "REMARK"], "margin": ["", "REMARK"], "deeper": [pad + " REMARK"]}
        return [line.replace("REMARK", self.remark()) for line in lines.get(kind, [])]

    def names(self) -> list[str]:
        return self.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))


@st.composite
def records(draw: st.DrawFn) -> str:
    """Texts that the reader accepts, of some ten to forty lines."""
    hand = Hand(draw)
    opening = draw(st.sampled_from([[], ["---"], ["# remark at the top", ""]]))
    closing = draw(st.sampled_from([[], ["# remark at the bottom"], ["..."], [""]]))
    lines = [*opening, *_mapping(hand, 0, depth=3), *closing]
    line_break = draw(st.sampled_from(["\n", "\r\n"]))
    text = line_break.join([*lines, ""])
    bare = text.removesuffix(line_break)
    return bare if hand.chatty and meaning(bare) == meaning(text) else text


def meaning(text: str) -> object:
    """The value of a record."""
    document = read_document("", text.encode())
    assert isinstance(document, Document), document.problems
    return document.value


def _mapping(hand: Hand, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    pad = " " * column
    for name in hand.names():
        first, *below = _value(hand, column, depth - 1, below_name=True)
        lines += hand.between(pad) if lines else []
        lines += [f"{pad}{name}:{first}", *below]
    return lines


def _list(hand: Hand, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    pad = " " * column
    for _ in range(hand.draw(st.integers(1, 3))):
        first, *below = _value(hand, column, depth - 1, below_name=False)
        lines += hand.between(pad) if lines else []
        lines += [f"{pad}-{first}", *below]
    return lines


def _value(hand: Hand, column: int, depth: int, below_name: bool) -> list[str]:
    """Lines of the value of a name or dash at `column`: the first stands beside it."""
    kind = hand.pick("scalar", "scalar", "flow", "flow", "spread", "block", "text", "empty", *["mapping", "list"] * 3)
    deeper = column + hand.step
    if kind in {"mapping", "list"} and depth > 0:
        if kind == "list":
            return [hand.trailing(), *_list(hand, column if below_name and hand.indentless else deeper, depth)]
        if below_name:
            return [hand.trailing(), *_mapping(hand, deeper, depth)]
        first, *below = _mapping(hand, column + 2, depth)
        return [" " + first.lstrip(" "), *below]
    if kind == "empty":
        return [hand.trailing()]
    if kind == "text":
        return _text(hand, deeper)
    if kind == "spread":
        first, *rest = hand.draw(st.sampled_from(SPREAD))
        return [" " + first, *(" " * deeper + line for line in rest)]
    if kind == "block":
        return _flow_in_lines(hand, deeper)
    blanks = hand.pick(" ", " ", "   ")
    return [blanks + (_flow(hand, 2) if kind == "flow" else _scalar(hand)) + hand.trailing("\t")]


def _text(hand: Hand, deeper: int) -> list[str]:
    """Lines of a `|` or `>` block."""
    header = hand.pick("|", "|-", "|+", ">", ">-", ">+") + hand.trailing().rstrip()
    pad = " " * deeper
    blank = hand.draw(st.lists(st.just(""), max_size=2))
    return [" " + header, pad + "First line", pad + hand.pick("# no remark", "- x", "a: b", "  deeper"), *blank]


def _scalar(hand: Hand) -> str:
    return hand.draw(st.sampled_from([*PLAIN, *QUOTED]))


def _flow(hand: Hand, depth: int) -> str:
    kind = hand.pick("scalar", "list", "mapping", "none") if depth < 2 else hand.pick("list", "mapping", "none")
    blank = hand.pick("", " ")
    if kind == "none":
        return hand.pick("[]", "{}", "[ ]", "{ }")
    if kind == "list":
        items = [_flow(hand, depth - 1) if depth else _scalar(hand) for _ in range(hand.draw(st.integers(1, 3)))]
        return f"[{blank}{', '.join(items)}{blank}]"
    if kind == "mapping":
        fields = [f"{name}: {_flow(hand, depth - 1) if depth else _scalar(hand)}" for name in hand.names()]
        return "{" + blank + ("," + (blank or " ")).join(fields) + blank + "}"
    return _scalar(hand)


def _flow_in_lines(hand: Hand, deeper: int) -> list[str]:
    """Lines of a list or mapping in brackets, a part on each line."""
    pad = " " * deeper
    names = hand.names() if hand.pick("list", "mapping") == "mapping" else []
    parts = [f"{name}: {_scalar(hand)}" for name in names] or [_flow(hand, 1) for _ in range(2)]
    commas = ["," for _ in parts[1:]] + [hand.pick("", ",")]
    lines = [pad + part + comma + hand.trailing() for part, comma in zip(parts, commas, strict=True)]
    opening, closing = "{}" if names else "[]"
    return [" " + opening + hand.trailing(), *lines, pad + closing + hand.trailing()]
