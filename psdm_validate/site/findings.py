"""What the check found, as a table and as pills that count."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Finding, Level, Report, Unjudged
from psdm_validate.finding_words import line_words, override_words
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import join, link, muted, noted, notice, path, pill, table
from psdm_validate.site.wording import tone_of

_WEIGHT = {level: weight for weight, level in enumerate(Level)}


def findings_of(report: Report, folder: str | None) -> list[Finding]:
    """The findings of the engagement in that folder; None for those that belong to no engagement."""
    return [finding for finding in report.findings if finding.engagement == folder]


def unjudged_of(report: Report, folder: str) -> list[Unjudged]:
    """What could not be judged in the engagement of that folder."""
    return [each for each in report.unjudged if f"{each.subject}/".startswith(f"{folder}/")]


def verdict(report: Report, findings: Sequence[Finding], unjudged: Sequence[Unjudged]) -> Markup:
    """How many findings there are of each level, and whether anything kept more from being found."""
    numbers = [(level, sum(finding.level is level for finding in findings)) for level in Level]
    pills = [pill(encode(counted(number, level.value)), tone_of(level)) for level, number in numbers if number]
    if report.stopped or unjudged:
        pills.append(pill(Markup("not all judged" if unjudged else "not judged"), "notice"))
    return join(pills, " ") or pill(Markup("none"), "good")


def findings_table(findings: Sequence[Finding], rule_pages: Collection[str], to_root: str) -> Markup:
    """The findings, errors first, each linked to its rule's page; nothing where there are none."""
    ordered = sorted(findings, key=lambda finding: _WEIGHT[finding.level])
    return table(
        ("Level", "Rule", "What is wrong", "Where"),
        (_row(finding, rule_pages, to_root) for finding in ordered),
    )


def unjudged_notice(unjudged: Sequence[Unjudged]) -> Markup:
    """Says what could not be judged, and because of what."""
    if not unjudged:
        return Markup("")
    rules = sorted({each.rule for each in unjudged})
    reasons = sorted({each.because for each in unjudged})
    words = f"{counted(len(rules), 'rule')} could not be judged ({', '.join(rules)}): {'; '.join(reasons)}."
    return notice(encode(words))


def overrides_line(report: Report) -> Markup:
    """What the settings changed of the policy that the records are judged by, or nothing."""
    return muted(encode(" ".join(override_words(report.overrides))))


def _row(finding: Finding, rule_pages: Collection[str], to_root: str) -> tuple[Markup, ...]:
    name = encode(finding.rule)
    rule = link(name, f"{to_root}rules/{finding.rule}.md") if finding.rule in rule_pages else name
    return (
        pill(encode(finding.level.value), tone_of(finding.level)),
        noted(rule, encode(finding.title)),
        noted(encode(finding.message), encode(finding.next_step)),
        path(line_words(finding).removeprefix("engagements/")),
    )
