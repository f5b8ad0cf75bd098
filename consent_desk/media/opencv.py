"""OpenCV, without what its import leaves in the environment: it points Qt at a Qt 5 of its own."""

import os

_NAMES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
_before = {name: os.environ.get(name) for name in _NAMES}

import cv2  # noqa: E402

for _name, _value in _before.items():
    os.environ.pop(_name, None)
    if _value is not None:
        os.environ[_name] = _value

__all__ = ["cv2"]
