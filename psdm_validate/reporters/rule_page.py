"""What a rule is for, as a Markdown page made from its docstring."""

from __future__ import annotations

import re

from psdm_validate.model.layout import TOP
from psdm_validate.policy.handbook import source_words
from psdm_validate.rule import Rule

_FENCE = re.compile(r"^```yaml (?P<kind>good|bad|and|base|head) (?P<file>\S+)$", re.MULTILINE)
_KINDS = {
    "good": "Good, in",
    "bad": "Bad, in",
    "base": "Before the change, in",
    "head": "After the change, in",
    "and": "\nAnd in",
}
_CONVENTION = (
    "The examples show only what matters; the rest is a small example engagement, and an empty value means that the "
    "field is left out. A line that is found is marked with the rule's id."
)


def rule_page(rule: Rule) -> str:
    """The page of the rule: why it is there, examples told as good and bad, and what it rests on."""
    why, *rest = _FENCE.sub(_told, rule.page.strip()).split("\n\n", 1)
    parts = [
        f"# {rule.id}: {rule.title}",
        f"**{why}** {rest[0] if rest else ''}".rstrip(),
        *([_CONVENTION] if _FENCE.search(rule.page) else []),
        f"- Level: {rule.level.value}\n- Editions: {', '.join(rule.editions)}\n- Scope: {rule.scope}\n"
        f"- Source: {source_words(rule.source)}",
    ]
    return "\n\n".join(parts) + "\n"


def _told(fence: re.Match[str]) -> str:
    """The beginning of an example as words: a terminal and most Markdown readers drop what follows the backquotes."""
    file = fence["file"]
    return f"{_KINDS[fence['kind']]} {TOP + file if file.startswith('/') else file}:\n\n```yaml"
