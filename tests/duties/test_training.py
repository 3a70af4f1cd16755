"""Deadlines of training sessions."""

from __future__ import annotations

from datetime import date

from tests.agendas import TRAINING, duties, only, rewritten


def test_people_can_register_three_working_days_before_a_session() -> None:
    assert not duties("link to register", folder=TRAINING)
    unsent = rewritten("training/pipelines.yaml", ("  sent: 2026-11-19\n", ""), folder=TRAINING)
    duty = only(duties("link to register", unsent, folder=TRAINING))
    assert duty.on == date(2026, 12, 3)


def test_what_a_session_still_lacks_is_told_with_its_first_day() -> None:
    duty = only(duties("training begins", folder=TRAINING, days=18))
    assert duty.step is None
    unready = rewritten("training/pipelines.yaml", (", rehearsed: 2026-11-18", ""), folder=TRAINING)
    duty = only(duties("training begins", unready, folder=TRAINING, days=18))
    assert duty.step == "Still to be recorded in training/pipelines.yaml: the rehearsal."


def test_after_a_session_its_attendees_wait_for_what_they_receive() -> None:
    assert only(duties("training ends", folder=TRAINING, days=19)).on == date(2026, 12, 9)


def test_an_assessment_is_reviewed_within_a_week() -> None:
    assert only(duties("is to be reviewed", folder=TRAINING)).on == date(2026, 11, 25)


def test_without_the_pack_for_training_nothing_of_it_is_asked() -> None:
    changed: dict[str, bytes | None] = {"../../settings.yaml": b'edition: "2024"\npacks: []\n'}
    assert not duties("training", changed, folder=TRAINING, days=19)
