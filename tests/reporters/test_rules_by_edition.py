"""The page of rules by edition, and what `rules --compare` tells: which rules, values and papers differ, and why."""

from __future__ import annotations

import json

import pytest

from psdm_validate.cli.rules import EDITIONS
from psdm_validate.policy.names import LABELS, ROLES
from psdm_validate.policy.policy_file import CALLED
from psdm_validate.policy_difference import policy_difference
from psdm_validate.reporters.policy_difference_text import policy_difference_text
from psdm_validate.rules.registry import RULES
from tests.cli.running import run
from tests.sample import REPOSITORY


def page() -> list[str]:
    return (REPOSITORY / "docs/reference/rules-by-edition.md").read_text("utf-8").splitlines()


def paragraph(heading: str) -> str:
    """What the text says below a heading, up to what stands as far left."""
    lines = policy_difference_text(policy_difference("2022", "2024"), 80, coloured=False).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(heading))
    depth = len(heading) - len(heading.lstrip()) + 1
    end = next(index for index, line in enumerate(lines) if index > start and not line.startswith(" " * depth))
    return " ".join(" ".join(lines[start:end]).split())


def test_the_page_names_every_rule_once_with_its_editions_and_packs() -> None:
    rows = [line.split(" | ") for line in page() if line[2:8].rstrip(" |") in {rule.id for rule in RULES}]
    assert [row[0].removeprefix("| ") for row in rows] == [rule.id for rule in RULES]
    for row, rule in zip(rows, RULES, strict=True):
        columns = zip(row[3:], ("2022", "2024", "2020", "archived"), strict=True)
        assert {name for said, name in columns if said.startswith("yes")} == set(rule.editions)


@pytest.mark.parametrize("name", [*LABELS, *ROLES])
def test_the_page_tells_labels_and_roles_with_a_source(name: str) -> None:
    row = next(line for line in page() if line.startswith(f"| `{name}` |"))
    assert "handbook 00" in row or "derived" in row


def test_a_rule_of_one_edition_names_what_answers_to_it_in_the_other() -> None:
    told = paragraph("  CHG006")
    assert "Answered in 2024 by CHG002, CHG003, CHG033." in told
    assert "Source: handbook 000 (Project Management, 2022): Change Order" in told
    assert "Answered in 2022 by CHG006, CHG036." in paragraph("  CHG003")
    assert "Answered" not in paragraph("  TIM009")


def test_every_edition_and_pack_of_the_policy_can_be_named() -> None:
    assert set(EDITIONS) == set(CALLED)


def test_rules_of_both_editions_are_no_difference() -> None:
    told = {each.rule.id for each in policy_difference("2022", "2024").rules}
    assert "CHG001" not in told
    assert {rule.id for rule in RULES if ("2022" in rule.editions) != ("2024" in rule.editions)} == told


def test_values_and_roles_that_differ_are_told_with_both_sides() -> None:
    risk = paragraph("  work_at_risk_raised_by")
    assert "2022: engagement-manager, regional-manager, project-coordinator (handbook 000" in risk
    assert "2024: project-manager, program-manager (handbook 001" in risk
    assert "2022: not stated 2024: 14 (handbook 002" in paragraph("  iteration_days")


def test_what_both_state_alike_is_no_difference() -> None:
    names = {each.name for each in policy_difference("2022", "2024").stated}
    assert names.isdisjoint({"status_days", "drift_percent", "closeout_channel", "change_raised_by"})


def test_a_change_that_takes_another_paper_is_told_with_the_reason_of_both() -> None:
    told = paragraph("  End later")
    assert "2022: another start or end: a change order (CHG006). A change order of zero dollars" in told
    assert "2024: a later end, less than two calendar months past the expiry: a written confirmation" in told


def test_a_change_that_takes_the_same_paper_is_no_difference() -> None:
    moved = {way for each in policy_difference("2022", "2024").papers for way in each.ways}
    assert ("end", "later") in moved
    assert ("amount", "up") not in moved


def test_an_edition_and_a_pack_can_be_compared() -> None:
    difference = policy_difference("2024", "archived")
    assert difference.papers == ()
    assert {"TRN008", "SOW017"} <= {each.rule.id for each in difference.rules if each.edition == "archived"}


def test_no_line_of_a_comparison_is_wider_than_the_terminal() -> None:
    for width in (80, 120):
        text = policy_difference_text(policy_difference("2022", "2024"), width, coloured=False)
        assert max(map(len, text.splitlines())) <= width


def test_programs_get_both_sides_by_name() -> None:
    told = json.loads(run("rules", "--edition", "2022", "--compare", "2024", "--format", "json").stdout)
    assert (told["version"], told["edition"], told["compared_with"]) == (1, "2022", "2024")
    risk = next(each for each in told["stated"] if each["name"] == "work_at_risk_raised_by")
    assert risk["2024"] == {"source": "001: Iterate and Validate 2", "is": ["project-manager", "program-manager"]}
    later = next(each for each in told["papers"] if "end later" in each["moves"])
    assert (later["2022"]["paper"], later["2024"]["paper"]) == (["change-order"], ["confirmation"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--compare", "2024"), "--compare 2024 needs an edition to compare with it"),
        (("--edition", "2024", "--compare", "2024"), "both name 2024"),
        (("--edition", "2024", "--compare", "2023"), "'2023' is not one of"),
    ],
)
def test_a_comparison_that_cannot_be_made_is_wrong_usage(arguments: tuple[str, ...], told: str) -> None:
    done = run("rules", *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
