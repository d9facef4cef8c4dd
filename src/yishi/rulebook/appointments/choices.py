"""Which organ submits whom, and for what posts (Organic Law art. 50; procedures 12.2)."""

from typing import Final

from yishi.kernel.facts import Choice
from yishi.statutes.organic_law import ORGANIC_LAW as OL


class Kind(Choice):
    """What is asked of the standing committee."""

    APPOINTMENT = "appointment", "任命", "appointment"
    REMOVAL = "removal", "免职", "removal"
    RESIGNATION = "resignation", "接受辞职", "accepting a resignation"
    DISMISSAL = "dismissal", "撤职", "dismissal"


class Post(Choice):
    """Posts that a county's standing committee fills or empties."""

    DEPUTY_HEAD = "deputy_head", "副县长（个别任免）", "deputy county head"
    BUREAU_HEAD = "bureau_head", "政府组成部门正职", "head of a government department"
    SUPERVISOR = "supervisor", "监察委员会副主任、委员", "vice-head or member of the supervisory commission"
    JUDGE = "judge", "法院副院长、审判委员会委员、庭长、副庭长、审判员", "vice-president of the court or judge"
    PROCURATOR = "procurator", "检察院副检察长、检察委员会委员、检察员", "deputy chief procurator or procurator"
    COMMITTEE_BODY = "committee_body", "常委会工作机构和办事机构负责人", "head of a body of the standing committee"
    ACTING_HEAD = "acting_head", "代理县长、监委主任、院长、检察长", "acting head of an organ"
    # These are elected: before the standing committee comes only their resignation.
    COMMITTEE_MEMBER = "committee_member", "常委会组成人员（辞职）", "member of the standing committee (resigning)"
    ELECTED_HEAD = "elected_head", "县长、副县长、监委主任、法院院长（辞职）", "elected head (resigning)"
    CHIEF_PROCURATOR = "chief_procurator", "检察院检察长（辞职）", "chief procurator (resigning)"


COUNCIL: Final = "council"
NOMINATORS: Final = {
    Post.DEPUTY_HEAD: ("government", OL.article(50)),
    Post.BUREAU_HEAD: ("government", OL.article(50)),
    Post.SUPERVISOR: ("supervisory_commission", OL.article(50)),
    Post.JUDGE: ("court", OL.article(50)),
    Post.PROCURATOR: ("procuratorate", OL.article(50)),
    Post.COMMITTEE_BODY: (COUNCIL, OL.article(54)),
    Post.ACTING_HEAD: (COUNCIL, OL.article(50)),
}
"""Which kind of unit, or the council of chairpersons, submits each post, and under which article."""
RESIGNABLE: Final = frozenset({Post.COMMITTEE_MEMBER, Post.ELECTED_HEAD, Post.CHIEF_PROCURATOR})
"""Elected posts, whose holders resign to the standing committee in recess (Organic Law art. 32)."""
DISMISSIBLE: Final = frozenset({Post.DEPUTY_HEAD, Post.BUREAU_HEAD, Post.SUPERVISOR, Post.JUDGE, Post.PROCURATOR})
"""Posts from which the standing committee dismisses (Oversight Law art. 60)."""
