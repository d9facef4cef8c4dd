"""Sittings: what is due, who must be there, what comes before what (procedures §2, 3, 7)."""

from datetime import date, timedelta

import pytest

from tests.rulebook.sitting_walking import (
    ADOPTED,
    ARCHIVED,
    CHAIR,
    CLERK,
    CLOSED,
    COLLECTED,
    DRAFTED,
    EARLY,
    HEAD,
    HOUSE,
    NOTIFIED,
    OPENED,
    PLAN,
    PLANNED,
    READY,
    SITTING_DAY,
    TAKEN,
    VOTED,
    VOTING,
    at_the_end,
    by,
    case,
    member,
    present,
    put,
    refused,
    result,
    sitting,
)
from tests.rulebook.walking import CALENDAR, DEFAULT, LEAD, actor
from yishi.kernel.assembly import Roll
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.standing import standing
from yishi.rulebook import practice
from yishi.rulebook.sittings import PEOPLE_CONGRESS_SESSION, STANDING_COMMITTEE_MEETING, closing, minutes, voting
from yishi.rulebook.sittings.gathered import quorate, taken_up, topics
from yishi.rulebook.votes.choices import Ballot


def due(at, code):
    return [one for one in at.dues if one.code == code]


# ---------------------------------------------------------------------------------------- before the sitting


def test_notice_goes_out_seven_days_before_and_papers_come_seven_days_before():
    at = sitting(*PLANNED)

    assert due(at, "sitting_notice")[0].day == due(at, "sitting_papers")[0].day == SITTING_DAY - timedelta(7)


def test_a_special_report_is_due_in_draft_twenty_days_and_as_report_ten_days_before():
    at = sitting(*COLLECTED)

    assert [one.day for one in due(at, "report_paper")] == [SITTING_DAY - timedelta(20), SITTING_DAY - timedelta(10)]


def test_a_report_handed_in_stands_for_its_draft_too():
    assert {one.met_on for one in due(sitting(*NOTIFIED), "report_paper")} == {EARLY}


def test_final_accounts_are_handed_in_thirty_days_before_the_meeting_and_a_draft_budget_before_the_session():
    accounts = by("collect_topic", CLERK, EARLY, kind="budget", title="关于批准决算的决议", unit=LEAD)
    [due_on] = due(sitting(PLANNED[0], accounts), "budget_paper")
    [of_session] = due(case(PEOPLE_CONGRESS_SESSION, PLANNED[0], accounts), "budget_paper")

    assert due_on.day == of_session.day == SITTING_DAY - timedelta(30)
    assert (due_on.basis.key, of_session.basis.key) == ("BL 78.4", "BL 44.4")


def test_a_late_notice_is_refused_but_for_an_extraordinary_sitting():
    late = SITTING_DAY - timedelta(3)
    at = sitting(*DRAFTED, on=late)
    extra = (by("plan_sitting", CLERK, EARLY, **PLAN, extraordinary=True), *DRAFTED[1:])

    assert isinstance(refused(at, "send_notice", CLERK), Refused)
    assert refused(sitting(*extra, on=late), "send_notice", CLERK) is None


def test_papers_are_not_distributed_while_a_report_on_the_agenda_is_missing():
    refusal = refused(sitting(*NOTIFIED[:-1]), "distribute_papers", CLERK)

    assert refusal.basis.key == "SL 15.2"


def test_a_sitting_is_not_planned_into_the_past_nor_to_end_before_it_begins():
    past = {**PLAN, "day": (EARLY - timedelta(1)).isoformat()}
    backwards = {**PLAN, "last_day": (SITTING_DAY - timedelta(1)).isoformat()}
    at = sitting(*PLANNED)

    assert refused(at, "change_sitting", CLERK, **past, reason="调整").field == "day"
    assert refused(at, "change_sitting", CLERK, **backwards, reason="调整").field == "last_day"


