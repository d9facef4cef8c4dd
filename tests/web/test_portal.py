"""What the public sees of a congress: figures with their records, deputies, never what is not public."""

import pytest
from django.urls import reverse

from tests.making import (
    DAY,
    closed,
    handed_over,
    make_cast,
    make_congress,
    make_unit,
    office,
    perform_quickly,
    person,
    replied,
)
from yishi.congress.models import Body, CongressTerm, Deputy
from yishi.web import portal as told

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def published(cast, matter):
    return perform_quickly("publish", cast.clerk, DAY, CLEARED, matter).matter


def mandate(congress, who, delegation=None, **values):
    term, _ = CongressTerm.objects.get_or_create(congress=congress, number=18, defaults={"begins": "2022-01-01"})
    return Deputy.objects.create(
        congress=congress, term=term, person=who, delegation=delegation, elected_on="2022-01-01", **values
    )


def shown(client, name, *args, **asked):
    return client.get(reverse(name, args=args), asked)


# ------------------------------------------------------------------------------------------ the way in


def test_with_one_congress_the_root_leads_to_its_portal(client, cast):
    assert shown(client, "root").url == reverse("portal", args=[cast.congress.code])


def test_with_several_congresses_the_root_lists_them(client, cast):
    other = make_congress(name_zh="邻县人民代表大会")
    page = shown(client, "root").content.decode()
    assert cast.congress.name_zh in page
    assert reverse("portal", args=[other.code]) in page


def test_a_congress_is_found_by_its_name(client, cast):
    other = make_congress(name_zh="邻县人民代表大会")
    make_congress(name_zh="邻近县人民代表大会")
    page = shown(client, "root", q="邻").content.decode()
    assert reverse("portal", args=[other.code]) in page
    assert cast.congress.name_zh not in page


def test_without_a_congress_the_root_says_how_to_found_one(client, db):
    page = shown(client, "root").content.decode()
    assert reverse("setup") in page
    assert "yishi init" in page


# ------------------------------------------------------------------------------------------ figures


def test_only_public_suggestions_are_counted(cast):
    handed_over(cast)
    published(cast, handed_over(cast))
    figures = told.figures(cast.congress, None)
    assert (figures.public, figures.replied) == (1, 0)


def test_ratings_are_shares_of_what_was_replied_to(cast):
    published(cast, handed_over(cast))
    published(cast, replied(cast))
    published(cast, closed(cast))
    figures = told.figures(cast.congress, None)
    assert figures.replied_percent == 66.7
    assert [(str(one.title), one.count, one.percent) for one in figures.ratings if one.count] == [
        ("满意", 1, 50.0),
        ("尚待代表评价", 1, 50.0),
    ]


def test_each_figure_agrees_with_the_list_behind_it(client, cast):
    published(cast, replied(cast))
    published(cast, closed(cast))
    figures = told.figures(cast.congress, None)
    for query, count in [(figures.replied_query, 2), (figures.ratings[0].query, 1)]:
        page = client.get(reverse("matters", args=[cast.congress.code, "suggestion"]) + "?" + query)
        assert page.context["page"].count == count


def test_the_portal_names_the_latest_replies_and_the_standing_committee(client, cast):
    matter = published(cast, replied(cast))
    page = shown(client, "portal", cast.congress.code).content.decode()
    assert reverse("matter", args=[cast.congress.code, matter.pk]) in page
    assert cast.chair.person.name in page


def test_a_township_has_no_standing_committee_to_show(client):
    congress = make_congress("990001001", level="township")
    assert shown(client, "portal", congress.code).context["committee"] == []


def test_an_empty_congress_has_a_portal_too(client):
    page = shown(client, "portal", make_congress().code).content.decode()
    assert "还没有公开的答复" in page
    assert "还没有公开的建议" in page


# ------------------------------------------------------------------------------------------ deputies


