"""What a verb needs and was not told: asked for on a terminal, refused in a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from psdm_validate.cli.writing import Stopped, on_a_terminal

Answer = TypeVar("Answer")


def asked(
    value: str | None,
    question: str,
    option: str,
    *,
    choices: Sequence[tuple[str, str]] = (),
    default: str | None = None,
    fits: Callable[[str], str | None] = lambda text: None,
) -> str:
    """The value given with the option, else the answer to the question.

    `choices` are pairs of value and words, `fits` says what is wrong with an answer. Raises UsageError for a value
    that does not fit, and for a missing one where there is no terminal.
    """
    if value is None:
        if not on_a_terminal():
            raise click.UsageError(f"{question}? Say it with {option}; there is no terminal to ask on.")
        return _answer(question, choices, default, fits)
    known = [choice for choice, _ in choices]
    if known and value not in known:
        raise click.UsageError(f'"{value}" does not fit {option}; it is one of {", ".join(known)}.')
    if problem := fits(value):
        raise click.UsageError(f"{option}: {problem}")
    return value


def _answer(
    question: str, choices: Sequence[tuple[str, str]], default: str | None, fits: Callable[[str], str | None]
) -> str:
    # Takes a tenth of a second to import, and scripts never ask.
    import questionary

    if choices:
        offered = [questionary.Choice(words, value) for value, words in choices]
        preset = default if any(value == default for value, _ in choices) else None
        said = questionary.select(f"{question}?", offered, default=preset).ask()
    else:
        said = questionary.text(f"{question}?", default=default or "", validate=lambda text: fits(text) or True).ask()
    if said is None:
        raise Stopped
    return str(said)