def test_the_agenda_names_topics_of_this_sitting_each_once():
    at = sitting(*COLLECTED)

    assert refused(at, "draft_agenda", CHAIR, lines=[{"topic": "1"}, {"topic": "1"}]).field == "lines"
    assert refused(at, "draft_agenda", CHAIR, lines=[{"topic": "9"}]).field == "lines"
    assert refused(at, "draft_agenda", CLERK, lines=[{"topic": "1"}]) is not None


def test_a_topic_dropped_is_gone_from_the_agenda():
    at = sitting(*DRAFTED, by("drop_topic", CLERK, EARLY, topic="1", reason="时机不成熟"))

    assert set(topics(at)) == {"2"}
    assert refused(at, "drop_topic", CLERK, topic="1", reason="时机不成熟").field == "topic"


# ------------------------------------------------------------------------------------------ who is there


def test_fourteen_of_twenty_seven_are_a_quorum_and_thirteen_are_not():
    assert isinstance(refused(sitting(*READY, *present(13)), "open_sitting", CHAIR), Refused)
    assert refused(sitting(*READY, *present(14)), "open_sitting", CHAIR) is None


def test_whoever_leaves_no_longer_counts():
    at = sitting(*READY, *present(14), by("sign_out", member(14)))

    assert not quorate(at)


def test_a_committee_without_members_has_no_quorum():
    assert not quorate(sitting(*PLANNED, roll=Roll("county")))


def test_two_thirds_of_all_deputies_open_a_session():
    called = (by("plan_sitting", CLERK, EARLY, **PLAN),)
    at = at_the_end(PEOPLE_CONGRESS_SESSION, called)
    at.parties["present"] = tuple(party("person", n) for n in range(1, 120))

    assert not quorate(at)
    at.parties["present"] = tuple(party("person", n) for n in range(1, 121))
    assert quorate(at)


def party(kind, number):
    from yishi.kernel.role import Party  # noqa: PLC0415

    return Party(kind, number)


def test_nobody_signs_in_before_the_day():
    assert isinstance(refused(sitting(*READY, on=SITTING_DAY - timedelta(1)), "sign_in", member(2)), Refused)


def test_strangers_are_not_registered_as_present():
    assert refused(sitting(*READY, on=SITTING_DAY), "register_presence", CLERK, persons=[99]).field == "persons"


def test_the_opening_draws_the_roll_whoever_is_there_and_the_sitting_before():
    opened = sitting(*OPENED).last("open_sitting").facts

    assert (len(opened.roll), len(opened.present), opened.previous) == (27, 20, 77)


def test_the_sitting_before_is_told_that_the_next_was_held():
    then = STANDING_COMMITTEE_MEETING.by_code["open_sitting"].then[0]
    at = sitting(*OPENED)

    assert then.on(at, at.last("open_sitting").facts) == 77
    assert then.facts(at, 90).sitting == 90


def test_more_than_two_months_between_two_meetings_is_late():
    at = sitting(*ARCHIVED, on=SITTING_DAY)
    [gap] = due(at, "next_meeting")

    assert gap.day == date(2026, 6, 28)
    assert gap.late_on(date(2026, 6, 29))
    told = sitting(*ARCHIVED, by("hold_next", on=date(2026, 6, 20), sitting=91))
    assert due(told, "next_meeting")[0].met_on == date(2026, 6, 20)


def test_tellers_are_at_least_two_of_those_present():
    at = sitting(*OPENED)

    assert refused(at, "choose_tellers", CHAIR, persons=[2]).field == "persons"
    assert refused(at, "choose_tellers", CHAIR, persons=[2, 25]).field == "persons"
    assert refused(at, "choose_tellers", CHAIR, persons=[2, 3]) is None


# --------------------------------------------------------------------------------------------- the chamber


def test_the_agenda_is_adopted_by_more_than_half_of_all_members():
    at = sitting(*OPENED)

    assert refused(at, "adopt_agenda", CHAIR, in_favour=13, against=7).field == "in_favour"
    assert refused(at, "adopt_agenda", CHAIR, in_favour=14, against=7).field == "in_favour"
    assert refused(at, "adopt_agenda", CHAIR, in_favour=14, against=6) is None


