"""`make soak`: every stage with its full counts, taken up where it was stopped, noted when done."""

import json
import os
import re
import subprocess
import sys
import time
from datetime import date

from tests.places import ROOT

STATE = ROOT / ".soak.json"
MEASURED = ROOT / "docs" / "measured.md"
STAGES = {
    "rules": ["tests/domain"],
    "covers and damaged pictures": ["tests/media"],
    "register": ["tests/db", "tests/security"],
    "faults": ["tests/flows/test_faults.py", "tests/flows/test_vault.py"],
    "any order of a school's years": ["tests/flows/test_state_machine.py"],
    "kill -9 during clear": ["tests/flows/test_kill.py"],
}


def main() -> int:
    """Run what is not done yet for this commit; note the result when all is done."""
    commit = _git("rev-parse", "--short=12", "HEAD")
    if _git("status", "--porcelain"):
        print("There are changes that are not committed: the result would belong to no commit.")
        return 2
    state = _state(commit)
    for stage, tests in STAGES.items():
        if stage not in state["done"]:
            began = time.monotonic()
            result = _run(tests)
            print(f"{stage}: {result or 'FAILED'}")
            if result is None:
                return 1
            minutes = (time.monotonic() - began) / 60
            state["done"][stage] = f"{result}, {minutes:.0f} min"
            STATE.write_text(json.dumps(state))
    _note(commit, state["done"])
    STATE.unlink()
    return 0


def _state(commit: str) -> dict[str, dict[str, str] | str]:
    if STATE.is_file():
        state = json.loads(STATE.read_text())
        if state["commit"] == commit:
            return state
    return {"commit": commit, "done": {}}


def _run(tests: list[str]) -> str | None:
    """How many tests passed; None when one did not."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *tests],
        env={**os.environ, "CONSENT_DESK_SOAK": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    passed = re.search(r"(\d+) passed", done.stdout)
    if done.returncode or passed is None:
        sys.stderr.write(done.stdout[-4000:])
        return None
    return f"{passed[1]} passed"


def _note(commit: str, done: dict[str, str]) -> None:
    lines = [f"\n### Soak, {date.today().isoformat()}, commit {commit}\n"]
    lines += [f"* {stage}: {result}" for stage, result in done.items()]
    with MEASURED.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
