"""What differs between two editions, and why, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

import click

from psdm_validate.contract.wording import counted
from psdm_validate.finding_words import COLOURS
from psdm_validate.policy.handbook import source_words
from psdm_validate.policy.names import Section
from psdm_validate.policy.policy_file import CALLED, Entry, policy_file
from psdm_validate.policy_difference import OtherPaper, PolicyDifference, RuleOfOne, StatedOtherwise
from psdm_validate.reporters.decision_row_words import goes_with, paper_words
from psdm_validate.reporters.paragraphs import hanging, opened
from psdm_validate.reporters.policy_words import stated_words


def policy_difference_text(difference: PolicyDifference, width: int, *, coloured: bool) -> str:
    """Rules, papers, values, labels and roles that differ, in at most `width` columns."""
    text = "\n".join(_lines(difference, width)) + "\n"
    return text if coloured else click.unstyle(text)


def _lines(difference: PolicyDifference, width: int) -> Iterator[str]:
    sides = difference.left, difference.right
    for side in sides:
        yield from hanging(f"{side}: ", policy_file(CALLED[side]).about, width)
    for side, other in (sides, sides[::-1]):
        rules = [each for each in difference.rules if each.edition == side]
        if rules:
            yield from _title(f"Only in {side}: {counted(len(rules), 'rule')}", width)
        for each in rules:
            yield from _rule(each, other, width)
    if difference.papers:
        yield from _title("Changes that take another paper", width)
    for paper in difference.papers:
        yield from _paper(paper, sides, width)
    for section in get_args(Section):
        entries = [each for each in difference.stated if each.section == section]
        if entries:
            yield from _title(f"{section.capitalize()} that differ", width)
        for entry in entries:
            yield from _stated(entry, sides, width)


def _title(title: str, width: int) -> Iterator[str]:
    yield ""
    yield from (click.style(line, bold=True, underline=True) for line in hanging("", title, width))
    yield ""


def _rule(each: RuleOfOne, other: str, width: int) -> Iterator[str]:
    level = click.style(each.rule.level.value, fg=COLOURS[each.rule.level], bold=True)
    yield from hanging(f"  {click.style(each.rule.id, bold=True)} {level} ", each.rule.title, width)
    if each.answered_by:
        yield from hanging("    ", f"Answered in {other} by {', '.join(each.answered_by)}.", width)
    yield from hanging("    Source: ", source_words(each.rule.source), width)


def _paper(paper: OtherPaper, sides: Iterable[str], width: int) -> Iterator[str]:
    ways = ", ".join(f"{field} {way}" for field, way in paper.ways)
    yield from (click.style(line, bold=True) for line in hanging("  ", opened(ways), width))
    for side, row in zip(sides, (paper.left, paper.right), strict=True):
        demands = "; ".join((paper_words(row), *goes_with(row)))
        yield from hanging(f"    {side}: ", f"{row.moves}: {demands} ({row.rule}). {row.because}", width)
        yield from hanging("      Source: ", source_words(row.source), width)


def _stated(entry: StatedOtherwise, sides: Iterable[str], width: int) -> Iterator[str]:
    yield f"  {click.style(entry.name, bold=True)}"
    yield from hanging("    ", entry.meaning, width)
    for side, said in zip(sides, (entry.left, entry.right), strict=True):
        yield from hanging(f"    {side}: ", _said(said), width)


def _said(entry: Entry | None) -> str:
    return f"{stated_words(entry)} ({source_words(entry.source)})" if entry else "not stated"