def test_a_session_elects_its_presidium_before_it_adopts_the_agenda():
    opened = (
        by("plan_sitting", CLERK, EARLY, **PLAN),
        by("collect_topic", CLERK, EARLY, kind="bill", title="关于批准预算的决议"),
        by("draft_agenda", CLERK, EARLY, lines=[{"topic": "1"}]),
        by("send_notice", CLERK, EARLY),
        by("distribute_papers", CLERK, EARLY),
        by("register_presence", CLERK, persons=list(range(1, 131))),
        by("open_sitting", CLERK),
    )
    at = at_the_end(PEOPLE_CONGRESS_SESSION, opened)
    elected = by("elect_presidium", CLERK, in_favour=120, presidium=[5, 6], secretary_general=7)

    assert refused(at, "adopt_agenda", CLERK, in_favour=120).basis.key == "OL 17"
    assert (
        refused(at_the_end(PEOPLE_CONGRESS_SESSION, (*opened, elected)), "adopt_agenda", CLERK, in_favour=120) is None
    )


def test_only_whoever_asked_is_given_the_floor():
    at = sitting(*TAKEN, by("ask_to_speak", member(6)))

    assert refused(at, "give_floor", CHAIR, person="7", minutes=10).field == "person"
    assert refused(at, "give_floor", CHAIR, person="6", minutes=10) is None
    assert at.procedure.options["asking"](at)[0][0] == "6"


def test_only_items_of_the_agenda_are_taken_up():
    assert refused(sitting(*ADOPTED), "take_up_item", CHAIR, topic="7").field == "topic"
    assert taken_up(sitting(*ADOPTED)) is None


# ---------------------------------------------------------------------------------------------- the votes


def test_what_was_not_taken_up_or_is_decided_is_not_put_to_the_vote():
    at = sitting(*TAKEN)
    done = sitting(*VOTED[:-1])

    assert refused(at, "put_to_vote", CHAIR, subject="2", way="named").field == "subject"
    assert refused(done, "put_to_vote", CHAIR, subject="1", way="named").field == "subject"
    assert at.procedure.options["testable"](at)[0][0] == "1"


def test_an_amendment_is_voted_before_what_it_amends():
    at = sitting(*TAKEN, by("propose_amendment", member(9), topic="1", text="删去第三条。"))
    refusal = refused(at, "put_to_vote", CHAIR, subject="1", way="named")

    assert isinstance(refusal, BadFacts)
    assert [key for key, _ in at.procedure.options["votable"](at)] == ["a1", "1"]
    assert refused(at, "put_to_vote", CHAIR, subject="a1", way="named") is None
    assert voting.ballot_of(at, "a1") is Ballot.AMENDMENT


def test_hands_and_ballots_need_tellers():
    bare = tuple(one for one in TAKEN if one[0] != "choose_tellers")

    assert refused(sitting(*bare), "put_to_vote", CHAIR, subject="1", way="hands").field == "way"
    assert refused(sitting(*bare), "put_to_test", CHAIR, subject="1", way="paper").field == "way"


def test_without_a_quorum_nothing_is_put_to_the_vote():
    left = tuple(by("sign_out", member(n)) for n in range(5, 15))
    refusal = refused(sitting(*TAKEN, *left), "put_to_vote", CHAIR, subject="1", way="named")

    assert refusal.basis.key == "OL 51.3"


def received(ballot, kind="personnel", seats=None):
    given = {"kind": kind, "title": "关于人事任免的议案", "matter": 80, "ballot": ballot}
    questions = [{"title": "任命甲为局长", "person": 31}, {"title": "任命乙为局长", "person": 32}]
    return by("receive_item", CLERK, EARLY, **given, questions=questions, **({"seats": seats} if seats else {}))


