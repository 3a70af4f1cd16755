"""The settings name rules and policy values that there are, and lower no rule that has to hold.

A level that is set for a mistyped rule changes nothing, and nobody notices until the rule blocks a merge. The
same holds for a policy value that no chosen edition of the handbook has, and for an edition in `editions_before` that
was never in force: they are told oldest first, each with its last day, and no edition follows itself. Rules that no
waiver can excuse, that keep files readable or that say who may approve hold everywhere: an organisation may be
stricter there, not milder.

```yaml good /settings.yaml
edition: "2024"
levels: {RPT010: note}
```

```yaml good /settings.yaml
edition: "2024"
editions_before:
  - {edition: "2022", until: 2025-06-30}
```

```yaml bad /settings.yaml
edition: "2024"
levels: {RPT999: note}  # FIL006
```

```yaml bad /settings.yaml
edition: "2024"
editions_before:
  - {edition: "2024", until: 2025-06-30}  # FIL006: it is in force on the day after as well
```

```yaml bad /settings.yaml
edition: "2024"
levels: {REC003: warning}  # FIL006
```
"""

from __future__ import annotations

from itertools import pairwise

from psdm_validate.finding import Level
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policy import edition_values, lowered_in_vain
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.registry import RULES


@rule(
    "FIL006",
    "the settings name rules and policy values that exist",
    editions=ALL,
    source="derived: a setting without effect looks decided and is not",
)
def settings_fit(settings: Settings) -> Remarks:
    yield from _levels(settings)
    yield from _history(settings)
    values = {name for edition in settings.editions for name in edition_values(edition)}
    chosen = " or ".join(settings.editions)
    for name in type(settings.policy).model_fields:
        if getattr(settings.policy, name) is not None and name not in values:
            yield Remark(
                settings.policy.key(name),
                f"the edition {chosen} has no value `{name}` that could be set",
                "Take it out, or choose the edition that has it.",
            )


def _levels(settings: Settings) -> Remarks:
    own = {entry.id: entry.level for entry in RULES}
    for name, level in settings.levels.items():
        if name not in own:
            yield Remark(
                settings.key("levels", name), f"there is no rule {name}", "`psdm-validate rules` lists the rules."
            )
        elif lowered_in_vain(name, own[name], Level(level)):
            yield Remark(
                settings.at("levels", name),
                f"{name} is set to {level}, and no setting can make it milder than its own level, {own[name]}",
                "Take the entry out.",
            )


def _history(settings: Settings) -> Remarks:
    history = settings.editions_before
    for earlier, each in pairwise(history):
        if each.until <= earlier.until:
            yield Remark(
                each.at("until"),
                f"the edition {each.edition} ends on {each.until}, and the one before it, {earlier.edition}, "
                f"on {earlier.until}; so it was never in force",
                "Write the editions oldest first, each with its last day.",
            )
    names = (*(each.edition for each in history), settings.edition)
    for each, name in zip(history, names[1:], strict=True):
        if each.edition == name:
            yield Remark(
                each.at("edition"),
                f"the edition {name} ends on {each.until} and is followed by itself",
                "Take the entry out, or correct which edition was in force.",
            )
