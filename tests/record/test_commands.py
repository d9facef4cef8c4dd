"""yishi verify, yishi rebuild, yishi checkpoint: what they say, and the exit code."""

import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.making import closed, drafted, make_cast, make_congress
from yishi.record.management.meter import Meter
from yishi.record.models import Checkpoint, Entry, Matter

NAME = "测试县人民代表大会"


def said(*command):
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue().splitlines()


def test_verify_says_that_nothing_is_wrong(cast):
    closed(cast)
    assert said("verify") == [f"{NAME}：7条记录，核验无误"]
    assert said("verify", "--chain-only", "--lang", "en") == [f"{NAME}: 7 entries, nothing is wrong"]


def test_verify_names_the_first_wrong_thing_and_fails(cast):
    matter = closed(cast)
    Matter.objects.filter(pk=matter.pk).update(stage="handling", rating="")
    out = StringIO()
    with pytest.raises(CommandError, match="核验发现问题"):
        call_command("verify", stdout=out)
    assert out.getvalue() == f"{NAME} 事项{matter.pk}：“rating”应为satisfied，实为\n"


def test_verify_names_all_when_asked_to_and_in_english(cast):
    matter = closed(cast)
    Matter.objects.filter(pk=matter.pk).update(stage="handling", rating="none")
    out = StringIO()
    with pytest.raises(CommandError, match="Something is wrong"):
        call_command("verify", "--all", "--lang", "en", stdout=out)
    assert sorted(out.getvalue().splitlines()) == [
        f"{NAME} matter {matter.pk}: “rating” should be satisfied but is none",
        f"{NAME} matter {matter.pk}: “stage” should be closed but is handling",
    ]


def test_one_congress_can_be_asked_for(cast):
    closed(cast)
    other = make_cast(make_congress("654321", name_zh="别县人民代表大会"))
    drafted(other)
    Entry.objects.filter(congress=other.congress).update(act="submit")
    assert len(said("verify", "--congress", cast.congress.code)) == 1
    with pytest.raises(CommandError):
        said("verify", "--congress", "654321")


@pytest.mark.parametrize("command", ["verify", "rebuild", "checkpoint"])
def test_an_unknown_congress_is_said_to_be_unknown(db, command):
    with pytest.raises(CommandError, match="没有这个代码"):
        said(command, "--congress", "000000")


def test_rebuild_says_how_much_it_set_right(cast):
    closed(cast)
    Matter.objects.update(title="")
    wrong = "记录0条，事项1件，参与0条，期限0条，编号0个"
    assert said("rebuild", "--dry-run") == [f"{NAME}：待改正{wrong}"]
    assert said("rebuild") == [f"{NAME}：已改正{wrong}"]
    assert said("rebuild", "--lang", "en") == [
        f"{NAME}: set right 0 entries, 0 matters, 0 participations, 0 terms, 0 counters"
    ]


def test_checkpoint_prints_the_root_to_be_kept_elsewhere(cast):
    closed(cast)
    (line,) = said("checkpoint")
    assert line == f"{NAME}：7条记录，根摘要 {Checkpoint.objects.get().root}"
    assert said("checkpoint") == [f"{NAME}：没有新的记录"]


def test_verify_holds_the_record_to_a_checkpoint_that_was_kept(cast):
    closed(cast)
    said("checkpoint")
    root = Checkpoint.objects.get().root
    assert said("verify", "--kept", f"7:{root}") == [f"{NAME}：7条记录，核验无误"]
    with pytest.raises(CommandError):
        said("verify", "--kept", f"7:{'0' * 64}")


def test_checkpoint_refuses_what_has_a_gap(cast):
    closed(cast)
    Entry.objects.filter(congress=cast.congress, position=3).delete()
    with pytest.raises(CommandError, match="第3条记录缺失"):
        said("checkpoint")


class Terminal(StringIO):
    def isatty(self):
        return True


def test_percentages_are_shown_at_a_terminal_only(monkeypatch):
    for stream, shown in ((Terminal(), "\r县 50%\r县 100%\n"), (StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        meter = Meter("县")
        for done in (100, 100, 200):
            meter(done, 200)
        assert stream.getvalue() == shown