def with_case(ballot, kind="personnel", seats=None):
    """A sitting that has taken up a case put on its agenda."""
    lines = {"lines": [{"topic": "1"}]}
    start = (*PLANNED, received(ballot, kind, seats), by("draft_agenda", CHAIR, EARLY, **lines))
    middle = (by("send_notice", CLERK, EARLY), by("distribute_papers", CLERK, EARLY), *present(20))
    inside = (by("open_sitting"), by("choose_tellers", persons=[2, 3, 4]), by("adopt_agenda", in_favour=20))
    return (*start, *middle, *inside, by("take_up_item", topic="1"))


@pytest.mark.parametrize(
    ("ballot", "article"), [("dismissal", "SL 62.3"), ("election", "OL 28"), ("appointment", "OL 28")]
)
def test_dismissals_elections_and_appointments_are_secret(ballot, article):
    refusal = refused(sitting(*with_case(ballot)), "put_to_vote", CHAIR, subject="1", way="named")

    assert refusal.basis.key == article


def test_appointments_are_open_where_local_practice_says_so():
    openly = practice("default", {"appointments_secret": {"value": False}})
    at = sitting(*with_case("appointment"), practice=openly)

    assert refused(at, "put_to_vote", CHAIR, subject="1", way="named") is None


def test_the_vote_on_a_case_asks_its_questions_and_bears_on_its_matter():
    at = sitting(*with_case("appointment"), put(act="put_to_ballot", way="paper"))
    called = voting.secret_ballot(at, 70)

    assert [one.person for one in called.questions] == [31, 32]
    assert (called.matter, called.ballot, len(called.roll), len(called.present)) == (80, Ballot.APPOINTMENT, 27, 20)
    assert called.tellers == (2, 3, 4)


def test_a_vote_on_an_amendment_or_a_topic_asks_one_question_and_bears_on_no_matter():
    amended = sitting(*TAKEN, by("propose_amendment", member(9), topic="1", text="删去第三条。"), put("a1"))
    called, plain = voting.open_vote(amended, 70), voting.open_vote(sitting(*VOTING), 70)

    assert (called.ballot, called.item, called.matter) == (Ballot.AMENDMENT, 1, None)
    assert (plain.ballot, plain.questions[0].title) == (Ballot.DECISION, plain.title)


def test_a_satisfaction_test_is_a_ballot_of_its_own_that_bears_on_no_matter():
    at = sitting(*with_case("decision", "bill"), put(act="put_to_test", way="paper"))
    called = voting.test(at, 70)

    assert (called.ballot, called.matter) == (Ballot.TEST, None)
    assert refused(sitting(*TAKEN), "put_to_test", CHAIR, subject="2", way="paper").field == "subject"


def test_a_personnel_topic_without_a_case_is_an_appointment():
    personnel = (*PLANNED, by("collect_topic", CLERK, EARLY, kind="personnel", title="关于人事任免"))

    assert voting.ballot_of(sitting(*personnel), "1") is Ballot.APPOINTMENT


def test_an_election_not_decided_is_voted_again():
    first = (*with_case("election", "election", 1), put(act="put_to_ballot", way="paper"))
    at = sitting(*first, result(1, verdict="tied", ballot="election"))

    assert [key for key, _ in at.procedure.options["votable"](at)] == ["1"]


# ---------------------------------------------------------------------------------------------- afterwards


def test_a_sitting_is_not_closed_before_every_item_was_taken_up_or_held_back():
    held = by("hold_back_item", topic="2", reason="意见分歧较大，继续调研")

    assert isinstance(refused(sitting(*VOTED[:-1]), "close_sitting", CHAIR), Refused)
    assert refused(sitting(*VOTED[:-1], held), "close_sitting", CHAIR) is None


