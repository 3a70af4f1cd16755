"""The closeout report tells what was estimated, what it took, what was delivered and what was learnt.

The next estimate is made from these figures. The regional manager writes the report, because somebody beside the
team should look at it, and tells it in the channel of the project leaders, where the engagement managers are
mentioned: they scope the next one.

```yaml bad closeout.yaml
report:  # ACC003: the actual hours are missing
  by: sam-osei  # ACC003
  on: 2026-10-16
  estimated_hours: 800
  deliverables: ["https://files.example.com/sow-2206/design"]
  lessons: Ask for test servers in the intake
  announced:
    on: 2026-10-16
    channel: general  # ACC003
    mentioned: [em]
```
"""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.wording import role_words
from psdm_validate.model.closeout import Announced, CloseoutReport
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.acceptance.finished import finished

WANTED = {
    "estimated_hours": "the estimated hours",
    "actual_hours": "the actual hours",
    "deliverables": "links to the delivered documents",
    "lessons": "the lessons learnt",
    "announced": "the day and channel in which it was told to all",
}


@rule(
    "ACC003",
    "the closeout report has estimated and actual hours, deliverables and lessons",
    editions=("2022", "2024"),
    source="000 and 001: Deploy & Close",
)
def closeout_report(engagement: Engagement, phase: Phase, policy: Policy) -> Remarks:
    closeout = engagement.closeout
    report = closeout.report if closeout else None
    if report is not None:
        yield from _complete(report)
        yield from _written_by(report, engagement, policy.roles["closeout_report_by"])
        yield from _told(report.announced, policy) if report.announced else ()
    elif phase is Phase.CLOSED and finished(engagement):
        yield Remark(
            closeout.at("report") if closeout else engagement.at_record("closeout.yaml"),
            "the closeout report is missing; it is due before the engagement is closed",
            "Ask the regional manager for it, then add report to closeout.yaml.",
        )


def _complete(report: CloseoutReport) -> Remarks:
    for field, words in WANTED.items():
        if getattr(report, field) in (None, ()):
            yield Remark(report.at(field), f"the closeout report lacks {words}", f"Add `{field}:` to the report.")


def _written_by(report: CloseoutReport, engagement: Engagement, roles: Iterable[str]) -> Remarks:
    if not engagement.organization.held_any(report.by, roles, report.on):
        yield Remark(
            report.at("by"),
            f"{report.by}, who wrote the closeout report, was no {role_words(roles)} on {report.on}",
            "Ask the regional manager for the report, or correct the name or the days of the role.",
        )


def _told(announced: Announced, policy: Policy) -> Remarks:
    channel, mentioned = policy.label("closeout_channel"), policy.label("closeout_mentioned")
    if announced.channel.lstrip("#") != channel:
        yield Remark(
            announced.at("channel"),
            f"the closeout report was told in {announced.channel}, not in {channel}",
            f"Post it in {channel}, and correct the channel and the day.",
        )
    if mentioned not in [name.lstrip("@") for name in announced.mentioned]:
        yield Remark(
            announced.at("mentioned"),
            "the engagement managers were not mentioned when the closeout report was told",
            f"Mention @{mentioned} in {channel}, then add it to mentioned: [{mentioned}]",
        )
