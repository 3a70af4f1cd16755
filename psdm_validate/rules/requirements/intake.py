"""What has happened between the sale and the kickoff."""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rules.intake.preparation_call import absent_from, call_wanting, called_on
from psdm_validate.rules.method.due_by_kickoff import in_time, late_words, started_here
from psdm_validate.rules.requirement import KICKED_OFF, SIGNED, Need, Requirement

TOPICS = {
    "schedule": "the schedule",
    "minimum-hours": "the minimum of hours a week",
    "expiry": "the day on which the contract expires",
    "delay-terms": "what holds when work is delayed",
}
"""What the preparation call settles, in words."""


def _step(field: str, engagement: Engagement) -> date | None:
    day: date | None = getattr(engagement.record.steps, field)
    return day


def _by_kickoff(field: str, words: str, done: str, next_step: str) -> Need:
    """A dated step that is due by the kickoff; `done` says in a message what was done."""
    return Need(
        words,
        lambda e: in_time(_step(field, e), e.session("kickoff")),
        lambda e: e.record.at("steps", field),
        next_step,
        lambda e: late_words(done, _step(field, e), "the kickoff", e.session("kickoff")),
    )


def _settles(topic: str, words: str) -> Need:
    """One topic of the preparation call; a call that was not held at all is told once, by itself."""

    def settled(engagement: Engagement) -> bool:
        call = engagement.record.preparation_call
        return call is None or topic in call.settled

    return Need(
        f"{words}, settled in the preparation call,",
        settled,
        lambda e: e.record.at("preparation_call", "settled"),
        f"Settle it with the customer, then add {topic} to preparation_call.settled.",
        lambda e: f"the preparation call of {called_on(e)} did not settle {words}",
    )


ROWS: tuple[Requirement, ...] = (
    Requirement(
        id="INT011",
        title="alignment meeting, preparation call and account transition happened",
        editions=("2022",),
        source="000: Initiate 6",
        when=KICKED_OFF,
        level=Level.WARNING,
        concerns=started_here,
        needs=(
            _by_kickoff(
                "alignment_meeting",
                "the internal alignment meeting",
                "the alignment meeting was held",
                "Meet with engagement manager, coordinator and engineer, then add steps.alignment_meeting.",
            ),
            Need(
                "the preparation call with the customer",
                lambda e: in_time(called_on(e), e.session("kickoff")) and not absent_from(e),
                lambda e: e.record.at("preparation_call"),
                "Hold it with project manager, engineer or architect and the customer's lead, then add "
                "preparation_call with on and attended_by.",
                call_wanting,
            ),
            _by_kickoff(
                "account_transition",
                "the transition from the account team",
                "the account team handed over",
                "Complete the issue in the customer epic, then add steps.account_transition.",
            ),
        ),
        page="""Three talks come before the kickoff: alignment, preparation, and the account team's transition.

Those who sold, those who schedule and those who deliver agree among themselves what was sold. Project manager and
engineer or architect settle with the customer how they work. The account team hands over what it knows. After the
kickoff each of them comes too late to change anything.

```yaml bad engagement.yaml
steps:
  alignment_meeting: 2026-07-07  # INT011: the day after the kickoff
  account_transition:  # INT011
```

```yaml bad engagement.yaml
preparation_call:  # INT011: nobody who does the work was in it
  attended_by: [sam-osei, mira-stone]
```
""",
    ),
    Requirement(
        id="INT012",
        title="the steps with the customer success manager are linked where one is assigned",
        editions=("2022",),
        source="000: Initiate 6",
        when=SIGNED,
        level=Level.WARNING,
        concerns=lambda e: any(member.role == "customer-success-manager" for member in e.record.team),
        needs=(
            Need(
                "the link to the steps with the customer success manager",
                lambda e: e.record.links.csm_steps is not None,
                lambda e: e.record.at("links", "csm_steps"),
                "Agree the steps with the customer success manager, then add links.csm_steps.",
            ),
        ),
        page="""Where a customer success manager is assigned, the steps of working together are linked.

A customer success manager stays when the project ends, so both follow the same steps throughout it. The link shows
that they are under way. An engagement without one owes nothing.

```yaml good engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
  - {role: customer-success-manager, person: lee-marlow, from: 2026-06-23}
links: {csm_steps: "https://forge.example.com/ps/plan/-/issues/1260"}
```

```yaml bad engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
  - {role: customer-success-manager, person: lee-marlow, from: 2026-06-23}
# INT012
```
""",
    ),
    Requirement(
        id="INT018",
        title="the preparation call settled schedule, minimum hours, expiry and delay terms",
        editions=("archived",),
        source="002 comments: Project Prep call",
        when=KICKED_OFF,
        level=Level.WARNING,
        concerns=started_here,
        needs=(
            Need(
                "the preparation call with the customer",
                lambda e: in_time(called_on(e), e.session("kickoff")),
                lambda e: e.record.at("preparation_call"),
                "Hold it, then add preparation_call with on, attended_by and settled.",
                lambda e: late_words(
                    "the preparation call was held", called_on(e), "the kickoff", e.session("kickoff")
                ),
            ),
            *(_settles(topic, words) for topic, words in TOPICS.items()),
        ),
        page="""The preparation call settles how the contract shapes the work, before everybody meets.

How many hours a week at least, when the contract expires, what holds when work is delayed: these words of the
contract decide the schedule. Project manager and customer go through them in a small circle, so that the kickoff can
be about the work.

```yaml bad engagement.yaml
preparation_call:
  settled: [schedule, expiry]  # INT018, INT018
```

```yaml bad engagement.yaml
preparation_call:  # INT018
```
""",
    ),
    Requirement(
        id="INT023",
        title="a handoff call took place",
        editions=("archived",),
        source="002 comments: Sales to PS Handoff",
        when=KICKED_OFF,
        level=Level.WARNING,
        concerns=started_here,
        needs=(
            _by_kickoff(
                "handoff_call",
                "the handoff call of account team, engagement manager and delivery team",
                "the handoff call was held",
                "Let the coordinator call account team, engagement manager and delivery team together, then add "
                "steps.handoff_call.",
            ),
        ),
        page="""Account team and engagement manager hand over to those who deliver, in one call.

What the customer is after, where it stands today and what it hopes to become is in the heads of those who sold. In
one call the delivery team can ask what is in scope and what is not. It takes place before the kickoff.

```yaml bad engagement.yaml
steps:
  handoff_call: 2026-07-07  # INT023: the day after the kickoff
```

```yaml bad engagement.yaml
steps:
  handoff_call:  # INT023
```
""",
    ),
)

INT011, INT012, INT018, INT023 = (requirement.rule for requirement in ROWS)