@pytest.mark.parametrize("words", ["陈素", "城关", "第三选区", "教师"])
def test_a_deputy_is_found_by_name_delegation_constituency_or_occupation(client, cast, words):
    town = Body.objects.create(congress=cast.congress, kind="delegation", name_zh="城关镇代表团")
    who = person(cast.congress, "陈素琴")
    mandate(cast.congress, who, town, constituency="第三选区", occupation="小学教师")
    mandate(cast.congress, person(cast.congress, "别人"))
    found = shown(client, "deputies", cast.congress.code, q=words).context["page"]
    assert [one.person for one in found] == [who]


def test_deputies_are_narrowed_by_delegation_and_sector(client, cast):
    town = Body.objects.create(congress=cast.congress, kind="delegation", name_zh="城关镇代表团")
    one = mandate(cast.congress, person(cast.congress), town, sector="农民")
    mandate(cast.congress, person(cast.congress), town, sector="工人")
    found = shown(client, "deputies", cast.congress.code, delegation=town.pk, sector="农民").context["page"]
    assert list(found) == [one]


@pytest.mark.parametrize("asked", [{"delegation": "9" * 30}, {"delegation": "²"}, {"page": "x"}, {"q": "%_'"}])
def test_what_is_asked_in_vain_breaks_nothing(client, cast, asked):
    assert shown(client, "deputies", cast.congress.code, **asked).status_code == 200


def test_a_deputys_page_shows_public_suggestions_only(client, cast):
    mandate(cast.congress, cast.deputy.person)
    hidden, public = handed_over(cast), published(cast, replied(cast))
    page = shown(client, "deputy", cast.congress.code, cast.deputy.person_id)
    assert [one.pk for one in page.context["led"]] == [public.pk]
    assert reverse("matter", args=[cast.congress.code, hidden.pk]) not in page.content.decode()


def test_the_clerk_sees_on_it_what_a_clerk_may_see(client, cast, django_user_model):
    mandate(cast.congress, cast.deputy.person)
    handed_over(cast)
    account = django_user_model.objects.create_user("clerk")
    cast.clerk.person.account = account
    cast.clerk.person.save()
    client.force_login(account)
    assert shown(client, "deputy", cast.congress.code, cast.deputy.person_id).context["led_count"] == 1


def test_a_person_of_no_public_office_has_no_page(client, cast):
    assert shown(client, "deputy", cast.congress.code, cast.head.person_id).status_code == 404


def test_a_deputy_of_another_congress_is_not_found_here(client, cast):
    stranger = office(make_congress(), "deputy")
    assert shown(client, "deputy", cast.congress.code, stranger.person_id).status_code == 404


def test_birth_and_telephone_are_nowhere_on_a_deputys_page(client, cast):
    mandate(cast.congress, cast.deputy.person, born="1975-08", number="0123")
    replied(cast, phone="13800001111")
    page = shown(client, "deputy", cast.congress.code, cast.deputy.person_id).content.decode()
    assert not any(secret in page for secret in ("1975-08", "13800001111", "0123"))


# ------------------------------------------------------------------------------------------ work done


@pytest.mark.parametrize(("name", "limit"), [("portal", 12), ("deputies", 8), ("deputy", 8)])
def test_a_page_takes_the_same_few_queries_however_much_there_is(
    client, cast, name, limit, django_assert_max_num_queries
):
    args = [cast.congress.code, *([cast.deputy.person_id] if name == "deputy" else [])]
    fill(cast, 1)
    with django_assert_max_num_queries(limit) as one:
        shown(client, name, *args)
    fill(cast, 2)
    with django_assert_max_num_queries(len(one)) as three:
        shown(client, name, *args)
    assert len(three) == len(one)


def fill(cast, count):
    for _ in range(count):
        town = Body.objects.create(congress=cast.congress, kind="delegation", name_zh=make_unit(cast.congress).name)
        mandate(cast.congress, person(cast.congress), town, sector=town.name_zh[:40])
        office(cast.congress, "committee_member")
        published(cast, closed(cast))
    if not Deputy.objects.filter(person=cast.deputy.person).exists():
        mandate(cast.congress, cast.deputy.person)
