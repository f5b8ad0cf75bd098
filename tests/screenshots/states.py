"""All states of all pages and dialogs: each page adds its own here.

Besides the pictures, every test of layout and accessibility walks over them.
"""

from tests.screenshots import consent, first_run, overviews, people, photos, shell, today
from tests.screenshots.stage import State

STATES: tuple[State, ...] = (
    *shell.STATES,
    *first_run.STATES,
    *today.STATES,
    *photos.STATES,
    *consent.STATES,
    *people.STATES,
    *overviews.STATES,
)
