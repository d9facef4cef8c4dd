"""Documents that were attached are read beside the pages, and found by what is in them."""

import pytest

from tests.making import DAY, at_ten, handed_over, perform_quickly, reply
from tests.search.conftest import follow
from tests.search.files import TEXT, pdf, word
from yishi.record.models import Document, Matter
from yishi.record.papers import keep, path_of
from yishi.search.documents import read_documents
from yishi.search.finding import Tier
from yishi.search.models import Extract

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
pytestmark = pytest.mark.django_db


def answered_with(cast, content, name="答复附件.docx"):
    """A suggestion whose reply has a document with it."""
    matter = handed_over(cast)
    paper = keep(cast.congress, content, name, at_ten(DAY))
    perform_quickly("draft_reply", cast.head, DAY, reply(), matter)
    perform_quickly("sign_reply", cast.head, DAY, reply(), matter, papers=[(paper, name)])
    follow(cast.congress)
    return Matter.objects.get(pk=matter.pk)


def test_a_matter_is_found_by_what_is_in_a_document(cast, found):
    matter = answered_with(cast, word(TEXT))
    assert found("急弯路段", cast.clerk) == []
    assert read_documents(cast.congress, DAY) == 1
    assert found("急弯路段", cast.clerk, tiers={Tier.PAPER}) == [matter.pk]


def test_and_by_its_name_before_it_is_read(cast, found):
    matter = answered_with(cast, word(TEXT), "竣工验收单.docx")
    assert found("竣工验收", cast.clerk) == [matter.pk]


def test_each_is_read_once(cast):
    answered_with(cast, word(TEXT))
    assert read_documents(cast.congress, DAY) == 1
    assert read_documents(cast.congress, DAY) == 0


def test_one_attached_twice_is_read_once_and_found_in_both_places(cast, found):
    first = answered_with(cast, word(TEXT))
    read_documents(cast.congress, DAY)
    content = path_of(Extract.objects.get().document).read_bytes()
    second = answered_with(cast, content)
    assert read_documents(cast.congress, DAY) == 0
    assert found("急弯路段", cast.clerk) == [second.pk, first.pk]


def test_a_document_is_found_only_by_who_may_read_the_entry(cast, found):
    matter = handed_over(cast)
    paper = keep(cast.congress, word(TEXT), "拟稿.docx", at_ten(DAY))
    perform_quickly("draft_reply", cast.head, DAY, reply(), matter, papers=[(paper, "拟稿.docx")])
    follow(cast.congress)
    read_documents(cast.congress, DAY)
    assert found("急弯路段", cast.head) == [matter.pk]
    assert found("急弯路段", cast.deputy) == found("急弯路段", cast.colleague) == found("急弯路段") == []


def test_one_that_cannot_be_read_is_noted_and_not_tried_again(cast, found):
    matter = answered_with(cast, b"%PDF-1.4\n%%EOF\n", "残缺.pdf")
    assert read_documents(cast.congress, DAY) == 1
    assert read_documents(cast.congress, DAY) == 0
    assert str(Extract.objects.get()).endswith(" broken")
    assert found("残缺", cast.clerk) == [matter.pk]


def test_one_whose_content_is_gone_is_noted(cast):
    answered_with(cast, pdf("text"), "附件.pdf")
    path_of(Document.objects.get()).unlink()
    read_documents(cast.congress, DAY)
    assert Extract.objects.get().note == Extract.Note.ABSENT
