"""A refusal says what, why, under which article, and what would do."""

from tests.kernel.sample import CUSTOM
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Overtaken, Refused
from yishi.kernel.text import Text

WHY = Text("不行", "no")


def test_a_refusal_says_why_in_chinese_wherever_only_a_string_fits():
    assert str(Refused(WHY)) == "不行"


def test_a_refusal_carries_its_article_and_its_remedy():
    refusal = NotAtThisStage(WHY, CUSTOM, Text("等等", "wait"))

    assert (refusal.reason, refusal.basis, refusal.remedy) == (WHY, CUSTOM, Text("等等", "wait"))


def test_wrong_facts_name_the_field_to_mend():
    refusal = BadFacts(WHY, "title")

    assert (refusal.field, refusal.basis, refusal.remedy) == ("title", None, None)


def test_every_kind_of_refusal_is_caught_as_one():
    assert all(issubclass(kind, Refused) for kind in (NoPower, NotAtThisStage, BadFacts, Overtaken))
