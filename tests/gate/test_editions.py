"""What a merge can do to the edition of an engagement, and what it cannot.

The small example engagement was signed by the customer on 2026-06-19 and by us on 2026-06-22.
"""

from __future__ import annotations

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.finding import Finding, Level
from psdm_validate.gate import Verdict, verdict
from tests.rules.examples import FOLDER
from tests.rules.merged import AS_OF, GONE, Files, judged, tree
from tests.trees import FilesInMemory

UNDER_2022: Files = {"/settings.yaml": 'edition: "2024"\neditions_before:\n  - {edition: "2022", until: 2026-06-30}\n'}
UNDER_2024: Files = {"/settings.yaml": 'edition: "2024"\neditions_before:\n  - {edition: "2022", until: 2026-05-31}\n'}
UNSIGNED: Files = {"sow.yaml": "signed:\n"}
EVIDENCE = "{file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}"
NEW = "engagements/harbor-line/sow-2207"

LONGER: Files = {
    "confirmations/wc-002.yaml": (
        "number: WC-002\ntitle: A week more\nwhy: The freeze lasts longer.\n"
        "requested: {by: sam-osei, on: 2026-10-12}\nchanges:\n  end: {from: 2027-01-08, to: 2027-01-15}\n"
        "confirmed:\n  by: mira-stone\n  on: 2026-10-14\n  by_way_of: email\n  attached_to: scoping-issue\n"
        "  evidence: {file: evidence/wc-002.eml, "
        "sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}\n"
    )
}
OTHER_WORDS: Files = {"sow.yaml": "title: Move all repositories to one platform\n"}


def merged(after: Files, before: Files) -> Verdict:
    """The verdict on merging these files into the example engagement with those before."""
    example = tree(after, before)
    return judged(example.target, example.files())


def found(judgement: Verdict, rule: str) -> list[Finding]:
    return [each for each in (*judgement.blocking, *judgement.remarks) if each.rule == rule]


def arrives(evidence: str | None, before: Files) -> Verdict:
    """The verdict on a new engagement beside the example, signed on 2026-06-20."""
    target = tree({}, before).target
    fresh = {path.replace(FOLDER, NEW): data for path, data in target.items() if path.startswith(f"{FOLDER}/")}
    sow = fresh[f"{NEW}/sow.yaml"].decode().replace("SOW-2206", "SOW-2207")
    sow = sow.replace("2026-06-19", "2026-06-20").replace("2026-06-22", "2026-06-20")
    if evidence is None:
        sow = sow.replace(f"  evidence: {EVIDENCE}\n", "")
    fresh[f"{NEW}/sow.yaml"] = sow.encode()
    return judged(target, {**target, **fresh})


class TestEachEngagementByItsOwnEdition:
    def test_a_confirmation_moves_the_end_where_the_edition_of_2024_was_in_force_at_the_signature(self) -> None:
        assert merged(LONGER, UNDER_2024).exit_code == 0

    def test_it_takes_a_change_order_where_that_of_2022_was(self) -> None:
        judgement = merged(LONGER, UNDER_2022)
        assert {each.rule for each in judgement.blocking} == {"CHG006"}
        assert judgement.editions == {FOLDER: "2022"}
        assert "psdm-validate new change-order" in judgement.blocking[0].next_step

    @pytest.mark.parametrize(("settings", "paper"), [(UNDER_2022, "change-order"), (UNDER_2024, "confirmation")])
    def test_whoever_edits_signed_terms_is_told_the_paper_of_that_edition(self, settings: Files, paper: str) -> None:
        edit = {"sow.yaml": "terms:\n  end: 2027-01-15\n"}
        (edited,) = found(merged(edit, settings), "CHG025")
        assert f"psdm-validate new {paper} " in edited.next_step

    @pytest.mark.parametrize(("settings", "rule"), [(UNDER_2022, "REC003"), (UNDER_2024, "RPT011")])
    def test_an_entry_of_the_log_is_guarded_by_the_rule_of_that_edition(self, settings: Files, rule: str) -> None:
        judgement = merged({"raid.yaml": "risks: []\n"}, settings)
        assert {each.rule for each in judgement.blocking} & {"REC003", "RPT011"} == {rule}

    def test_the_target_s_history_counts_not_that_of_the_merge(self) -> None:
        judgement = merged({**UNDER_2024, **LONGER}, UNDER_2022)
        assert judgement.editions == {FOLDER: "2022"}
        assert {each.rule for each in judgement.blocking} == {"CHG006", "WVR004"}


