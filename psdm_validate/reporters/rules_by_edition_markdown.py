"""Every rule, and everything that the policy states, as a page with a column for each edition and pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from psdm_validate.policy.handbook import source_words
from psdm_validate.policy.names import Section, meanings
from psdm_validate.policy.policy_file import CALLED, policy_file
from psdm_validate.reporters.policy_words import stated_words
from psdm_validate.rule import Rule

HEAD = """# Rules by edition

Which rule is in force in which edition of the handbook, and in which pack beside it; and what each of them states:
values, labels and roles. `psdm-validate rules --edition 2022 --compare 2024` tells how two of them differ, with the
[papers that a change takes](decision-table.md); `psdm-validate explain RULE` shows the page of a rule. Which of them
are in force is said in the settings: [set the policy](../how-to/set-the-policy.md).
"""

ORIGIN = """This page is made from the rules and from `psdm_validate/policy/`, which the check itself reads.
"""

TITLES = {
    "values": ("Values", "Thresholds and deadlines. Settings can set them otherwise, and every report then says so."),
    "labels": ("Labels", "What records and the forge carry letter for letter."),
    "roles": ("Roles", "Who approves or does what. Where a pack states one that the edition has, both suffice."),
}


def rules_by_edition_page(rules: Iterable[Rule]) -> str:
    """The page, in Markdown."""
    return "\n".join(
        [
            HEAD,
            "".join(f"- **{_head(name)}**: {policy_file(CALLED[name]).about}\n" for name in CALLED),
            ORIGIN,
            "## Rules\n",
            "A rule that needs no handbook, since it keeps records sound, is in force in both editions.\n",
            _rows(("rule", "what must hold", "level", *map(_head, CALLED)), map(_rule, rules)),
            *(part for section in get_args(Section) for part in _section(section)),
        ]
    )


def _head(name: str) -> str:
    """An edition as it is, a pack by the name that the settings have for it."""
    return f"edition {name}" if name == CALLED[name] and name.isdigit() else f"`{CALLED[name]}`"


def _rule(rule: Rule) -> tuple[str, ...]:
    in_force = ("yes" if name in rule.editions else "–" for name in CALLED)
    return rule.id, rule.title, rule.level.value, *in_force


def _section(section: Section) -> Iterable[str]:
    title, about = TITLES[section]
    yield f"## {title}\n"
    yield f"{about}\n"
    head = ("name", "meaning", *map(_head, CALLED), "source")
    yield _rows(head, (_stated(section, name, meaning) for name, meaning in meanings(section).items()))


def _stated(section: Section, name: str, meaning: str) -> tuple[str, ...]:
    entries = [policy_file(CALLED[each]).section(section).get(name) for each in CALLED]
    sources = dict.fromkeys(source_words(entry.source) for entry in entries if entry)
    said = (stated_words(entry) if entry else "–" for entry in entries)
    return f"`{name}`", meaning, *said, "; ".join(sources)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
