"""What is a case of a JUnit report: one rule in one engagement, with everything that is to be said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from psdm_validate.finding import Finding
from psdm_validate.finding_words import editions_words, fault_words, line_words, override_words, until_words
from psdm_validate.model.layout import TOP
from psdm_validate.policy.handbook import source_words
from psdm_validate.reporters.outcome import Outcome, engagement_of
from psdm_validate.reporters.paragraphs import sentence
from psdm_validate.reporters.plain_words import plain_words
from psdm_validate.rules import RULES

SHARED = "shared records"
BY_ID = {entry.id: entry for entry in RULES}

Place = tuple[str | None, str]
"""An engagement, or None for what engagements share, and a rule."""


@dataclass(frozen=True)
class Case:
    """One case: passed where neither blocks nor errors says anything."""

    suite: str
    name: str
    errors: tuple[str, ...] = ()
    """Why it could not be judged."""
    blocks: tuple[str, ...] = ()
    """What blocks."""
    remarks: tuple[str, ...] = ()
    """What else was found, and does not block."""

    @property
    def passed(self) -> bool:
        """Whether it holds, as far as that was judged."""
        return not self.errors and not self.blocks


def cases_of(outcome: Outcome) -> Iterator[Case]:
    """Every case, suite by suite: engagements by name, then what they share."""
    if outcome.stopped:
        yield Case("psdm-validate", "could not judge", errors=(plain_words(f"Could not judge: {outcome.stopped}."),))
    elif policy := (*editions_words(outcome.editions, outcome.edition), *override_words(outcome.overrides)):
        yield Case("psdm-validate", "the policy judged by", remarks=tuple(map(plain_words, policy)))
    errors, blocks, remarks = _errors(outcome), _told(outcome.blocking), _remarks(outcome)
    places = {*errors, *blocks, *remarks, *(() if outcome.stopped else _judged(outcome))}
    for place in sorted(places, key=lambda place: (place[0] is None, place[0] or "", place[1])):
        engagement, rule = place
        suite = engagement.removeprefix(f"{TOP}/") if engagement else SHARED
        name = plain_words(f"{rule} {BY_ID[rule].title if rule in BY_ID else ''}".strip())
        yield Case(suite, name, *(tuple(words.get(place, ())) for words in (errors, blocks, remarks)))


def _judged(outcome: Outcome) -> Iterator[Place]:
    """Where each rule was judged, whether it holds there or not."""
    for rule in (BY_ID[identifier] for identifier in outcome.rules):
        if rule.scope == "portfolio":
            yield None, rule.id
        else:
            yield from ((engagement, rule.id) for engagement in outcome.engagements if outcome.judges(rule, engagement))


def _errors(outcome: Outcome) -> dict[Place, list[str]]:
    errors: dict[Place, list[str]] = defaultdict(list)
    for item in outcome.unjudged:
        errors[engagement_of(item.subject), item.rule].append(plain_words(f"Not judged: {item.because}."))
    for fault in dict.fromkeys(outcome.faults):
        errors[engagement_of(fault.subject), fault.rule].append(plain_words(f"Could not judge: {fault_words(fault)}"))
    return errors


def _remarks(outcome: Outcome) -> dict[Place, list[str]]:
    remarks = _told((*outcome.new, *outcome.standing))
    for item in outcome.excused:
        finding = item.finding
        words = f"Excused, {until_words(item)}: {item.why} ({line_words(finding)})"
        remarks.setdefault((finding.engagement, finding.rule), []).append(plain_words(words))
    return remarks


def _told(findings: Iterable[Finding]) -> dict[Place, list[str]]:
    told: dict[Place, list[str]] = defaultdict(list)
    for finding in findings:
        told[finding.engagement, finding.rule].append("\n".join(_lines(finding)))
    return told


def _lines(finding: Finding) -> Iterator[str]:
    # Every line begins with words of our own: what begins with a slash may be taken for a command.
    yield f"{finding.level.value}{' (alarm)' if finding.fact else ''} at {plain_words(line_words(finding))}"
    yield f"Wrong: {plain_words(sentence(finding.message))}"
    yield f"Next: {plain_words(finding.next_step)}"
    yield f"Source: {plain_words(source_words(finding.source))}"
