"""What a broken record keeps from being known is told as unknown, with the file, and never as nothing."""

from __future__ import annotations

import pytest

from tests.site.rendered import FOLDER, PAGE, RECORDS, broken, pages, section, words

EMPTY = (
    "No iterations and no tasks", "none past due", "Nothing is open", "Nothing dated lies ahead", "no project manager",
    "Nobody works", "Nobody speaks",
)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "title", "told"),
    [
        ("plan.yaml", "Plan against the contract", "How the plan stands to the contract is unknown"),
        ("iteration-schedule.yaml", "Plan against the contract", "How the plan stands to the contract is unknown"),
        ("raid.yaml", "RAID", "What is open is unknown"),
        ("sow.yaml", "Contract", "The contract is unknown"),
        ("confirmations/wc-001.yaml", "Contract", "The contract is unknown"),
        ("../customer.yaml", "People", "The customer's people are unknown"),
        ("engagement.yaml", "People", "Our people are unknown"),
        ("engagement.yaml", "Set-up", "unknown"),
        ("raid.yaml", "Next dates", "Some dates are unknown"),
        ("communication-plan.yaml", "Communication plan", "It is unknown"),
    ],
)
def test_a_section_that_rests_on_a_broken_file_names_it(file: str, title: str, told: str) -> None:
    path = f"{FOLDER}/{file}".replace("sow-2206/../", "")
    page = pages({**RECORDS, path: b"nonsense: true\n"})[PAGE]
    assert f"{told}, because {path} cannot be read" in section(page, title)


@pytest.mark.parametrize("file", ["plan.yaml", "raid.yaml", "sow.yaml", "engagement.yaml"])
def test_a_broken_file_is_never_told_as_nothing(file: str) -> None:
    written = pages(broken(file))
    told = words(written[PAGE])
    about = {"plan.yaml": EMPTY[:1], "raid.yaml": EMPTY[1:3], "sow.yaml": EMPTY[:1], "engagement.yaml": EMPTY[4:6]}
    assert not [empty for empty in about[file] if empty in told]


def test_the_strip_of_an_engagement_says_what_is_unknown() -> None:
    assert "Open RAID – unknown" in words(pages(broken("raid.yaml"))[PAGE])
    without_contract = words(pages(broken("sow.yaml"))[PAGE])
    assert "Contract amount – unknown" in without_contract
    assert "End of contract – unknown" in without_contract
    assert "project manager unknown" in words(pages(broken("engagement.yaml"))[PAGE])


def test_the_row_of_an_engagement_says_what_is_unknown() -> None:
    row = next(line for line in pages(broken("raid.yaml"))["index.md"].splitlines() if "sow-2206.md" in line)
    assert "Open RAID – unknown" in words(row)
    row = next(line for line in pages(broken("sow.yaml"))["index.md"].splitlines() if "sow-2206.md" in line)
    assert "harbor-line/sow-2206" in words(row)
    assert "Phase – unknown" in words(row)
    assert "End – unknown" in words(row)
    assert "Amount – unknown" in words(row)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("sow.yaml", "Contracted – 1 engagement could not be counted"),
        ("sow.yaml", "1 in an unknown phase"),
        ("raid.yaml", "Open risks – 1 engagement could not be counted"),
    ],
)
def test_a_headline_figure_says_how_many_engagements_it_could_not_count(file: str, told: str) -> None:
    assert told in words(pages(broken(file))["index.md"])


def test_a_figure_counts_what_is_known_and_says_what_is_not() -> None:
    second = {path.replace("sow-2206", "sow-2207"): data for path, data in RECORDS.items() if FOLDER in path}
    broken_second = {**second, "engagements/harbor-line/sow-2207/sow.yaml": b"nonsense: true\n"}
    index = words(pages({**RECORDS, **broken_second})["index.md"])
    assert "184,000.00 in 1 signed contract, 1 engagement could not be counted" in index
