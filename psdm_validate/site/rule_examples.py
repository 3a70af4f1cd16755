"""The examples in a rule's docstring, with the lines that it finds marked."""

from __future__ import annotations

import re

from psdm_validate.site.encode import Markup
from psdm_validate.site.markup import muted
from psdm_validate.source import Document, Value, read_document

_FENCE = re.compile(
    r"^```yaml (?P<kind>good|bad|and|base|head) (?P<file>\S+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_MARK = re.compile(r"# [A-Z]{3}\d{3}")
_HEADINGS = {
    "good": "## Obeys the rule\n\n",
    "bad": "## Breaks the rule\n\n",
    "base": "## Before the change\n\n",
    "head": "## After the change\n\n",
    "and": "",
}


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
    page = _FENCE.sub(_example, docstring)
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


def _example(fence: re.Match[str]) -> str:
    marked = [str(number) for number, line in enumerate(fence["body"].splitlines(), 1) if _MARK.search(line)]
    lines = f' hl_lines="{" ".join(marked)}"' if marked else ""
    return f'{_HEADINGS[fence["kind"]]}```yaml title="{fence["file"]}"{lines}\n{fence["body"]}```'
