"""The customer's group lies where the staffing of the engagement says.

Partners may see only what they deliver. So an engagement in which somebody of a partner takes part lies in the
group for partners, with its project and its epics; one that our own people deliver alone lies in ours. A
customer with engagements of both kinds has a group in each.

```yaml good engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
  - {role: engineer, person: alex-reyes, from: 2026-07-06}
  - {role: engineer, person: kit-arden, from: 2026-09-07, until: 2026-10-16}
links:
  project: https://forge.example.com/ps-partners/harbor-line/sow-2206
epics:
  - activity: migration
    link: https://forge.example.com/groups/ps-partners/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]
  - activity: management
    link: https://forge.example.com/groups/ps-partners/harbor-line/-/epics/2
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]
```

```yaml bad engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
  - {role: engineer, person: alex-reyes, from: 2026-07-06}
  - {role: engineer, person: kit-arden, from: 2026-09-07, until: 2026-10-16}
links:
  project: https://forge.example.com/ps/harbor-line/sow-2206  # SPC001: and the epics with it
```

```yaml bad engagement.yaml
links:
  project: https://forge.example.com/ps/harbour-line/sow-2206  # SPC001: the customer's group is harbor-line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.wording import counted
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.part import Place
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.space.addresses import lies_in


@rule(
    "SPC001",
    "the customer group lies where its staffing says",
    editions=("2024",),
    source="001: Collaboration Space Guidelines",
)
def group_by_staffing(engagement: Engagement) -> Remarks:
    groups, group = engagement.organization.groups, engagement.customer.group
    if groups is None:
        return
    partners = _from_partners(engagement)
    home, other = (groups.partner, groups.own) if partners else (groups.own, groups.partner)
    within = group if group and _belongs(group, home, other) else home
    strays = [(place, link) for place, link in _links(engagement.record) if not _belongs(link, within, other)]
    if strays:
        place, link = strays[0]
        more = f" (and so do {counted(len(strays) - 1, 'more link')})" if strays[1:] else ""
        who = f"{' and '.join(partners)} of a partner" if partners else "nobody of a partner"
        yield Remark(
            place,
            f"{link} lies outside {within}{more}; the engagement belongs there, because {who} takes part",
            "Move the project and its epics on the forge and correct the links, or correct the team.",
        )


def _from_partners(engagement: Engagement) -> list[str]:
    """Names of the partners' people on the team, whenever they take part: a project moves once, not back."""
    people = [engagement.organization.person(member.person) for member in engagement.record.team]
    return list(dict.fromkeys(person.name for person in people if person and person.partner))


def _belongs(address: str, home: str, other: str) -> bool:
    """Whether it lies in the one and not in the other, also where the other lies in the one."""
    return lies_in(address, home) and not (lies_in(other, home) and lies_in(address, other))


def _links(record: EngagementRecord) -> Iterator[tuple[Place, str]]:
    if record.links.project:
        yield record.links.at("project"), record.links.project
    yield from ((workstream.at("project"), workstream.project) for workstream in record.workstreams)
    yield from ((epic.at("link"), epic.link) for epic in record.epics)
