"""The examples in a rule's docstring, with the lines that it finds marked."""

from __future__ import annotations

import re

from psdm_validate.site.encode import Markup

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


def with_examples(docstring: str) -> Markup:
    """The docstring's Markdown with each example below a heading, named by its file."""
    return Markup(_FENCE.sub(_example, docstring.strip()))


def _example(fence: re.Match[str]) -> str:
    marked = [str(number) for number, line in enumerate(fence["body"].splitlines(), 1) if _MARK.search(line)]
    lines = f' hl_lines="{" ".join(marked)}"' if marked else ""
    return f'{_HEADINGS[fence["kind"]]}```yaml title="{fence["file"]}"{lines}\n{fence["body"]}```'
