"""Paragraphs on a terminal: wrapped behind a head, commands broken as a shell reads them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click

from psdm_validate.reporters.columns import columns, visible, wrapped


def hanging(head: str, text: str, width: int, shade: str | None = None) -> list[str]:
    """The text wrapped to the width behind its head, further lines indented to the same column."""
    indent = " " * columns(click.unstyle(head))
    lines = wrapped(visible(text), width - len(indent))
    styled = [click.style(line, fg=shade, bold=True) for line in lines] if shade else lines
    return [head + styled[0], *(indent + line for line in styled[1:])]


def command_lines(command: str, width: int, indent: str) -> Iterator[str]:
    """The command, to be copied: where it is wider than the terminal, its lines go on as a shell reads them."""
    lines = [indent]
    for word in map(shlex.quote, shlex.split(command)):
        if lines[-1].strip() and columns(f"{lines[-1]} {word}") > width - len(" \\"):
            lines[-1] += " \\"
            lines.append(f"{indent}  ")
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return (click.style(visible(line), fg="cyan") for line in lines)


def sentence(text: str) -> str:
    """The text with a capital and a full stop; names of files, people and papers keep their case."""
    head = opened(text)
    return head if head.endswith(("?", ".")) else f"{head}."


def opened(text: str) -> str:
    """The text with a capital; names of files, people and papers keep their case."""
    first = text.split(" ", 1)[0]
    return text if any(mark in first for mark in "/-.") else text[:1].upper() + text[1:]
