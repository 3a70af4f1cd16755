"""The figures on the pages: of one engagement with what is not known, and of all together by currency."""

from __future__ import annotations

from tests.sample import portfolio_files
from tests.site.rendered import FOLDER, PAGE, RECORDS, broken, edited, pages, section, words


def test_an_engagement_shows_its_figures_with_their_units() -> None:
    told = section(pages(RECORDS)[PAGE], "Figures")
    assert "Contract amount | Value USD 184,000.00" in told
    assert "Hours worked | Value 412 hours" in told
    assert "Days the end has moved | Value 21 days" in told


def test_an_engagement_shows_why_a_figure_is_not_known() -> None:
    told = section(pages(RECORDS)[PAGE], "Figures")
    assert "there are no closed months with a forecast frozen by their first business day to measure it by" in told
    assert "Not known, because" not in told, "no series of it rests on anything that is missing"


def test_a_broken_log_leaves_its_figures_unknown_and_names_the_file() -> None:
    told = section(pages(broken("raid.yaml"))[PAGE], "Figures")
    assert f"Why {FOLDER}/raid.yaml cannot be read" in told
    assert f"Age of open entries Not known, because {FOLDER}/raid.yaml cannot be read." in told


def test_the_age_of_open_entries_is_a_row_for_each() -> None:
    told = words(pages(RECORDS)[PAGE].split("### Age of open entries", 1)[1])
    assert "Entry R-001 | Raised 2026-09-14 | Age 67 | Due 2026-11-16 | Overdue 4" in told


def test_the_portfolio_adds_up_money_by_currency() -> None:
    told = section(pages(portfolio_files())["index.md"], "Totals of signed contracts")
    amounts = [row for row in told.split("| |") if "Figure Contract amount" in row]
    assert [row.split("Total ")[1][:3] for row in amounts] == ["EUR", "GBP", "USD"]


def test_a_contract_that_is_only_proposed_is_in_no_total() -> None:
    assert "Contract amount" in section(pages(RECORDS)["index.md"], "Totals of signed contracts")
    unsigned = edited(f"{FOLDER}/sow.yaml", "  us: {by: robin-vale, on: 2026-06-22}\n", "")
    assert "Totals of signed contracts" not in pages(unsigned)["index.md"]


def test_what_could_not_be_counted_is_said_beside_the_total() -> None:
    other = {path.replace("sow-2206", "sow-2207"): data for path, data in RECORDS.items() if "sow-2206" in path}
    other[f"{FOLDER}/raid.yaml".replace("sow-2206", "sow-2207")] = b"nonsense: true\n"
    told = section(pages({**RECORDS, **other})["index.md"], "Totals of signed contracts")
    assert "Open entries | Total 1 | Of 1 engagement | Not known of 1 engagement" in told
