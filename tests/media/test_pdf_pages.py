"""Pages of a PDF as pixels."""

import threading
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from consent_desk.media.pdf_pages import draw_page, page_sizes, pixels_of


def a_pdf(pages: int = 2) -> bytes:
    """Pages of 144 × 288 points, red above and blue below, each less so than the one before."""
    sheets: list[Image.Image] = []
    for number in range(pages):
        sheet = np.zeros((200, 100, 3), np.uint8)
        sheet[:100, :, 0] = sheet[100:, :, 2] = 250 - 40 * number
        sheets.append(Image.fromarray(sheet))
    out = BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=50)
    return out.getvalue()


def test_a_page_is_rgb_and_upright_at_the_scale_that_is_asked() -> None:
    content = a_pdf()
    assert page_sizes(content) == [pytest.approx((144, 288))] * 2
    page = draw_page(content, 0, 2.5)
    assert page.shape == (720, 360, 3)
    assert page[180, 180, 0] > 200 > 60 > page[180, 180, 2]
    assert page[540, 180, 2] > 200 > 60 > page[540, 180, 0]


@pytest.mark.parametrize("scale", [0.37, 1.0, 4.1666])
def test_bands_of_a_page_are_the_page(scale: float) -> None:
    content = a_pdf()
    whole = draw_page(content, 1, scale)
    _, height = pixels_of(page_sizes(content)[1], scale)
    assert whole.shape[0] == height
    cuts = [range(top, min(top + 37, height)) for top in range(0, height, 37)]
    bands = [draw_page(content, 1, scale, rows) for rows in cuts]
    assert np.array_equal(np.concatenate(bands), whole)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(RuntimeError):
        page_sizes(b"no pdf")
    with pytest.raises(RuntimeError):
        draw_page(a_pdf()[:200], 0, 1)


def test_threads_may_draw_at_once() -> None:
    content, seen = a_pdf(4), list[int]()

    def work(number: int) -> None:
        for _ in range(10):
            seen.append(int(draw_page(content, number, 1)[10, 10, 0]))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 40
    assert len(set(seen)) == 4
