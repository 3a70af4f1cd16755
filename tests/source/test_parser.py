"""Records are read by libyaml's parser: loaded only when a record is read, never replaced in silence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from psdm_validate.source import read_document


def test_a_missing_c_parser_is_an_error_that_names_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    monkeypatch.delitem(sys.modules, "psdm_validate.source.composer", raising=False)
    with pytest.raises(ImportError, match=r"built without libyaml.*pip install"):
        read_document("engagements/acme/customer.yaml", b"a: 1\n")


def test_what_reads_no_record_does_not_wait_for_the_parser() -> None:
    program = "import sys, psdm_validate.source; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
