"""Describing faces in a process of its own: dlib lets nothing else run in its own meanwhile.

Pictures and descriptors go through a pipe, in memory only (R11). The process ends with the one
that started it, however that ends: its pipe is closed then.
"""

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from threading import Lock
from typing import TYPE_CHECKING

from consent_desk.domain.photo import Descriptor, Face
from consent_desk.ports import Pixels
from consent_desk.vision.describe import DlibDescriber

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_TRIES = 2


class DescriberApart(DlibDescriber):
    """Describes like `DlibDescriber`, elsewhere; the process starts with the first face.

    May be shared by threads, which then wait for each other.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pipe_lock = Lock()
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order; see `DlibDescriber.describe`.

        Raises:
            EOFError: the process died twice over this picture.
        """
        if not faces:
            return []
        with self._pipe_lock:
            for left in reversed(range(_TRIES)):
                try:
                    pipe = self._started()
                    pipe.send((pixels, tuple(faces)))
                    return _answer(pipe.recv())
                except (EOFError, OSError):
                    self._end()
                    if not left:
                        raise
        raise AssertionError  # the last try returns or raises

    def _started(self) -> Connection:
        if self._pipe is None:
            # Nothing of this process, with its open register, goes into the other one.
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def _answer(answer: list[Descriptor] | Exception) -> list[Descriptor]:
    if isinstance(answer, Exception):
        raise answer
    return answer


def serve(pipe: Connection) -> None:
    """Describe what comes through the pipe, until its other end is closed."""
    describer = DlibDescriber()
    while True:
        try:
            pixels, faces = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(describer.describe(pixels, faces))
        except Exception as error:  # told by whoever asked
            pipe.send(error)
