"""A play that breaks off leaves nothing; a congress beside it stays as it was."""

import pytest

from yishi.congress.models import Account, Congress, Person
from yishi.demo.year import live_a_year
from yishi.record.forgetting import forget_demo
from yishi.record.models import Entry, Matter

pytestmark = pytest.mark.django_db


class PowerCut(Exception):
    """Something that ends the play."""


def cut_after(acts):
    def said(_day, done):
        if done == acts:
            raise PowerCut

    return said


def test_an_interrupted_play_leaves_nothing():
    with pytest.raises(PowerCut):
        live_a_year("default", cut_after(40))
    assert not Congress.objects.exists()
    assert not Account.objects.exists()
    assert not Entry.objects.exists()


def test_forgetting_takes_the_demonstration_and_nothing_else():
    real = Congress.objects.create(code="130534", name_zh="清河县人民代表大会", level="county", created_on="2026-01-10")
    shared, own = Account.objects.create_user("shared"), Account.objects.create_user("own")
    kept = Person.objects.create(congress=real, name="李四", account=shared)
    demo = Congress.objects.create(
        code="999101", name_zh="清岚县人民代表大会", level="county", created_on="2026-01-10", demo=True
    )
    Person.objects.create(congress=demo, name="李四", account=shared)
    Person.objects.create(congress=demo, name="张三", account=own)
    forget_demo(demo)
    assert list(Congress.objects.all()) == [real]
    assert list(Person.objects.all()) == [kept]
    assert list(Account.objects.all()) == [shared]
    assert not Matter.objects.exists()
