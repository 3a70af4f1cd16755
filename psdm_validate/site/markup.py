"""The few shapes that pages are made of. Every one takes and returns markup, so nothing enters unencoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from psdm_validate.site.encode import Markup, encode

Tone = Literal["plain", "good", "notice", "bad"]
"""How a pill is coloured; its words say the same without the colour."""

NOTHING = Markup("–")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a summary strip: a name, the figure, and a few words below it."""

    name: Markup
    figure: Markup
    note: Markup


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """The parts in a row; `between` is written by this program, never taken from a record."""
    return Markup(between.join(parts))


def page(*blocks: Markup, hide: Sequence[str] = ("navigation",)) -> str:
    """A whole page of blocks. `hide` names the sidebars that its reader does not need."""
    front = "".join(f"  - {sidebar}\n" for sidebar in hide)
    return f"---\nhide:\n{front}---\n\n" + "\n\n".join(block for block in blocks if block) + "\n"


def heading(level: int, words: Markup) -> Markup:
    """A heading."""
    return Markup(f"{'#' * level} {words}")


def section(title: str, *blocks: Markup) -> Markup:
    """A section with its heading, or nothing where all its blocks are empty."""
    filled = [block for block in blocks if block]
    return join([heading(2, encode(title)), *filled], "\n\n") if filled else Markup("")


def subsection(title: str, block: Markup) -> Markup:
    """A block under a heading of its own, or nothing where it is empty."""
    return join([heading(3, encode(title)), block], "\n\n") if block else block


def lead(words: Markup) -> Markup:
    """The line below a page's title."""
    return Markup(f'<span class="psdm-lead">{words}</span>')


def link(words: Markup, target: str) -> Markup:
    """A link to another page, given as the path of its Markdown file from this one."""
    return Markup(f"[{words}]({target})")


def outward(words: Markup, url: str) -> Markup:
    """A link that leaves the site. Records take https addresses only."""
    return Markup(f'<a href="{encode(url)}" rel="noopener noreferrer">{words}</a>')


def address(url: str) -> Markup:
    """A link that leaves the site, told by where it leads."""
    return outward(encode(url.removeprefix("https://")), url)


def code(text: str) -> Markup:
    """A file name or a command, letter for letter."""
    return Markup(f"<code>{encode(text)}</code>")


def path(text: str) -> Markup:
    """The path of a file, which goes on in the next line after a folder rather than within a name."""
    steps = re.findall(r"[^/]*/|[^/]+", text)
    return Markup(f'<code class="psdm-path">{join(Markup(f"<span>{encode(step)}</span>") for step in steps)}</code>')


def strong(words: Markup) -> Markup:
    """Words that carry the sentence."""
    return Markup(f"<strong>{words}</strong>")


def whole(words: Markup) -> Markup:
    """A number such as R-001, never broken over two lines."""
    return Markup(f'<span class="psdm-whole">{words}</span>')


def muted(words: Markup) -> Markup:
    """Words that step back."""
    return Markup(f'<span class="psdm-muted">{words}</span>') if words else words


def noted(words: Markup, note: Markup) -> Markup:
    """Words with a quieter line below them, if there is one."""
    return join([words, muted(note)], "<br>") if note else words


def pill(words: Markup, tone: Tone = "plain") -> Markup:
    """A state, in a word or two."""
    return Markup(f'<span class="psdm-pill psdm-pill--{tone}">{words}</span>')


def notice(words: Markup) -> Markup:
    """Something that the reader has to know before the rest."""
    return Markup(f'<p class="psdm-notice">{words}</p>')


def strip(figures: Iterable[Figure]) -> Markup:
    """The figures side by side."""
    cells = [
        f"<div><dt>{cell.name}</dt><dd>{cell.figure}</dd>" + (f"<dd>{cell.note}</dd>" if cell.note else "") + "</div>"
        for cell in figures
    ]
    return Markup('<dl class="psdm-strip">\n' + "\n".join(cells) + "\n</dl>")


def facts(pairs: Iterable[tuple[str, Markup]]) -> Markup:
    """Names with what they stand for, those without a value left out; nothing where none has one."""
    told = [f"<div><dt>{encode(name)}</dt><dd>{value}</dd></div>" for name, value in pairs if value]
    return Markup('<dl class="psdm-facts">\n' + "\n".join(told) + "\n</dl>") if told else Markup("")


def table(columns: Sequence[str], rows: Iterable[Sequence[Markup]]) -> Markup:
    """A table, or nothing where it has no rows. Cells repeat their column for narrow screens, which show cards."""
    names = [encode(column) for column in columns]
    lines = [_row(_labelled(name, cell) for name, cell in zip(names, row, strict=True)) for row in rows]
    if not lines:
        return Markup("")
    return Markup("\n".join([_row(names), _row(Markup("---") for _ in names), *lines]))


def folded_table(summary: str, columns: Sequence[str], rows: Iterable[Sequence[Markup]]) -> Markup:
    """A table that opens on demand, as HTML that Markdown leaves alone: its cells may hold no links to pages."""
    head = "".join(f'<th scope="col">{encode(column)}</th>' for column in columns)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return Markup(
        f'<details class="psdm-data">\n<summary>{encode(summary)}</summary>\n<table class="psdm-data">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</details>"
    )


def _row(cells: Iterable[Markup]) -> str:
    return f"| {' | '.join(cells)} |"


def _labelled(name: Markup, cell: Markup) -> Markup:
    return Markup(f'<span class="psdm-label">{name}</span> {cell or NOTHING}')
