"""A real gnome-keyring on a message bus of its own; nobody's own keyring is touched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon (apt: dbus gnome-keyring)",
)

PREPARE = """
import secretstorage
from consent_desk.errors import SecretError
from consent_desk.security.key_store import KeyringKeys
KEY = bytes(range(32))
keys = KeyringKeys("vault", wait_seconds=10)
def say(ask):
    try:
        print("key" if ask() == KEY else "no key", flush=True)
    except SecretError as error:
        print(error.code, flush=True)
def lock():
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
"""
UNLOCKED = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "


def _said(home: Path, script: str, start: str = UNLOCKED, bus: bool = True) -> list[str]:
    """What a script says that runs with a home folder and a message bus of its own."""
    for name in ("data", "config", "run"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    strangers = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_", "XDG_", "GNOME_", "PYTHON_KEYRING")
    mine = {k: v for k, v in os.environ.items() if not k.startswith(strangers)}
    mine |= {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    command = ["sh", "-c", f'{start}exec "$0" -c "$1"', sys.executable, PREPARE + script]
    done = subprocess.run(
        ["dbus-run-session", "--", *command] if bus else command,
        env=mine,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_stored_key_comes_back_also_after_logging_in_again(tmp_path: Path) -> None:
    assert _said(tmp_path, "say(keys.fetch); keys.keep(KEY); say(keys.fetch)") == [
        "key-missing",
        "key",
    ]
    assert _said(tmp_path, "say(keys.fetch)") == ["key"]
    stored = [path.read_bytes() for path in tmp_path.rglob("*.keyring")]
    assert stored
    assert all(b"AAECAwQFBgcI" not in content for content in stored)


def test_a_locked_keyring_is_denied_not_absent_and_keeps_its_key(tmp_path: Path) -> None:
    script = "keys.keep(KEY); lock(); say(keys.fetch); say(lambda: keys.keep(bytes(32)))"
    assert _said(tmp_path, script) == ["keyring-denied", "keyring-denied"]
    assert _said(tmp_path, "say(keys.fetch)") == ["key"]


def test_a_keyring_that_cannot_be_opened_is_denied(tmp_path: Path) -> None:
    assert _said(tmp_path, "keys.keep(KEY)") == []
    wrong = UNLOCKED.replace("printf pw", "printf other")
    assert _said(tmp_path, "say(keys.fetch)", start=wrong) == ["keyring-denied"]


def test_without_a_message_bus_there_is_no_keyring(tmp_path: Path) -> None:
    assert _said(tmp_path, "say(keys.fetch)", start="", bus=False) == ["keyring-absent"]
