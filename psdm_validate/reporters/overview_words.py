"""What an overview says in words, the same in every form; unknown is told with its reason, never as nothing."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.overview import Intended, Overview, Paper


def heading_words(overview: Overview) -> tuple[str, ...]:
    """What the engagement is called: its number and title, or its folder as long as they are unknown."""
    return tuple(part for part in (overview.number or overview.name, overview.title) if part)


def phase_words(overview: Overview) -> str:
    """The phase with what has stopped the work, or with how it stands: "Deliver, red"."""
    if overview.phase is None:
        return "phase unknown"
    if overview.cancelled_on:
        return f"{overview.phase.words}, cancelled on {overview.cancelled_on}"
    if overview.paused_on:
        return f"{overview.phase.words}, on hold since {overview.paused_on}"
    return f"{overview.phase.words}, {overview.health}" if overview.health else overview.phase.words


def day_words(overview: Overview) -> str:
    """The day, with the edition where it is another than that of the day."""
    return " · ".join(filter(None, (f"as of {overview.as_of}", overview.edition_words)))


def manager_words(overview: Overview) -> str:
    """Who manages the engagement: "project manager Sam Osei"."""
    if overview.team is None:
        return "project manager unknown"
    return f"project manager {overview.project_manager}" if overview.project_manager else "no project manager"


def contract_words(overview: Overview) -> str:
    """What the contract is, with the papers that made it: "Contract in force: SOW-2206 → WC-001"."""
    if overview.contract is None:
        return "Contract"
    state = "Proposed contract" if overview.contract.proposed else "Contract in force"
    return f"{state}: {overview.contract.lineage}"


def state_words(paper: Paper) -> str:
    """How a paper stands: "executed 2026-10-09", "rejected 2026-10-12: too dear"."""
    told = f"{paper.state} {paper.on}" if paper.on else paper.state
    return f"{told}: {paper.because}" if paper.because else told


def standing_words(intended: Intended) -> str:
    """How an intent stands to the contract: "pending, awaits CO-001"."""
    return f"pending, awaits {intended.awaits}" if intended.standing == "pending" else str(intended.standing)


def remainder_words(overview: Overview, parts: Iterable[str], *, found: bool) -> str | None:
    """What is to be said beside the rows found of these parts: why some are unknown, or that there are none."""
    whys = dict.fromkeys(why for part in parts for why in overview.unknown.get(part, ()))
    if whys:
        return f"{'Others are unknown' if found else 'Unknown'}, because {' and '.join(whys)}."
    return None if found else "Nothing."
