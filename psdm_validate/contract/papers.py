"""Numbers for papers that do not exist yet."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.model.instrument import Instrument


def next_number(papers: Iterable[Instrument], letters: str) -> str:
    """The first free number of a kind of paper: CO-002 where CO-001 is there. Numbers are never used again."""
    used = [int(paper.paper.rsplit("-", 1)[1]) for paper in papers if paper.paper.startswith(f"{letters}-")]
    return f"{letters}-{max(used, default=0) + 1:03d}"
