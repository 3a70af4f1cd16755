"""By what each engagement is judged: the edition that was in force on the day on which its SOW was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from pydantic import ValidationError

from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.people import Signatures
from psdm_validate.model.settings import EditionName, Settings
from psdm_validate.policy.policy import Policy, policy_of
from psdm_validate.source import Document, Refused


@dataclass(frozen=True)
class Policies:
    """The policies of a portfolio; most often one for all."""

    current: Policy
    """That of the day, for whatever belongs to no engagement."""
    others: tuple[Policy, ...] = ()
    """Those of other editions by which an engagement is, or may be, judged."""
    by_folder: Mapping[str, Policy | NotJudged] = field(default_factory=dict)
    """Of engagements that are not judged by the current one; NotJudged where the day of signature is unknown."""

    def of(self, path: str) -> Policy:
        """By what the engagement is judged that is, or holds, this path.

        Raises NotJudged where its SOW cannot be read, so that its edition is unknown.
        """
        found = self.by_folder.get(engagement_folder(f"{path}/") or "", self.current)
        if isinstance(found, NotJudged):
            raise NotJudged(found.file, found.why)
        return found

    def edition_of(self, path: str) -> str | None:
        """The edition of the engagement that is, or holds, this path; None where it is unknown."""
        try:
            return self.of(path).edition
        except NotJudged:
            return None

    def judges(self, editions: tuple[str, ...], path: str) -> bool:
        """Whether a rule of these editions is in force for what the path holds.

        Raises NotJudged where that hangs on a SOW that cannot be read.
        """
        # Most rules are in force in all editions that are met, and most portfolios meet a single one.
        return self._everywhere(editions) or self.of(path).in_force(editions)

    def may_judge(self, editions: tuple[str, ...], path: str) -> bool:
        """The same, and true where it is unknown."""
        try:
            return self.judges(editions, path)
        except NotJudged:
            return True

    def anywhere(self, editions: tuple[str, ...]) -> bool:
        """Whether a rule of these editions may be in force for anything."""
        return any(policy.in_force(editions) for policy in self.distinct)

    @property
    def distinct(self) -> tuple[Policy, ...]:
        """Every policy by which anything is judged."""
        return (self.current, *self.others)

    @property
    def overrides(self) -> Mapping[str, str]:
        """What the settings changed, for reports, with the edition where that is not the current one."""
        told = dict(self.current.overrides)
        for policy in self.others:
            for name, words in policy.overrides.items():
                if words != self.current.overrides.get(name):
                    words = f"{words} in the edition {policy.edition}"
                    told[name] = f"{told[name]}; {words}" if name in told else words
        return told

    @cached_property
    def _everywhere(self) -> Callable[[tuple[str, ...]], bool]:
        return cache(lambda editions: all(policy.in_force(editions) for policy in self.distinct))


Documents = Mapping[str, Document | Refused]
"""Files as they are written, by path."""


def policies_of(
    settings: Settings, engagements: Mapping[str, Engagement], as_of: date, documents: Documents
) -> Policies:
    """The policies of engagements, by the folders under which they are looked for, as of the day.

    A SOW that is no valid record is judged by the signatures that stand in its document, where they can be read.
    """
    if not settings.editions_before:
        return Policies(policy_of(settings))
    now = settings.edition_on(as_of)
    editions = {folder: _edition(settings, engagement, as_of, documents) for folder, engagement in engagements.items()}
    known = {name: policy_of(settings, name) for name in _met(settings, now, editions.values())}
    by_folder = {
        folder: edition if isinstance(edition, NotJudged) else known[edition]
        for folder, edition in editions.items()
        if edition != now
    }
    return Policies(known[now], tuple(policy for name, policy in known.items() if name != now), by_folder)


def signed_by(engagement: Engagement, as_of: date) -> date | None:
    """The day on which the SOW was signed, by the later signature; None while it was not on that day.

    Raises NotJudged where sow.yaml is missing or cannot be read.
    """
    signed = engagement.sow.executed_on
    return signed if signed and signed <= as_of else None


def _edition(settings: Settings, engagement: Engagement, as_of: date, documents: Documents) -> EditionName | NotJudged:
    try:
        signed = signed_by(engagement, as_of)
    except NotJudged as obstacle:
        written = _signed_as_written(documents.get(obstacle.file))
        if written is None:
            return obstacle
        signed = written if written <= as_of else None
    return settings.edition_on(signed or as_of)


def _signed_as_written(document: Document | Refused | None) -> date | None:
    """The later signature of a document that is no valid SOW; None where not both can be read, signed or not."""
    written = document.value if isinstance(document, Document) else None
    try:
        return Signatures.model_validate(written["signed"]).complete_on if isinstance(written, Mapping) else None
    except (KeyError, ValidationError):
        return None


def _met(settings: Settings, now: EditionName, editions: Iterable[EditionName | NotJudged]) -> tuple[EditionName, ...]:
    """The editions that are met, that of the day included; all where that of an engagement is unknown."""
    met = {now, *editions}
    unknown = any(isinstance(edition, NotJudged) for edition in met)
    return tuple(name for name in settings.editions if unknown or name in met)
