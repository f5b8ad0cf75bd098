"""Two programs that record decisions for one person at the same time."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from consent_desk import bootstrap
from consent_desk.domain.audit import verify_chain
from consent_desk.domain.consent import Answer
from consent_desk.services.explain_verdict import explain_verdict
from consent_desk.services.see_consent import see_consent
from tests.school import FixedClock, copied_school

EACH = 10
CLERK = f"""
import sys
from dataclasses import replace
from pathlib import Path
from consent_desk import bootstrap
from consent_desk.domain.consent import Answer
from consent_desk.services.record_consent import Form, record_consent
from tests.school import FixedClock
vault = replace(bootstrap.open_vault(Path(sys.argv[1])), clock=FixedClock())
print("ready", flush=True)
sys.stdin.readline()
today = vault.clock.now().date()
for number in range({EACH}):
    form = Form("Eileen Collins", "portal.photo", Answer(sys.argv[2]), today, paper="map 3")
    print(record_consent(vault, form).decision.position, flush=True)
"""


def test_no_entry_is_lost_and_the_verdict_is_that_of_all_up_to_the_last(tmp_path: Path) -> None:
    copied_school(tmp_path / "vault")
    clerks = [
        subprocess.Popen(
            [sys.executable, "-c", CLERK, str(tmp_path / "vault"), answer],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for answer in ("refused", "granted")
    ]
    for clerk in clerks:
        assert clerk.stdout is not None
        assert clerk.stdout.readline() == "ready\n"
    for clerk in clerks:
        assert clerk.stdin is not None
        clerk.stdin.write("go\n")
        clerk.stdin.flush()
    told = [[int(line) for line in clerk.communicate(timeout=120)[0].split()] for clerk in clerks]
    vault = replace(bootstrap.open_vault(tmp_path / "vault"), clock=FixedClock())
    with vault.register.read() as uow:
        ledger = uow.ledger.all()
        assert verify_chain(uow.audit.entries(), uow.audit.head()) == []
    assert sorted(told[0] + told[1]) == [d.position for d in ledger] == list(range(1, 2 * EACH + 1))
    # On one day and by one signer the later entry counts: a grant lifts, a refusal is a no again.
    last_is_grant = ledger[-1].answer is Answer.GRANTED
    today = vault.clock.now().date()
    explained = explain_verdict(vault, "Eileen Collins", "portal.photo", today)
    assert explained.verdict.position == 2 * EACH
    assert explained.verdict.yes == last_is_grant
    (verdict,) = [
        v
        for (person, code), v in see_consent(vault).verdicts.items()
        if (person, code) == (ledger[0].person_id, "portal.photo")
    ]
    assert (verdict.yes, verdict.position) == (last_is_grant, 2 * EACH)
