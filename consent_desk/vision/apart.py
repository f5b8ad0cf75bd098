"""Describing faces in a process of its own: dlib lets nothing else run in its own meanwhile.

Pictures and descriptors go through a pipe, in memory only (R11). The process ends with the one
that started it, however that ends: its pipe is closed then.
"""

import multiprocessing
from collections.abc import Sequence
from contextlib import suppress
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
        self.process: SpawnProcess | None = None

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
                    self.end()
                    if not left:
                        raise
        raise AssertionError  # the last try returns or raises

    def _started(self) -> Connection:
        if self._pipe is None:
            # Nothing of this process, with its open register, goes into the other one.
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self.process = context.Process(target=serve, args=(theirs,), daemon=True)
            self.process.start()
            theirs.close()
        return self._pipe

    def end(self) -> None:
        """End the process; the next face starts another."""
        if self._pipe is not None and self.process is not None:
            self._pipe.close()
            self.process.kill()
            self.process.join()
        self._pipe = self.process = None


def _answer(answer: list[Descriptor] | Exception) -> list[Descriptor]:
    if isinstance(answer, Exception):
        raise answer
    return answer


def serve(pipe: Connection) -> None:
    """Describe what comes through the pipe, until its other end is closed."""
    describer = DlibDescriber()
    with suppress(EOFError, BrokenPipeError):  # the other process has ended
        while True:
            pixels, faces = pipe.recv()
            pipe.send(_tried(describer, pixels, faces))


def _tried(
    describer: DlibDescriber, pixels: Pixels, faces: Sequence[Face]
) -> list[Descriptor] | Exception:
    try:
        return describer.describe(pixels, faces)
    except Exception as error:  # raised by whoever asked
        return error
