"""Nothing governed disappears, and what was accepted or filed stays as it is.

Whoever deletes a record takes away what later papers, reports and hours rest on, and nobody can see that it was ever
there. So records end instead: an engagement is closed or cancelled, a paper withdrawn, an entry closed. A
customer's new name is told by `formerly`, and what had to be erased leaves a tombstone in the same merge. Accepted
work, approved hours and evidence are what bills are made of, and stay for that reason; tasks, bookings and waivers may
go. Days that have passed stay as well: steps that were taken, pauses that are over, that work was called off, or from
when on a running engagement is kept here, which is said when it arrives. So does the word that somebody gave on a
breach, while the breach is there.

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

```yaml head engagement.yaml
tombstones:
  - of: evidence/wc-002.eml  # REC003: it is still there
    sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f
    why: The mails quoted below it held a password
    approved: {by: robin-vale, on: 2026-10-19}
```

```yaml head engagement.yaml
steps:
  kickoff_minutes: 2026-07-08  # REC003
```

```yaml head engagement.yaml
steps:
  kickoff_minutes: 2026-07-08
tombstones:
  - of: steps.kickoff_minutes
    sha256: aa4e90d71858c47dfeb6291e6964975affa3c988558723cef66125a1306b2408
    why: Filed under the day of the kickoff; the minutes went out two days later
    approved: {by: robin-vale, on: 2026-10-19}
```

```yaml base engagement.yaml
cancelled: {on: 2026-10-19, why: The customer was bought by another company}
```

```yaml head engagement.yaml
cancelled:  # it is taken out
# REC003: work that goes on is a new engagement
```

```yaml head engagement.yaml
adopted: {on: 2026-10-01, by: sam-osei}  # REC003: it was kept here before
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.frozen import bound
from psdm_validate.contract.tombstones import erasable_evidence, erasable_record, new_tombstones, stands
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.part import Place
from psdm_validate.model.raid import Raid
from psdm_validate.model.sow import Sow
from psdm_validate.model.waivers import Waivers
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.waivers import Excuses
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.records.accepted_and_filed import rewritten
from psdm_validate.rules.records.accepted_breaches_kept import accepted_breaches_kept
from psdm_validate.rules.records.dated_facts_kept import dated_facts_kept

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
def nothing_disappears(comparison: Comparison, policies: Policies, excuses: Excuses, as_of: date) -> Remarks:
    lasting = {before.folder for before, _ in comparison.engagements()}
    for engagement in comparison.base.engagements:
        if engagement.folder not in lasting:
            yield _engagement(engagement, comparison)
    for file in sorted(comparison.base.documents):
        if comparison.lasts(file):
            yield from _record(file, comparison)
    for before, after in comparison.engagements():
        yield from _evidence(before, after, comparison)
        yield from _not_erased(before, comparison)
    yield from rewritten(comparison, frozenset(_logs(comparison, policies)))
    yield from dated_facts_kept(comparison, as_of)
    yield from accepted_breaches_kept(comparison, excuses)


def _logs(comparison: Comparison, policies: Policies) -> Iterator[str]:
    """The RAID logs of the target that no other rule guards."""
    for record in comparison.base.records():
        file = record.place.file
        if isinstance(record, Raid) and not policies.may_judge(LOG_GUARDED, comparison.now(file)):
            yield file


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
        erasable = erasable_evidence(before, name)
        if after.evidence.get(name) == sha256 or erasable.erased(comparison):
            continue
        moved = next((path for path, hashed in after.evidence.items() if hashed == sha256), None)
        wrong = "holds something else than was filed" if name in after.evidence else "is gone"
        yield Remark(
            Place(f"{after.folder}/{name}"),
            f"{name} {wrong}" + (f": what was filed is called {moved} now" if moved else ""),
            f"Put back what was filed; what is new gets a name of its own. {erasable.unless}.",
            was=Place(erasable.file),
        )


def _not_erased(before: Engagement, comparison: Comparison) -> Remarks:
    """Tombstones of the merge for files that are still there."""
    folder = comparison.now(before.folder)
    for stone in new_tombstones(comparison, before.folder):
        if stands(stone, comparison.head, folder):
            yield Remark(
                stone.at("of"),
                f"{stone.of} is said to be erased and is still there as it was",
                "Take the tombstone out; it comes with the merge that erases the file.",
                was=before.at_record("engagement.yaml"),
            )
