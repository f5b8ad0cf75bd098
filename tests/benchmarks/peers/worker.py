"""Answer questions about pictures with a peer's own code and defaults, one JSON line each.

Run with the peers' interpreter and one job: deface, deface-file, hog or face-recognition. Boxes are
left, top, width, height; seconds are those of the peer's own call. A question that asks generously
gets the weak finds too, with their scores: for a curve over the threshold, not for the time.
"""

import json
import os
import sys
import time

import numpy as np


def deface():
    """The detector of the `deface` command, at its defaults."""
    from deface.centerface import CenterFace

    network = CenterFace(in_shape=None, backend="auto")

    def answer(question):
        pixels = np.load(question["pixels"])
        start = time.perf_counter()
        found, _ = network(pixels, threshold=0.05 if question.get("generous") else 0.2)
        seconds = time.perf_counter() - start
        boxes = [[x, y, right - x, bottom - y] for x, y, right, bottom in found[:, :4].tolist()]
        return {"boxes": boxes, "scores": found[:, 4].tolist(), "seconds": seconds}

    return answer


def deface_file():
    """What the `deface` command does with one picture, from disk to disk, at its defaults."""
    from deface.centerface import CenterFace
    from deface.deface import image_detect

    network = CenterFace(in_shape=None, backend="auto")

    def answer(question):
        start = time.perf_counter()
        image_detect(
            ipath=question["file"],
            opath=question["out"],
            centerface=network,
            threshold=0.2,
            replacewith="blur",
            mask_scale=1.3,
            ellipse=True,
            draw_scores=False,
            enable_preview=False,
            keep_metadata=False,
        )
        return {"seconds": time.perf_counter() - start}

    return answer


def hog():
    """`face_recognition.face_locations` at its defaults: dlib's HOG, one upsampling."""
    import face_recognition
    from dlib import get_frontal_face_detector

    detector = get_frontal_face_detector()

    def generous(pixels):
        found, scores, _ = detector.run(pixels, 1, -0.5)
        boxes = [[one.left(), one.top(), one.width(), one.height()] for one in found]
        return {"boxes": boxes, "scores": list(scores)}

    def answer(question):
        pixels = np.load(question["pixels"])
        if question.get("generous"):
            return generous(pixels)
        start = time.perf_counter()
        found = face_recognition.face_locations(pixels)
        seconds = time.perf_counter() - start
        return {"boxes": [_box(one) for one in found], "seconds": seconds}

    return answer


def face_recognition():
    """`face_locations` and `face_encodings` at the package's defaults."""
    import face_recognition

    def answer(question):
        pixels = np.load(question["pixels"])
        start = time.perf_counter()
        found = face_recognition.face_locations(pixels)
        numbers = face_recognition.face_encodings(pixels, found)
        seconds = time.perf_counter() - start
        descriptors = [one.tolist() for one in numbers]
        boxes = [_box(one) for one in found]
        return {"boxes": boxes, "descriptors": descriptors, "seconds": seconds}

    return answer


def _box(corners):
    top, right, bottom, left = corners
    return [left, top, right - left, bottom - top]


def main():
    """Load the peer, then answer until the questions end; only answers go to standard output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    jobs = {
        "deface": deface,
        "deface-file": deface_file,
        "hog": hog,
        "face-recognition": face_recognition,
    }
    answer = jobs[sys.argv[1]]()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
