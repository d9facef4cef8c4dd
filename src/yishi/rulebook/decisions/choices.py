"""Who may propose a decision, and what must be shown before it is tabled."""

from yishi.kernel.facts import Choice


class Proposer(Choice):
    """Whose proposal it is (Organic Law art. 52); the party committee's goes the same lawful way."""

    GOVERNMENT = "government", "县级人民政府提请", "the government"
    COUNCIL = "council", "主任会议提出", "the council of chairpersons"
    COMMITTEE = "committee", "专门委员会提出", "a special committee"
    MEMBERS = "members", "常委会组成人员联名", "members jointly"
    PARTY_COMMITTEE = "party_committee", "党委建议，主任会议提出", "the party committee, through the council"


class Evidence(Choice):
    """What the proposal must bring along."""

    PARTICIPATION = "participation", "公众参与、听取意见", "public participation"
    EXPERTS = "experts", "专家论证", "experts' argument"
    RISK = "risk", "风险评估", "risk assessment"
    LEGALITY = "legality", "合法性审查", "legality review"
    CONSULTATION = "consultation", "事先征求意见", "prior consultation"
