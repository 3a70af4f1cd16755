"""Overviews of the sample engagement with some of its files changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from posixpath import normpath

from psdm_validate.check import policies_for, read_portfolio
from psdm_validate.overview import Overview, overview_of
from tests.sample import AS_OF, FOLDER, edited, sample_files
from tests.trees import FilesInMemory

BROKEN = b"broken: [\n"


def overview(changed: Mapping[str, bytes], as_of: date = AS_OF) -> Overview:
    """How the sample engagement stands with these files changed, named below its folder."""
    files = {**sample_files(), **{normpath(f"{FOLDER}/{name}"): data for name, data in changed.items()}}
    portfolio = read_portfolio(FilesInMemory(files))
    return overview_of(portfolio.engagements[0], policies_for(portfolio, as_of), as_of)


def paused(day: str) -> dict[str, bytes]:
    """engagement.yaml with a pause that begins on the day."""
    return _added(f"on_hold: [{{from: {day}, why: The data centre moves}}]\n")


def called_off(day: str) -> dict[str, bytes]:
    """engagement.yaml of an engagement that was called off on the day."""
    return _added(f"cancelled: {{on: {day}, why: The budget is gone}}\n")


def signed_later(day: str) -> dict[str, bytes]:
    """sow.yaml with our signature on another day."""
    return _edited("sow.yaml", "us: {by: robin-vale, on: 2026-07-03}", f"us: {{by: robin-vale, on: {day}}}")


def ended(how: str) -> dict[str, bytes]:
    """The change order, rejected or withdrawn."""
    name = "change-orders/co-001.yaml"
    end = f"\n{how}: {{by: hazel-brook, on: 2026-11-15, why: Too dear}}\n"
    return {name: sample_files()[f"{FOLDER}/{name}"] + end.encode()}


def _added(line: str) -> dict[str, bytes]:
    return {"engagement.yaml": sample_files()[f"{FOLDER}/engagement.yaml"] + line.encode()}


def _edited(name: str, old: str, new: str) -> dict[str, bytes]:
    return {name: edited(f"{FOLDER}/{name}", old, new)[f"{FOLDER}/{name}"]}
