"""What records say of their own way stands on the page: who asked and approved, and where the rest is kept."""

from __future__ import annotations

import re

import pytest

from psdm_validate.site.encode import encode
from tests.site.rendered import FOLDER, PAGE, RECORDS, change_order, edited, pages, section, words

ORDER = change_order(
    "CO-001",
    "changes:",
    "  end: {from: 2027-01-08, to: 2027-03-05}",
    "informed: {engagement_manager: 2026-10-19, account_team: 2026-10-20}",
    "issue: https://forge.example.com/ps/plan/-/issues/2140",
    'opportunity: {id: OPP-11631, amount: "40000.00"}',
    "resource_project: https://resources.example.com/projects/912",
    "approvals:",
    "  - {role: ps-leadership, by: robin-vale, on: 2026-10-28}",
)


def facts(page: str) -> dict[str, str]:
    """The facts of the page by name."""
    return {words(name): words(value) for name, value in re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", page)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Opportunity", "OPP-10417, Professional Services Only"),
        ("Scoping issue", "forge.example.com/ps/plan/-/issues/1234"),
        ("Cost estimate", "forge.example.com/ps/plan/-/issues/1234#note_9"),
        (
            "Approved by",
            "Nadia Brook, 9 Jun 2026 , Senior director Robin Vale, 10 Jun 2026 , PS leadership "
            "Otto Lang, 12 Jun 2026 , Revenue",
        ),
        ("Legal stamp", "12 Jun 2026"),
        ("Requested by", "Sam Osei, 5 Oct 2026"),
        ("Confirmed by", "Mira Stone, 9 Oct 2026 , by e-mail"),
        ("Attached to", "the scoping issue"),
        ("Kind", "Project"),
        ("Collaboration project", "forge.example.com/ps/harbor-line/sow-2206"),
        ("Customer epic", "forge.example.com/groups/ps/-/epics/65"),
        ("Internal retrospective", "forge.example.com/ps/plan/-/issues/1250"),
    ],
)
def test_a_fact_of_the_sow_a_confirmation_or_the_set_up_is_shown(name: str, value: str) -> None:
    assert facts(pages(RECORDS)[PAGE])[name] == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Informed", "engagement manager, 19 Oct 2026 account team, 20 Oct 2026"),
        ("Issue", "forge.example.com/ps/plan/-/issues/2140"),
        ("Opportunity", "OPP-11631, USD 40,000.00"),
        ("Resource project", "resources.example.com/projects/912"),
        ("Approved by", "Robin Vale, 28 Oct 2026 , PS leadership"),
    ],
)
def test_a_fact_of_a_change_order_is_shown(name: str, value: str) -> None:
    page = pages({**RECORDS, **ORDER})[PAGE]
    assert facts(page[page.index("### CO") :].split("\n## ")[0])[name] == value


def test_what_is_dated_after_the_day_of_the_page_is_not_told_as_done() -> None:
    files = edited(f"{FOLDER}/confirmations/wc-001.yaml", "on: 2026-10-09", "on: 2026-12-01")
    assert "Confirmed by" not in facts(pages(files)[PAGE])


def test_a_link_leads_to_the_address_that_the_record_holds() -> None:
    address = "https://forge.example.com/ps/plan/-/issues/1250"
    assert f'<a href="{encode(address)}" rel="noopener noreferrer">' in pages(RECORDS)[PAGE]


def test_each_activity_is_linked_to_its_epic() -> None:
    terms = section(pages(RECORDS)[PAGE], "Terms")
    assert "Migration in four waves | Hours 640 h | Epic forge.example.com/groups/ps/harbor-line/-/epics/1" in terms


def test_a_raid_entry_says_whom_it_is_for_and_the_log_where_its_issue_is() -> None:
    files = edited(f"{FOLDER}/raid.yaml", "  - id: R-001", "  - id: R-001\n    audience: customer")
    raid = section(pages(files)[PAGE], "RAID")
    assert "Issue forge.example.com/ps/harbor-line/sow-2206/-/issues/8" in raid
    assert "past due | Audience customer" in raid
    assert "9 Oct 2026 | Audience internal" in raid
