"""Fonts, templates, keys and files of nobody but the test."""

import pytest

from yishi.record import sealing, standings


@pytest.fixture(autouse=True)
def _no_local_files(settings, tmp_path):
    settings.FONTS, settings.LETTERHEADS = tmp_path / "fonts", tmp_path / "letterheads"
    settings.KEYS, settings.DOCUMENTS = tmp_path / "keys", tmp_path / "documents"
    settings.KEYS.mkdir()
    yield
    # Keys and practices of one test are not those of the next.
    sealing._cipher.cache_clear()
    standings.practice_version.cache_clear()
