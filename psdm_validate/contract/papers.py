"""Papers that do not exist yet: which one is wanted, and under which number."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.model.instrument import Amendment


def next_number(papers: Iterable[Amendment], letters: str) -> str:
    """The first free number of a kind of paper: CO-002 where CO-001 is there. Numbers are never used again."""
    used = [int(paper.paper.rsplit("-", 1)[1]) for paper in papers if paper.paper.startswith(f"{letters}-")]
    return f"{letters}-{max(used, default=0) + 1:03d}"


def paper_wanted(papers: Iterable[Amendment], edition: str) -> str:
    """Which paper covers a wish beyond the contract, in words (source: handbook 001 and 000, change control)."""
    existing = tuple(papers)
    confirmation, order = next_number(existing, "WC"), next_number(existing, "CO")
    if edition == "2022":
        return f"a change order, {order}, named here with `awaits:`"
    return (
        f"a written confirmation, {confirmation}, where time alone moves by less than two months past the expiry of "
        f"the SOW or its last change order, else a change order, {order}. Name it here with `awaits:`"
    )
