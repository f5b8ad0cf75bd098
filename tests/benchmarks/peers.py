"""What a school would install instead, run in an environment and a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from consent_desk.ports import Pixels
from tests.benchmarks.pictures import say

FOLDER = Path(__file__).parent / "peers"
SETUPS_OWN = Path(__file__).parents[2] / ".tools" / "bin"
"""Where `scripts/setup` puts uv when there was none."""


def python() -> Path:
    """The peers' own interpreter; their locked environment is made at first use (by uv)."""
    bin_folder = "Scripts" if sys.platform == "win32" else "bin"
    own = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    say("peers: uv sync")
    uv = shutil.which("uv") or shutil.which("uv", path=SETUPS_OWN)
    if uv is None:
        raise FileNotFoundError("uv: run `make setup` first")
    subprocess.run(
        [uv, "sync", "--quiet", "--locked", "--project", FOLDER, "--python", sys.executable],
        check=True,
        env=own | {"UV_PROJECT_ENVIRONMENT": str(FOLDER / ".venv")},
        stdout=sys.stderr,
    )
    return FOLDER / ".venv" / bin_folder / "python"


class Peer:
    """A worker that answers one question after the other; its model is loaded once."""

    def __init__(self, interpreter: Path, job: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="peer-")
        own = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH"}}
        self._process = subprocess.Popen(
            [interpreter, FOLDER / "worker.py", job],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=own,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=60)
        self._folder.cleanup()

    def ask(self, pixels: Pixels, *, generous: bool = False) -> dict[str, Any]:
        """Show upright RGB pixels: the same for every contender, whatever the file's format.

        `generous`: a detector gives its weak finds too, with scores.
        """
        file = Path(self._folder.name) / "pixels.npy"
        np.save(file, pixels)
        return self._answer({"pixels": str(file), "generous": generous})

    def ask_file(self, file: Path) -> dict[str, Any]:
        """Have a file treated from disk to disk."""
        return self._answer({"file": str(file), "out": str(Path(self._folder.name) / "out.jpg")})

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the peer ended before it answered; its own words are above")
        return json.loads(answer)
