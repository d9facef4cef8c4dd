from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from yishi.congress.founding import NewTerm, found

if TYPE_CHECKING:
    from yishi.congress.models import Congress, CongressTerm

FOUNDED = date(2026, 11, 23)


@pytest.fixture
def qinghe(db: None) -> Congress:
    """A county congress whose eighteenth term is under way."""
    return found("130534", on=FOUNDED, term=NewTerm(18, date(2026, 1, 10)))


@pytest.fixture
def term(qinghe: Congress) -> CongressTerm:
    return qinghe.terms.get()
