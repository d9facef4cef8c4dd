"""Who may be what: offices of a county's congress, and the parts that they play in a matter."""

import pytest

from yishi.kernel.role import Role
from yishi.rulebook import roles
from yishi.rulebook.roles import OFFICE_TITLES, PRECEDENCE, OfficeKind

ROLES = [value for value in vars(roles).values() if isinstance(value, Role)]


def test_every_office_has_a_title_in_both_languages_and_a_place_in_the_order():
    assert set(OFFICE_TITLES) == set(OfficeKind) == set(PRECEDENCE)
    assert len(PRECEDENCE) == len(OfficeKind)
    assert all(title.zh and title.en for title in OFFICE_TITLES.values())


def test_a_county_standing_committee_has_no_secretary_general():
    assert not [title for title in OFFICE_TITLES.values() if "秘书长" in title.zh]


def test_no_two_roles_share_a_code():
    assert len({role.code for role in ROLES}) == len(ROLES)


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_a_role_is_for_offices_that_exist(role: Role):
    assert role.offices <= set(OfficeKind)
    assert role.offices or role is roles.PUBLIC
    assert role.title.zh
    assert role.title.en


def test_the_council_of_chairpersons_is_the_chairperson_and_the_vice_chairpersons():
    assert roles.CHAIRPERSONS.offices == {OfficeKind.CHAIRPERSON, OfficeKind.VICE_CHAIRPERSON}


def test_a_unit_signs_by_its_head_alone():
    assert roles.LEAD_UNIT_HEAD.offices == {OfficeKind.UNIT_HEAD}
    assert roles.LEAD_UNIT_HEAD.part == roles.LEAD_UNIT.part


def test_the_administrator_has_no_role_in_any_matter():
    assert not [role for role in ROLES if OfficeKind.ADMINISTRATOR in role.offices]
