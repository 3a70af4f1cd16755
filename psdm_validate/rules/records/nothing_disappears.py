"""Nothing governed disappears, and what was accepted or filed stays as it is.

Whoever deletes a record takes away what later papers, reports and hours rest on, and nobody can see that it was ever
there. So records end instead: an engagement is closed or cancelled, a paper withdrawn, an entry closed. A
customer's new name is told by `formerly`, and what had to be erased leaves a tombstone. Accepted work, approved hours
and evidence are what bills are made of, and stay for that reason; tasks, bookings and waivers may go.

```yaml head plan.yaml
tasks:
  - {id: T-001, activity: migration, name: Move the first wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31}
```

```yaml head raid.yaml
# REC003, MTH002: the log is gone
```

```yaml head evidence/sow-2206.pdf
# REC003, REC007: the signed paper is gone, and the SOW names it
```

```yaml base acceptance.yaml
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-12
    accepted: {by: mira-stone, on: 2026-10-16, by_way_of: email}
```

```yaml head acceptance.yaml
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    asked: 2026-10-12
    accepted: {by: mira-stone, on: 2026-10-13, by_way_of: email}  # REC003
```

```yaml base status/2026-10-08.yaml
on: 2026-10-08
by: sam-osei
health: green
progress: The first wave is moved
schedule: On time for 8 January
actions: []
issues: []
time_off: []
burn_down: {used: 380, left: 420}
sent: {on: 2026-10-08, to: [mira-stone]}
```

```yaml head status/2026-10-08.yaml
# it is erased
```
```yaml and engagement.yaml
tombstones:
  - of: status/2026-10-08.yaml
    sha256: 82fbefbd2b699eecc60504c0aa35eb1298fd88fd7b4d74e1f2b04a4d03eb4440
    why: It named an illness of somebody in the team
    approved: {by: robin-vale, on: 2026-10-19}
```
"""

from __future__ import annotations

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.frozen import bound
from psdm_validate.contract.tombstones import Erasable, erasable_record
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.part import Place
from psdm_validate.model.sow import Sow
from psdm_validate.model.waivers import Waivers
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.records.accepted_and_filed import rewritten

LOG_GUARDED = ("2024",)
"""Editions in which RPT011 guards the RAID log."""
PUT_BACK = "Put it back where the target has it."
WITHDRAW = "Put it back; a paper that is no longer wanted is withdrawn."


@rule(
    "REC003",
    "nothing governed disappears",
    editions=ALL,
    source="derived: what others rest on may end, and never vanish",
)
def nothing_disappears(comparison: Comparison, policy: Policy) -> Remarks:
    lasting = {before.folder for before, _ in comparison.engagements()}
    for engagement in comparison.base.engagements:
        if engagement.folder not in lasting:
            yield _engagement(engagement, comparison)
    for file in sorted(comparison.base.documents):
        if comparison.lasts(file):
            yield from _record(file, comparison)
    for before, after in comparison.engagements():
        yield from _evidence(before, after, comparison)
    yield from rewritten(comparison, log_too=not policy.in_force(LOG_GUARDED))


def _engagement(engagement: Engagement, comparison: Comparison) -> Remark:
    was = engagement.at_record("engagement.yaml")
    known = {other.folder for other in comparison.base.engagements}
    sow = engagement.folder.rsplit("/", 1)[1]
    new = [each for each in comparison.head.engagements if each.folder not in known and each.folder.endswith(f"/{sow}")]
    former = engagement.name.split("/")[0]
    if new:
        customer = new[0].name.split("/")[0]
        wrong = f"the engagement {engagement.name} is gone; {new[0].name} has come"
        step = f"If the customer was renamed, add formerly: [{former}] to {customer}/customer.yaml; else put it back."
    else:
        wrong = f"the engagement {engagement.name} is gone"
        step = "Put it back; an engagement that was called off is cancelled, one that is finished is closed."
    return Remark(Place(comparison.now(was.file)), wrong, step, was=was)


def _record(file: str, comparison: Comparison) -> Remarks:
    record, now = comparison.base.shelf.get(file), comparison.now(file)
    # What is signed or confirmed is found by CHG025 and CHG026, in the words of that paper.
    theirs = isinstance(record, Sow | Instrument) and bound(record)
    if now in comparison.head.documents or theirs or isinstance(record, Waivers):
        return
    erasable = erasable_record(comparison.base, file)
    if not erasable.erased(comparison):
        step = WITHDRAW if isinstance(record, Instrument) else PUT_BACK
        yield Remark(
            Place(now),
            f"{erasable.of} is gone{_moved_to(file, comparison)}",
            f"{step} {erasable.unless}." if engagement_folder(file) else step,
            was=Place(file),
        )


def _moved_to(file: str, comparison: Comparison) -> str:
    text = comparison.base.documents[file].text
    arrived = (path for path in comparison.head.documents if path not in comparison.base.documents)
    moved = next((path for path in arrived if comparison.head.documents[path].text == text), None)
    return f": it lies at {moved} now" if moved else ""


def _evidence(before: Engagement, after: Engagement, comparison: Comparison) -> Remarks:
    for name, sha256 in before.evidence.items():
        was = Place(f"{before.folder}/{name}")
        erasable = Erasable(was.file, name, sha256)
        if after.evidence.get(name) == sha256 or erasable.erased(comparison):
            continue
        moved = next((path for path, hashed in after.evidence.items() if hashed == sha256), None)
        wrong = "holds something else than was filed" if name in after.evidence else "is gone"
        yield Remark(
            Place(f"{after.folder}/{name}"),
            f"{name} {wrong}" + (f": what was filed is called {moved} now" if moved else ""),
            f"Put back what was filed; what is new gets a name of its own. {erasable.unless}.",
            was=was,
        )
