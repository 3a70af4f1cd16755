"""The right person leads the retrospective, and the right people are asked to it.

The project manager leads it and helps the team to fill it in. The archived method has it otherwise: somebody from
outside leads, so that the project manager can speak too, and account team, delivery team, engagement manager and
PS leadership are guests. Where that method is switched on, its reading counts.

```yaml bad retrospective.yaml
meeting:
  on: 2026-10-16
  facilitator: alex-reyes  # ACC011
```
"""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.retrospective import Meeting
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

GUESTS = {
    "the account team": "retrospective_account_team",
    "the engagement manager": "retrospective_engagement_manager",
    "PS leadership": "retrospective_leaders",
}
"""Who takes part, each with the policy's name for the roles that stand for it."""


@rule(
    "ACC011",
    "the retrospective has the right facilitator and guests",
    level=Level.WARNING,
    editions=("2024", "archived"),
    source="001: Deliver, Train, and Monitor 2; 002 comments: Retrospective",
)
def retrospective_held_by(engagement: Engagement, policy: Policy) -> Remarks:
    retrospective = engagement.retrospective
    meeting = retrospective.meeting if retrospective else None
    if meeting is None:
        return
    team = {member.person for member in engagement.record.team if member.on(meeting.on)}
    if "archived" in policy.packs:
        yield from _led_from_outside(meeting, team)
        yield from _guests(meeting, team, engagement, policy)
    else:
        yield from _led_by_manager(meeting, engagement, policy.roles["retrospective_led_by"])


def _led_by_manager(meeting: Meeting, engagement: Engagement, roles: Iterable[str]) -> Remarks:
    managers = {person for role in roles for person in engagement.record.held(role, meeting.on)}
    if meeting.facilitator not in managers:
        yield Remark(
            meeting.at("facilitator"),
            f"{meeting.facilitator or 'nobody'} led the retrospective of {meeting.on}; its project manager should",
            "Let the project manager lead it, or correct facilitator.",
        )


def _led_from_outside(meeting: Meeting, team: set[str]) -> Remarks:
    if meeting.facilitator is None or meeting.facilitator in team:
        yield Remark(
            meeting.at("facilitator"),
            f"{meeting.facilitator or 'nobody'} led the retrospective of {meeting.on}; "
            "the archived method asks for somebody outside the team",
            "Ask a practice manager or an engagement manager to lead it, or correct facilitator.",
        )


def _guests(meeting: Meeting, team: set[str], engagement: Engagement, policy: Policy) -> Remarks:
    missing = [] if team & set(meeting.guests) else ["the delivery team"]
    for name, group in GUESTS.items():
        held_any = engagement.organization.held_any
        if not any(held_any(guest, policy.roles[group], meeting.on) for guest in meeting.guests):
            missing.append(name)
    if missing:
        yield Remark(
            meeting.at("guests"),
            f"{' and '.join(missing)} did not take part in the retrospective of {meeting.on}",
            "Ask them for their view, and add to guests whoever did take part.",
        )
