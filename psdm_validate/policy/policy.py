"""The policy in force: an edition of the handbook, the packs beside it, and what the settings override."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from psdm_validate.finding import Level
from psdm_validate.model.settings import EditionName, PackName, Settings
from psdm_validate.policy.policy_file import CALLED, CURRENT, PACKS, PolicyFile, policy_file
from psdm_validate.policy.waivers import never_excused

HOLD_EVERYWHERE = ("FIL", "REC006")
"""Beside what no waiver can excuse: rules, and families of rules, that no setting can make milder."""
MILDEST_FIRST = (Level.NOTE, Level.WARNING, Level.ERROR)

PACK_EDITIONS: Mapping[str, str] = {file: name for name, file in CALLED.items() if file in PACKS}
"""The name under which rules of a pack list it among their editions."""


@dataclass(frozen=True)
class Policy:
    """What rules are judged by."""

    edition: str
    packs: tuple[str, ...]
    values: Mapping[str, int]
    labels: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]
    overrides: Mapping[str, str]
    """What the settings changed, for reports: name and "14 instead of 10"."""
    levels: Mapping[str, Level]

    def label(self, name: str) -> str:
        """The label of that name, where it is a single one."""
        return self.labels[name][0]

    def in_force(self, editions: tuple[str, ...]) -> bool:
        """Whether a rule of these editions is judged."""
        return in_force(editions, self.edition, self.packs)

    def level(self, rule: str, own: Level) -> Level:
        """The level at which a rule is judged."""
        chosen = self.levels.get(rule, own)
        return own if lowered_in_vain(rule, own, chosen) else chosen


def lowered_in_vain(rule: str, own: Level, chosen: Level) -> bool:
    """Whether settings choose a milder level for a rule that holds everywhere; it keeps its own."""
    milder = MILDEST_FIRST.index(chosen) < MILDEST_FIRST.index(own)
    return milder and (never_excused(rule) or rule.startswith(HOLD_EVERYWHERE))


def in_force(editions: Iterable[str], edition: str, packs: Iterable[str]) -> bool:
    """Whether a rule of these editions is judged where that edition and those packs are switched on."""
    return not {edition, *(PACK_EDITIONS[pack] for pack in packs)}.isdisjoint(editions)


def policy_of(settings: Settings, edition: EditionName | None = None) -> Policy:
    """The policy of the settings, or of another edition where one is asked for."""
    name = edition or settings.edition
    stated = files_of(name, settings.packs)
    own = {key: number.stated for file in stated for key, number in file.values.items()}
    chosen = {key: value for key, value in settings.policy.model_dump().items() if value is not None}
    overrides = {
        key: f"{value} instead of {own[key]}" for key, value in chosen.items() if key in own and value != own[key]
    }
    overrides |= {rule: f"judged as {level}" for rule, level in settings.levels.items()}
    return Policy(
        edition=name,
        packs=settings.packs,
        values={**own, **chosen},
        labels=_together((key, words.stated) for file in stated for key, words in file.labels.items()),
        roles=_together((key, roles.stated) for file in stated for key, roles in file.roles.items()),
        overrides=overrides,
        levels={rule: Level(level) for rule, level in settings.levels.items()},
    )


def completed(policy: Policy) -> Policy:
    """The policy, and where it states nothing, what the current edition and the packs do.

    Reports and drafts need a value also where no rule in force asks for one.
    """
    stated = [policy_file(name) for name in reversed((CURRENT, *PACKS))]
    values = {key: number.stated for file in stated for key, number in file.values.items()}
    labels = {key: words.stated for file in stated for key, words in file.labels.items()}
    roles = {key: roles.stated for file in stated for key, roles in file.roles.items()}
    return replace(
        policy, values={**values, **policy.values}, labels={**labels, **policy.labels}, roles={**roles, **policy.roles}
    )


def files_of(edition: EditionName, packs: Iterable[PackName]) -> tuple[PolicyFile, ...]:
    """What the edition and the packs beside it state; raises ValueError where a file is not as it should be."""
    return tuple(policy_file(name) for name in (edition, *packs))


def _together(entries: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """Every name with its words; a pack adds to what the edition has."""
    words: dict[str, tuple[str, ...]] = {}
    for name, more in entries:
        words[name] = tuple(dict.fromkeys((*words.get(name, ()), *more)))
    return words
