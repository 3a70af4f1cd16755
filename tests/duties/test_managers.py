"""Whose engagement it is."""

from __future__ import annotations

from datetime import date

from psdm_validate.check import read_portfolio
from psdm_validate.duties.managers import known_managers, manager_of_address, managers_of
from psdm_validate.model.portfolio import Portfolio
from tests.agendas import OVER
from tests.sample import AS_OF, FOLDER, portfolio_files
from tests.trees import FilesInMemory

HANDED_OVER = "engagements/nordhafen/po4471"


def portfolio(changed: dict[str, bytes] | None = None) -> Portfolio:
    return read_portfolio(FilesInMemory({**portfolio_files(), **(changed or {})}))


def managers(folder: str, as_of: date, changed: dict[str, bytes] | None = None) -> tuple[str, ...] | None:
    return next(managers_of(e, as_of) for e in portfolio(changed).engagements if e.folder == folder)


def test_who_manages_follows_a_handover() -> None:
    assert managers(HANDED_OVER, date(2026, 9, 30)) == ("ines-varga",)
    assert managers(HANDED_OVER, date(2026, 10, 1)) == ("dev-malik",)


def test_what_is_over_stays_with_whoever_managed_it_last() -> None:
    assert managers(OVER, AS_OF) == ("ines-varga",)


def test_of_a_broken_engagement_it_is_unknown_who_manages_it() -> None:
    assert managers(FOLDER, AS_OF, {f"{FOLDER}/engagement.yaml": b"broken: [\n"}) is None


def test_all_who_hold_the_role_are_known_by_their_names() -> None:
    assert known_managers(portfolio(), AS_OF)["sam-osei"] == "Sam Osei"


def test_without_the_organisation_managers_are_known_by_their_ids() -> None:
    broken = {"engagements/organization.yaml": b"broken: [\n"}
    assert known_managers(portfolio(broken), AS_OF)["sam-osei"] == "sam-osei"


def test_an_address_tells_who_it_is_only_of_those_who_manage() -> None:
    assert manager_of_address(portfolio(), "Sam.Osei@example.com", AS_OF) == "sam-osei"
    assert manager_of_address(portfolio(), "alex.reyes@example.com", AS_OF) is None
    assert manager_of_address(portfolio(), "", AS_OF) is None
