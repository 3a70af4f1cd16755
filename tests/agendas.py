"""Duties of one engagement of the sample portfolio with some of its files changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from posixpath import normpath

from psdm_validate.check import Question, read_portfolio, report_on
from psdm_validate.duties.agenda import Agenda, agenda_of
from psdm_validate.duties.checklist import Checklist, checklist_of
from psdm_validate.duties.duty import Duty
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.policy import Policy, policy_of
from tests.sample import AS_OF, FOLDER, sample_files
from tests.trees import FilesInMemory

LIGHT = "engagements/alder-bank/sow-2310"
"""A light engagement with a weekly status meeting on Tuesday; its newest report is of 2026-11-17."""
PROPOSED = "engagements/tideway-water/sow-2330"
"""An engagement that waits for signature, with work at risk from 2026-11-09 until 2026-11-20."""
TRAINING = "engagements/larkfield-schools/sow-2322"
"""Two training sessions: one that was held on 2026-11-05, one that begins on 2026-12-08."""
FIXED_FEE = "engagements/alder-bank/sow-2311"
"""An engagement with milestones, on hold since 2026-11-09."""
OVER = "engagements/dol-whd/sow-1815"
"""An engagement that was closed on 2026-08-31."""


def agenda(
    changed: Mapping[str, bytes | None] | None = None, folder: str = FOLDER, as_of: date = AS_OF, days: int = 14
) -> Agenda:
    """What is to be done in the engagement with these files changed, named below its folder; None takes one away."""
    portfolio, policy = _read(changed or {}, folder)
    report = report_on(portfolio, Question(as_of), "in memory")
    return agenda_of(portfolio.engagements, report, Policies(policy), as_of + timedelta(days=days))


def duties(
    about: str,
    changed: Mapping[str, bytes | None] | None = None,
    folder: str = FOLDER,
    as_of: date = AS_OF,
    days: int = 14,
) -> list[Duty]:
    """The duties whose words hold this text, soonest first."""
    return [duty for duty in agenda(changed, folder, as_of, days).duties if about in duty.what]


def checklist(
    changed: Mapping[str, bytes | None] | None = None, folder: str = FOLDER, as_of: date = AS_OF
) -> Checklist:
    """The checklist of the engagement with these files changed."""
    portfolio, policy = _read(changed or {}, folder)
    return checklist_of(portfolio.engagements[0], policy, as_of)


def rewritten(name: str, *pairs: tuple[str, str], folder: str = FOLDER) -> dict[str, bytes | None]:
    """A file of the engagement with the only occurrence of each text replaced."""
    text = sample_files(folder)[f"{folder}/{name}"].decode()
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    return {name: text.encode()}


def with_lines(name: str, lines: str, folder: str = FOLDER) -> dict[str, bytes | None]:
    """A file of the engagement with some lines added at its end."""
    return {name: sample_files(folder)[f"{folder}/{name}"] + lines.encode()}


def only(found: list[Duty]) -> Duty:
    """The one duty that was found; fails for none and for several."""
    assert len(found) == 1, found
    return found[0]


def pause(since: str, until: str) -> str:
    """The line of engagement.yaml for a pause of those days."""
    return f"on_hold: [{{from: {since}, until: {until}, why: The data centre moves}}]\n"


def _read(changed: Mapping[str, bytes | None], folder: str) -> tuple[Portfolio, Policy]:
    files = {**sample_files(folder), **{normpath(f"{folder}/{name}"): data for name, data in changed.items()}}
    portfolio = read_portfolio(FilesInMemory({path: data for path, data in files.items() if data is not None}))
    assert isinstance(portfolio.settings, Settings)
    return portfolio, policy_of(portfolio.settings)
