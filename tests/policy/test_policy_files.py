"""What edition and pack files state: what a policy is made of, and what such a file cannot say."""

from __future__ import annotations

from typing import get_args

import pytest

from psdm_validate.model.intake import IntakeStepName
from psdm_validate.model.settings import PackName, PolicyOverrides, Settings
from psdm_validate.model.sow import ProposalState
from psdm_validate.policy.names import Section, meanings
from psdm_validate.policy.policy import policy_of
from psdm_validate.policy.policy_file import EDITIONS, PACKS, policy_file, policy_file_of

WHOLE = """about: An edition of its own.
values:
  status_days: {is: 7, source: "000: Plan 7"}
labels:
  escalated: {is: [Escalated], source: "001: Reporting on Risk via RAID"}
roles:
  closeout_report_by: {is: [regional-manager], source: "000: Deploy & Close"}
"""


def test_a_file_states_values_labels_and_roles_each_with_its_source() -> None:
    stated = policy_file_of("own.yaml", WHOLE.encode())
    assert stated.values["status_days"].stated == 7
    assert stated.labels["escalated"].stated == ("Escalated",)
    assert stated.roles["closeout_report_by"].source == "000: Deploy & Close"


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("status_days", "status_day", "the policy has no status_day among its values"),
        ("escalated:", "excalated:", "the policy has no excalated among its labels"),
        ("closeout_report_by", "closeout_by", "the policy has no closeout_by among its roles"),
        ("regional-manager", "regional-manger", "regional-manager"),
        ("labels:", "label:", "label"),
        ("is: 7", "are: 7", "are"),
        ("is: 7", "is: seven", "valid integer"),
        (', source: "000: Plan 7"', "", "source"),
        ('"000: Plan 7"', '""', "at least 1 character"),
        ("[Escalated]", "[]", "at least 1 item"),
    ],
)
def test_a_slip_of_the_pen_in_a_file_is_refused_and_named(good: str, bad: str, told: str) -> None:
    assert good in WHOLE
    with pytest.raises(ValueError, match=told):
        policy_file_of("own.yaml", WHOLE.replace(good, bad).encode())


@pytest.mark.parametrize("section", get_args(Section))
def test_every_name_that_the_policy_knows_is_stated_by_an_edition_or_a_pack(section: Section) -> None:
    stated = {name for file in map(policy_file, (*EDITIONS, *PACKS)) for name in file.section(section)}
    assert stated == set(meanings(section))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("pack", PACKS)
def test_a_value_stands_in_the_edition_or_in_the_pack_never_in_both(edition: str, pack: PackName) -> None:
    assert policy_file(edition).values.keys().isdisjoint(policy_file(pack).values)


def test_values_of_a_pack_hold_only_where_it_is_switched_on() -> None:
    assert policy_of(Settings(edition="2022")).values["timesheet_hour"] == 12
    assert "timesheet_hour" not in policy_of(Settings(edition="2022", packs=())).values


def test_a_pack_adds_to_the_roles_that_the_edition_has() -> None:
    own, beside = policy_of(Settings(edition="2024")), policy_of(Settings(edition="2024", packs=("archived",)))
    assert own.roles["legal_case_opened_by"] == ("account-executive",)
    assert beside.roles["legal_case_opened_by"] == ("account-executive", "engagement-manager")


def test_a_value_that_the_settings_set_as_the_edition_has_it_is_no_override() -> None:
    same = policy_of(Settings(edition="2024", policy=PolicyOverrides(iteration_days=14)))
    other = policy_of(Settings(edition="2024", policy=PolicyOverrides(iteration_days=10)))
    assert same.overrides == {}
    assert other.overrides == {"iteration_days": "10 instead of 14"}


def test_what_records_ask_of_the_board_are_its_columns_in_order() -> None:
    assert policy_file("2024").labels["proposal_columns"].stated == get_args(ProposalState)


@pytest.mark.parametrize("step", get_args(IntakeStepName))
def test_every_step_of_the_intake_has_somebody_who_goes_through_it(step: str) -> None:
    assert f"intake_{step.replace('-', '_')}" in policy_file("2024").roles
