"""The examples in a rule's docstring, with the lines that it finds marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from psdm_validate.site.encode import Markup
from psdm_validate.site.markup import muted
from psdm_validate.source import Document, Value, read_document

_FENCE = re.compile(
    r"^```yaml (?P<kind>good|bad|and|base|head) (?P<file>\S+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_MARK = re.compile(r"# [A-Z]{3}\d{3}")
_OBEYS, _BREAKS = "## Obeys the rule\n\n", "## Breaks the rule\n\n"
_SIDES = {"base": "before: ", "head": "after: "}


CONVENTION = muted(
    Markup(
        "Only what matters is shown; the rest is the small example engagement. An empty value means that the field "
        "is left out; where there is only a comment, the whole file is."
    )
)


def with_examples(docstring: str) -> Markup:
    """The docstring's Markdown with each example below a heading, named by its file."""
    docstring = docstring.strip()
    fences = list(_FENCE.finditer(docstring))
    told = _told(fences)
    page = _FENCE.sub(lambda fence: told[fence.start()], docstring)
    if any(_leaves_out(fence["body"]) for fence in fences):
        page = f"{page[: fences[0].start()]}{CONVENTION}\n\n{page[fences[0].start() :]}"
    return Markup(page)


def _leaves_out(body: str) -> bool:
    """Whether the example says by leaving something empty that a field or file is not there."""
    if all(line.startswith("#") for line in body.splitlines()):
        return True
    document = read_document("example.yaml", body.encode())
    return isinstance(document, Document) and _holds_nothing(document.value)


def _holds_nothing(value: Value) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_nothing, value.values()))
    return any(map(_holds_nothing, value)) if isinstance(value, list) else value is None


def _told(fences: Sequence[re.Match[str]]) -> dict[int, str]:
    """Each fence as it is shown, by where it begins: an example has one heading, a change its two sides."""
    told = {}
    for example in _examples(fences):
        heading = _BREAKS if any(_MARK.search(fence["body"]) for fence in example) else _OBEYS
        side = ""
        for fence in example:
            side = _SIDES.get(fence["kind"], side)
            told[fence.start()] = f"{heading}{_block(fence, side)}"
            heading = ""
    return told


def _examples(fences: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The fences that belong to one example."""
    example: list[re.Match[str]] = []
    for fence in fences:
        goes_on = fence["kind"] == "and" or (fence["kind"] == "head" and _begins_with_target(example))
        if example and not goes_on:
            yield example
            example = []
        example.append(fence)
    if example:
        yield example


def _begins_with_target(example: Sequence[re.Match[str]]) -> bool:
    """Whether it shows so far only what the target has."""
    kinds = {fence["kind"] for fence in example}
    return "base" in kinds and "head" not in kinds


def _block(fence: re.Match[str], side: str) -> str:
    marked = [str(number) for number, line in enumerate(fence["body"].splitlines(), 1) if _MARK.search(line)]
    lines = f' hl_lines="{" ".join(marked)}"' if marked else ""
    return f'```yaml title="{side}{fence["file"]}"{lines}\n{fence["body"]}```'
