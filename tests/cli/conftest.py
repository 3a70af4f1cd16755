"""A portfolio that a test may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample import sample_files


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """A copy of one engagement of the sample portfolio in a folder that is no repository."""
    for path, data in sample_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path
