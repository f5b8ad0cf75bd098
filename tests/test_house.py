"""The house stands as it is drawn: every module is in a layer, and files stay small."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("consent_desk", "db", "reports", "ui")


def modules() -> list[str]:
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    names = (".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)
    return [name.removesuffix(".__init__") for name in names]


def layers() -> set[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    drawn = next(c["layers"] for c in contracts if c["type"] == "layers")
    return {name.strip() for layer in drawn for name in layer.split("|")}


def test_every_module_is_in_a_layer() -> None:
    known = layers()
    homeless = [
        name
        for name in modules()
        if name != "consent_desk"
        and not any(name == layer or name.startswith(f"{layer}.") for layer in known)
    ]
    assert homeless == []


def test_no_file_outgrows_its_job() -> None:
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    long = {
        str(file.relative_to(ROOT)): lines
        for file in files
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
