"""The engagement that is edited, and the papers in it that a verb may name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from psdm_validate.check import policies_for
from psdm_validate.contract.missing_words import Paper
from psdm_validate.edit.changes import FileEdit, file_edit
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policy import Policy
from psdm_validate.source import Document, Refused


class CannotDraft(Exception):
    """What was asked for is not written; the message says why, and the next step."""


class NotKnown(CannotDraft):
    """What was asked for names nothing of the engagement, or holds a value that nothing can take."""


class Unreadable(CannotDraft):
    """Records on which the answer rests cannot be read, so it is unknown whether it may be written."""


@dataclass(frozen=True)
class Place:
    """One engagement of a portfolio, and the bytes of its files as they were read."""

    portfolio: Portfolio
    engagement: Engagement
    files: dict[str, bytes]

    @property
    def name(self) -> str:
        """The engagement as people name it on the command line."""
        return self.engagement.name

    def policy(self, day: date) -> Policy:
        """By what the engagement is judged on the day. Raises NotJudged where its SOW cannot be read."""
        return policies_for(self.portfolio, day).of(self.engagement.folder)

    def document(self, path: str) -> Document:
        """The record of that file as written. Raises Unreadable where it cannot be read, or is not there."""
        document = self.portfolio.documents.get(path)
        if document is None or isinstance(document, Refused):
            state = "is missing" if document is None else "cannot be read"
            raise Unreadable(f"{path} {state}. `psdm-validate check` says what is wrong with it.")
        return document

    def edit(self, path: str, text: str) -> FileEdit:
        """The edit that gives the file this text."""
        return file_edit(path, self.files.get(path), text)

    def demand_open(self) -> None:
        """Raise CannotDraft once the engagement is closed: nothing new begins in it."""
        if closed := self.engagement.record.steps.closed:
            raise CannotDraft(
                f"{self.name} was closed on {closed}, and nothing new begins in it. Work that goes on has a SOW of its "
                "own: psdm-validate new engagement CUSTOMER/SOW-NUMBER"
            )

    def paper(self, name: str) -> Paper:
        """The SOW or instrument of that number, in either case. Raises NotKnown where there is none."""
        papers = {paper.number: paper for paper in (*self.engagement.amendments, *self.engagement.leaves)}
        known: dict[str, Paper] = {self.engagement.sow.number: self.engagement.sow, **papers}
        wanted = self.engagement.sow.number if name.upper() == "SOW" else name.upper()
        if wanted not in known:
            raise NotKnown(f'No paper of {self.name} is called "{name}". There is: {", ".join(known)}.')
        return known[wanted]


def ended(paper: Paper, day: date) -> bool:
    """Whether the paper was rejected, withdrawn or retired by the day."""
    return isinstance(paper, Instrument) and paper.ended(day)
