import json
from collections.abc import Callable
from typing import Any

import pytest

from consent_desk.__main__ import main

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `consent-desk` with words: the exit status, the answer (JSON with `--json`), the rest."""

    def run(*words: object) -> tuple[int, Any, str]:
        monkeypatch.setattr("sys.argv", ["consent-desk", *map(str, words)])
        try:
            status = main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in words and out else out, err

    return run


@pytest.fixture
def roster(tmp_path: Any) -> Any:
    from tests.school import ROSTER

    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file
