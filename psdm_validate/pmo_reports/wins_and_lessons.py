"""What teams are proud of, what they learnt, and what will be done otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.retrospective import Improvement, JournalEntry, Retrospective
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, Rows, name_of, rows_of, unread
from psdm_validate.policy.periods import quarter_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.method.retrospective_labels import meant

ENTRIES = (
    Column("on", "Day", "day"),
    Column("what", "What"),
    Column("by", "Told by"),
    Column("engagement", "Engagement"),
)
LABELLED = (Column("label", "Label"), *ENTRIES)
IMPROVEMENTS = (
    Column("due", "Due", "day"),
    Column("what", "What will be done"),
    Column("owner", "Owner"),
    Column("engagement", "Engagement"),
)


@pmo_report(
    "wins-and-lessons",
    "Wins and lessons",
    due="at the end of each quarter, and whenever a retrospective is prepared",
    source="001: Deliver, Train, and Monitor 2",
)
def wins_and_lessons(asked: Asked) -> Iterator[Section]:
    """What the retrospectives' journals tell of the running fiscal quarter and the one before, newest first, over all
    engagements, closed ones among them: wins, lessons by label, and customers' stories; and the improvements that were
    agreed, by the day on which they are due."""
    try:
        since = _since(asked)
    except NotJudged as obstacle:
        yield Section("wins", "Wins", ENTRIES, (), "Nothing can be told.", (unread(None, obstacle),))
        return
    labels = asked.policy.labels
    wins = _labelled(asked, since, labels["retrospective_win"])
    missing = (*wins.missing, *rows_of(asked, lambda situation: _untold(situation, asked.policy, since)).missing)
    yield Section("wins", f"Wins since {since}", ENTRIES, _without_label(wins), "No win is told.", missing)
    about = labels["retrospective_lessons"]
    lessons = sorted(_labelled(asked, since, about).rows, key=lambda row: about.index(str(row[0])))
    yield Section("lessons", f"Lessons since {since}", LABELLED, tuple(lessons), "No lesson is told.")
    stories = _without_label(_labelled(asked, since, labels["retrospective_story"]))
    yield Section("stories", f"Customers' stories since {since}", ENTRIES, stories, "No story is told.")
    agreed = rows_of(asked, lambda situation: _improvements(situation, since))
    soonest = tuple(sorted(agreed.rows, key=_due))
    yield Section("improvements", "Improvements", IMPROVEMENTS, soonest, "No improvement is agreed.", agreed.missing)


def _since(asked: Asked) -> date:
    """First day of the fiscal quarter before the one in which the day lies, so that a whole one is always told."""
    starts = asked.portfolio.organization.fiscal_year_starts
    first, _ = quarter_of(asked.as_of, starts)
    return quarter_of(first - timedelta(days=1), starts)[0]


def _labelled(asked: Asked, since: date, labels: tuple[str, ...]) -> Rows:
    """A row for each of the labels on each journal entry of the time, newest first, the label before all else."""

    def tell(situation: Situation) -> Iterator[Row]:
        for entry in _journal(situation, since):
            yield from ((label, *_told(situation, entry)) for label in labels if label in entry.labels)

    found = rows_of(asked, tell)
    return Rows(tuple(sorted(found.rows, key=lambda row: str(row[1]), reverse=True)), found.missing)


def _without_label(found: Rows) -> tuple[Row, ...]:
    return tuple(row[1:] for row in found.rows)


def _told(situation: Situation, entry: JournalEntry) -> Row:
    engagement = situation.engagement
    return entry.on, entry.what, name_of(engagement, entry.by), engagement.name


def _journal(situation: Situation, since: date) -> tuple[JournalEntry, ...]:
    """What was written from that day to the day of the situation."""
    retrospective = situation.engagement.retrospective
    journal = retrospective.journal if retrospective else ()
    return tuple(entry for entry in journal if since <= entry.on <= situation.day)


def _untold(situation: Situation, policy: Policy, since: date) -> Iterator[Missing]:
    """Journals that tell nothing, and labels by which nothing is found."""
    engagement, journal = situation.engagement, _journal(situation, since)
    working = situation.phase in (Phase.DELIVER, Phase.CLOSE) and not engagement.record.paused(situation.day)
    file = f"{engagement.folder}/retrospective.yaml"
    if working and not journal:
        begun = max(since, engagement.session("kickoff") or since)
        yield Missing(
            engagement.name,
            f"an entry in the journal of the retrospective since {begun}",
            f"Ask the team for a win and a lesson, and add them to `journal:` in {file}.",
        )
    for entry in journal:
        for label in entry.labels:
            if known := meant(label, policy):
                yield Missing(
                    engagement.name,
                    f"the entry of {entry.on} under the label {label}, for which no report looks",
                    f"Write {' or '.join(known)} in {file}.",
                )


def _improvements(situation: Situation, since: date) -> Iterator[Row]:
    engagement = situation.engagement
    for improvement in _agreed(engagement.retrospective, since, situation.day):
        yield (
            improvement.due or _lacks(situation, improvement, "due", "a day by which it is done"),
            improvement.what,
            name_of(engagement, improvement.owner) or _lacks(situation, improvement, "owner", "an owner"),
            engagement.name,
        )


def _agreed(retrospective: Retrospective | None, since: date, day: date) -> Iterator[Improvement]:
    """What had been agreed by the day; nothing whose meeting and whose own day lie before the time that is told."""
    meeting = retrospective.meeting if retrospective else None
    for improvement in retrospective.improvements if retrospective else ():
        newest = max(filter(None, (meeting.on if meeting else None, improvement.due)), default=day)
        if newest >= since and not (meeting and meeting.on > day):
            yield improvement


def _due(row: Row) -> date:
    """The day of an improvement; one without any comes before all others."""
    return row[0] if isinstance(row[0], date) else date.min


def _lacks(situation: Situation, improvement: Improvement, field: str, what: str) -> Missing:
    return Missing(
        situation.engagement.name,
        f"the improvement {improvement.id} lacks {what}",
        f"Write `{field}:` beside it in {situation.engagement.folder}/retrospective.yaml.",
    )