class TestSettings:
    def test_a_history_that_moves_a_signed_engagement_names_it_and_may_be_merged_on_its_own(self) -> None:
        judgement = merged(UNDER_2022, UNDER_2024)
        assert judgement.exit_code == 0
        (told,) = found(judgement, "WVR004")
        assert told.level is Level.WARNING
        assert told.message.endswith("signed: harbor-line/sow-2206 from 2024 to 2022")

    def test_a_last_day_in_the_future_lets_a_signed_engagement_fall_back_and_is_told(self) -> None:
        future = {"/settings.yaml": UNDER_2024["/settings.yaml"].replace("2026-05-31", "2027-12-31")}
        (told,) = found(merged(future, UNDER_2024), "WVR004")
        assert "harbor-line/sow-2206 from 2024 to 2022" in told.message

    def test_no_history_is_moved_beside_what_it_would_excuse(self) -> None:
        judgement = merged({**UNDER_2022, **OTHER_WORDS}, UNDER_2024)
        (blocking,) = judgement.blocking
        assert blocking.rule == "WVR004"
        assert blocking.message.startswith(
            "the editions before go from 2022 until 2026-05-31 to 2022 until 2026-06-30, beside changes of"
        )

    def test_a_move_to_another_edition_that_forgets_the_one_before_is_told(self) -> None:
        (told,) = found(
            merged({"/settings.yaml": 'edition: "2024"\n'}, {"/settings.yaml": 'edition: "2022"\n'}), "WVR004"
        )
        assert "harbor-line/sow-2206 from 2022 to 2024" in told.message
        assert "editions_before" in told.next_step

    def test_a_move_that_says_until_when_the_edition_before_was_in_force_moves_no_engagement(self) -> None:
        assert found(merged(UNDER_2022, {"/settings.yaml": 'edition: "2022"\n'}), "WVR004") == []

    def test_a_history_of_days_before_the_signature_moves_no_engagement(self) -> None:
        assert found(merged(UNDER_2024, {"/settings.yaml": 'edition: "2024"\n'}), "WVR004") == []

    def test_a_value_is_loosened_for_an_earlier_edition_as_well(self) -> None:
        before = {"/settings.yaml": 'edition: "2022"\neditions_before:\n  - {edition: "2024", until: 2026-06-30}\n'}
        after = {"/settings.yaml": f"{before['/settings.yaml']}policy: {{iteration_days: 30}}\n"}
        (told,) = found(merged({**after, **OTHER_WORDS}, before), "WVR004")
        assert told.message.startswith("iteration_days goes from 14 to 30, beside changes of")
        (back,) = found(
            merged({**before, **OTHER_WORDS, "/settings.yaml": f"policy:\n{before['/settings.yaml']}"}, after), "WVR004"
        )
        assert back.message.startswith("iteration_days goes from 30 to 14, beside changes of")


class TestSignature:
    def test_a_day_of_signature_is_frozen_and_an_edited_one_moves_no_edition(self) -> None:
        settings = {"/settings.yaml": UNDER_2022["/settings.yaml"].replace("2026-06-30", "2026-06-21")}
        earlier = {"sow.yaml": "signed:\n  us: {by: robin-vale, on: 2026-06-21}\n"}
        judgement = merged(earlier, settings)
        assert [each.rule for each in judgement.blocking] == ["CHG025"]
        assert judgement.editions == {FOLDER: "2024"}

    @pytest.mark.parametrize("last", ["2026-06-22", "2026-06-23"])
    def test_a_sow_that_is_signed_by_the_merge_in_the_time_of_an_earlier_edition_is_judged_by_it_and_told(
        self, last: str
    ) -> None:
        settings = {"/settings.yaml": UNDER_2022["/settings.yaml"].replace("2026-06-30", last)}
        judgement = _signed_by_the_merge(settings)
        assert judgement.editions == {FOLDER: "2022"}
        (told,) = found(judgement, "WVR004")
        assert told.level is Level.WARNING
        assert told.message == (
            "SOW-2206 arrives signed on 2026-06-22, when the edition 2022 was in force, and is judged by it"
        )
        assert "evidence/sow-2206.pdf" in told.next_step

    def test_one_that_is_signed_on_the_day_after_is_nothing_to_speak_of(self) -> None:
        settings = {"/settings.yaml": UNDER_2022["/settings.yaml"].replace("2026-06-30", "2026-06-21")}
        judgement = _signed_by_the_merge(settings)
        assert judgement.editions == {FOLDER: "2024"}
        assert found(judgement, "WVR004") == []

    def test_the_signature_makes_nothing_new_of_what_the_target_breaks_already(self) -> None:
        unaccepted = {**UNDER_2022, "waivers.yaml": GONE}
        assert "CHG006" not in {each.rule for each in _signed_by_the_merge(unaccepted).blocking}

    def test_a_new_sow_of_the_past_comes_with_the_signed_paper(self) -> None:
        (with_paper,) = found(arrives(EVIDENCE, UNDER_2022), "WVR004")
        (without,) = found(arrives(None, UNDER_2022), "WVR004")
        assert (with_paper.level, without.level) == (Level.WARNING, Level.ERROR)
        assert without.message.endswith("and is judged by it; no signed paper shows the day")
        assert "psdm-validate evidence add FILE harbor-line/sow-2207 --for SOW" in without.next_step

    def test_one_of_the_current_edition_needs_none_for_that(self) -> None:
        assert found(arrives(None, UNDER_2024), "WVR004") == []

    def test_the_first_merge_of_a_portfolio_says_itself_under_what_its_sows_were_signed(self) -> None:
        head = read_portfolio(FilesInMemory(tree(UNDER_2022).files()))
        first = verdict(read_portfolio(FilesInMemory({})), head, ("main", "the merge"), AS_OF)
        assert first.editions == {FOLDER: "2022"}
        assert found(first, "WVR004") == []

    def test_a_broken_sow_on_the_target_stops_no_merge_elsewhere(self) -> None:
        files = tree({}, UNDER_2022).target
        broken = {**files, f"{NEW}/sow.yaml": b"{"}
        merge = {**broken, **tree({"raid.yaml": "title: RAID of the move\n"}, UNDER_2022).files()}
        assert judged(broken, merge).unjudged == ()


def _signed_by_the_merge(settings: Files) -> Verdict:
    """The verdict on the signatures of a SOW that the target has unsigned, with everything else as it is."""
    signed = "signed:\n  customer: {by: mira-stone, on: 2026-06-19}\n  us: {by: robin-vale, on: 2026-06-22}\n"
    return merged({"sow.yaml": f"{signed}  evidence: {EVIDENCE}\n"}, {**settings, **UNSIGNED})
