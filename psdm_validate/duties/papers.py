"""Papers that wait for an approval, a signature, the customer's word, or the file that proves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.missing_words import OUR_SIGNATURE, Paper, lacks_evidence, listed, missing_words
from psdm_validate.contract.wording import counted
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.sow import Sow


def pending_papers(outlook: Outlook) -> Iterator[Duty]:
    """Each paper that is neither executed nor ended, with the words it lacks and since when it waits."""
    for paper in _pending(outlook):
        missing = missing_words(paper, outlook.as_of)
        since = _since(paper)
        waiting = f", {counted((outlook.as_of - since).days, 'day')} by now" if since else ""
        sign = ("--sign",) if missing == (OUR_SIGNATURE,) else ()
        yield outlook.duty(
            None,
            f"{paper.number} waits for {listed(missing)}{waiting}: {paper.name}",
            command=outlook.command("approve", paper.number, "--by", "PERSON", *sign),
        )


def unproven_papers(outlook: Outlook) -> Iterator[Duty]:
    """Executed papers that name no file in which the customer's word can be read; CHG014 asks it of descriptions."""
    contract = outlook.contract
    executed: list[Paper] = [] if contract.proposed else [contract.sow]
    for paper in [*executed, *(step.instrument for step in contract.steps)]:
        if lacks_evidence(paper) and not isinstance(paper, DescriptionOfWork):
            what = f"{paper.number} names no file that proves it: {paper.name}"
            command = command_line("evidence add", "FILE", outlook.engagement.name, "--for", paper.number)
            yield outlook.duty(None, what, command=command)


def _pending(outlook: Outlook) -> Iterator[Paper]:
    contract, as_of = outlook.contract, outlook.as_of
    if contract.proposed:
        yield contract.sow
    yield from contract.pending
    for leave in outlook.engagement.leaves:
        asked = leave.requested.on <= as_of and not leave.ended(as_of)
        if asked and (leave.executed_on is None or leave.executed_on > as_of):
            yield leave


def _since(paper: Paper) -> date | None:
    """Since when it waits: a SOW since its release, or its newest column of the board; any other since its request."""
    if isinstance(paper, Sow):
        return paper.released or max((step.on for step in paper.proposal), default=None)
    return paper.requested.on
