"""Every SOW has a project of its own, and so has every workstream.

A board that shows the work of two contracts shows the progress of neither, and hours that were spent for one
are counted for the other. So no two SOWs of a customer share a project, and where an engagement runs several
workstreams beside each other, each has its own.

```yaml good engagement.yaml
workstreams:
  - id: moving
    name: Moving the repositories
    project: https://forge.example.com/ps/harbor-line/sow-2206
    activities: [migration]
  - id: steering
    name: Steering
    project: https://forge.example.com/ps/harbor-line/sow-2206-steering
    activities: [management]
```

```yaml bad engagement.yaml
workstreams:
  - id: moving
    name: Moving the repositories
    project: https://forge.example.com/ps/harbor-line/sow-2206
    activities: [migration]
  - id: steering
    name: Steering
    project: https://forge.example.com/ps/harbor-line/sow-2206  # SPC007
    activities: [management]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.finding import Level
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.layout import customer_file, engagement_folder, model_of
from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policies import Policies
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.space.addresses import bare

EDITIONS = ("2024",)


@rule(
    "SPC007",
    "one project for each SOW or workstream",
    level=Level.WARNING,
    editions=EDITIONS,
    source="002: Project Management Mapping",
)
def project_of_its_own(portfolio: Portfolio, policies: Policies) -> Remarks:
    first: dict[tuple[str, str], tuple[Place, str]] = {}
    # A project that one SOW took under another edition is shared by whoever is asked here, and so it is told there.
    records = sorted(portfolio.records(), key=lambda record: policies.may_judge(EDITIONS, record.place.file))
    for record in records:
        for place, project, holder in _projects(record) if isinstance(record, EngagementRecord) else ():
            folder = engagement_folder(place.file) or ""
            met, other = first.setdefault((customer_file(folder), bare(project)), (place, holder))
            if met is not place:
                whose = other if met.file == place.file else engagement_folder(met.file)
                yield Remark(
                    place,
                    f"the project {project} is that of {whose} already",
                    "Make a project of its own on the forge, then correct the link.",
                )
    for path in portfolio.broken:
        if model_of(path) is EngagementRecord:
            raise NotJudged(path, "cannot be read")


def _projects(record: EngagementRecord) -> Iterator[tuple[Place, str, str]]:
    """Each project of an engagement, its place and whose it is; one workstream may run in that of the SOW."""
    for workstream in record.workstreams:
        yield workstream.at("project"), workstream.project, f"the workstream {workstream.id}"
    own = record.links.project
    if own and bare(own) not in {bare(workstream.project) for workstream in record.workstreams}:
        yield record.links.at("project"), own, "the SOW"
