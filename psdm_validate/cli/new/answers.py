"""Answers of each sort: given with an option, or asked for on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import click

from psdm_validate.cli.asking import asked
from psdm_validate.cli.writing import on_a_terminal

Answer = TypeVar("Answer")


class Written(click.ParamType[Answer], Generic[Answer]):
    """An option whose value is read by a function of drafts/answers.py, named so that --help imports nothing."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Answer:
        from psdm_validate.drafts.answers import NotUnderstood

        try:
            return reader(self.name)(value)  # type: ignore[no-any-return]
        except NotUnderstood as why:
            self.fail(str(why), param, ctx)


def reader(name: str) -> Callable[[str], Any]:
    """The function of drafts/answers.py that reads an answer of that name."""
    from psdm_validate.drafts import answers

    read: Callable[[str], Any] = getattr(answers, name)
    return read


def asked_words(value: str | None, question: str, option: str, default: str | None = None) -> str:
    """Some words. Raises UsageError where none are given and nobody can be asked."""
    return asked(
        value, question, option, default=default, fits=lambda text: None if text.strip() else "write some words"
    )


def asked_read(value: Answer | None, name: str, question: str, option: str, default: str | None = None) -> Answer:
    """An answer that a function of drafts/answers.py reads. Raises UsageError as `asked`."""
    if value is not None:
        return value
    answer: Answer = reader(name)(asked(None, question, option, default=default, fits=_misfit(name)))
    return answer


def asked_day(
    value: date | None, question: str, option: str, default: date | None = None, earliest: date = date.min
) -> date:
    """A day. Raises UsageError as `asked`, and for one before the earliest."""

    def misfit(text: str) -> str | None:
        early = f"{text} is before {earliest}, when it begins"
        return _misfit("day")(text) or (early if date.fromisoformat(text.strip()) < earliest else None)

    said = value.isoformat() if value else None
    preset = default.isoformat() if default else None
    return date.fromisoformat(asked(said, question, option, default=preset, fits=misfit).strip())


def asked_one_of(
    value: str | None, question: str, option: str, words: Sequence[str], default: str | None = None
) -> str:
    """One of some words. Raises UsageError as `asked`."""
    return asked(value, question, option, choices=[(word, word) for word in words], default=default)


def asked_several(values: Sequence[Answer], name: str, question: str, option: str, form: str) -> tuple[Answer, ...]:
    """One answer at least, then more until nothing is said. Raises UsageError as `asked`."""
    if values or not on_a_terminal():
        return tuple(values) or (asked_read(None, name, question, option),)
    answers = [asked_read(None, name, f"{question}, as {form}", option)]
    while more := asked(None, "Another one (just Enter when that was all)", option, fits=_misfit(name, blank=True)):
        answers.append(reader(name)(more))
    return tuple(answers)


def _misfit(name: str, *, blank: bool = False) -> Callable[[str], str | None]:
    from psdm_validate.drafts.answers import problem

    return lambda text: None if blank and not text.strip() else problem(reader(name), text)
