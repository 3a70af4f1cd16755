"""A portfolio that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sample import REPOSITORY


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """A copy of the sample portfolio in a folder that is no repository."""
    shutil.copytree(REPOSITORY / "engagements", tmp_path / "engagements")
    return tmp_path