def test_the_minutes_are_drafted_from_the_record():
    said = (
        by("state_opinion", member(8), topic="1", text="同意草案。"),
        by("propose_amendment", member(9), topic="1", text="删去第三条。"),
        put("a1", 91),
        result(1, 91, "failed", "amendment"),
        by("register_observers", CLERK, number=4),
    )
    at = sitting(*TAKEN, *said, put(), result(1), by("hold_back_item", topic="2", reason="意见分歧较大，继续调研"))
    text = minutes.draft(at)

    assert "应到27人，实到20人" in text
    assert "committee_member8提出了审议意见" in text
    assert "赞成14票，反对3票，弃权3票，通过。" in text
    assert "未通过" in text
    assert "暂不交付表决" in text
    assert "4名公民旁听" in text


def test_the_minutes_of_a_test_name_its_grades_and_there_are_none_before_the_opening():
    tested = (put(act="put_to_test", way="paper"), result(1, verdict="satisfied", ballot="test"))

    assert "满意14票，基本满意3票" in minutes.draft(sitting(*TAKEN, *tested))
    assert minutes.draft(sitting(*READY)) == ""


def test_opinions_are_answered_within_three_months_by_the_organ_they_were_handed_to():
    handed = (*CLOSED, by("hand_over_opinions", CLERK, topic="2", unit=LEAD, text="加强管护。"))
    at = sitting(*handed)
    report = {"topic": "2", "text": "已逐条研究落实。"}

    assert due(at, "handling_report")[0].day == date(2026, 7, 28)
    assert refused(at, "report_handling", HEAD, **{**report, "topic": "1"}).field == "topic"
    answered = sitting(*handed, by("report_handling", HEAD, **report))
    assert due(answered, "handling_report")[0].met_on == SITTING_DAY
    assert closing.handed(at) == {"2": [LEAD]}
    assert at.procedure.options["handed"](at)[0][0] == "2"


def test_a_page_tells_the_quorum_while_the_sitting_lasts():
    [remark] = STANDING_COMMITTEE_MEETING.remarks

    assert "法定人数14名，已到20名，达到法定人数" in remark(sitting(*OPENED)).zh
    assert "未达到法定人数" in remark(sitting(*READY)).zh
    assert remark(sitting(*PLANNED)) is None


def test_a_form_starts_from_the_agenda_as_it_is_and_names_what_was_chosen():
    at = sitting(*DRAFTED, by("collect_topic", CLERK, EARLY, kind="other", title="书面报告一件"))

    assert at.procedure.starts["agenda_lines"](at) == [{"topic": "1"}, {"topic": "2"}, {"topic": "3"}]
    assert at.procedure.starts["speech_minutes"](at) == 10
    assert [key for key, _ in at.procedure.options["topic"](at)] == ["1", "2", "3"]
    assert len(at.procedure.options["agenda"](at)) == 2
    amended = sitting(*TAKEN, by("propose_amendment", member(9), topic="1", text="删去第三条。"))
    assert [key for key, _ in amended.procedure.words["agenda"](amended)] == ["1", "2", "a1"]


def test_a_sitting_has_a_name_before_it_is_held_and_an_outcome_after():
    assert sitting(*PLANNED).columns() == {"title": "常委会第三十二次会议", "outcome": None}
    assert sitting(*OPENED).columns()["outcome"] == "held"
    cancelled = sitting(*PLANNED, by("cancel_sitting", CLERK, EARLY, reason="并入下次"))
    assert cancelled.columns()["outcome"] == "cancelled"
    nothing = standing(STANDING_COMMITTEE_MEETING, (), SITTING_DAY, DEFAULT, CALENDAR, assembly=HOUSE)
    assert (nothing.columns()["title"], nothing.dues) == (None, ())


def test_the_council_meets_without_the_public():
    from yishi.rulebook.sittings import COUNCIL_MEETING  # noqa: PLC0415

    assert not any(act.public or act.sets_public for act in COUNCIL_MEETING.acts)
    assert "put_to_ballot" not in COUNCIL_MEETING.by_code
    assert actor("clerk", 40).kind == "clerk"
