"""What somebody might bring along with a breach so that it passes; none of it counts before it is on the target."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from hypothesis import strategies as st

from tests.histories.portfolio import LEADER, MANAGER, State, path_of
from tests.rules.examples import FOLDER

Excuse = Callable[[State, Iterable[str]], State]


def lowered(merge: State, rules: Iterable[str]) -> State:
    """With settings by which a breach of these rules is a note."""
    if path_of("/settings.yaml") not in merge.records:
        return merge
    return merge.with_fields("/settings.yaml", {"levels": dict.fromkeys(sorted(rules), "note")})


def waived(merge: State, rules: Iterable[str]) -> State:
    """With a waiver of each of these rules for each record, requested and approved as it should be."""
    word = {"why": "It is urgent", "requested_by": MANAGER, "approved": {"by": LEADER, "on": str(merge.day)}}
    until = {"until": str(merge.day + timedelta(days=30))}
    files = sorted(path.removeprefix(f"{FOLDER}/") for path in merge.files() if path.startswith(FOLDER))
    waivers = [{"rule": rule, "file": file, **word, **until} for rule in sorted(rules) for file in files]
    return merge.with_fields("waivers.yaml", {"waivers": waivers}) if merge.names("waivers") else merge


def adopted(merge: State, rules: Iterable[str]) -> State:
    """With the word that the engagement was running before its records were kept here."""
    if not merge.names("engagement.yaml"):
        return merge
    return merge.with_fields("engagement.yaml", {"adopted": {"on": str(merge.day), "by": MANAGER}})


EXCUSES: st.SearchStrategy[Excuse] = st.sampled_from([lowered, waived, adopted])
