"""What an agenda holds, and how deputies and members meet."""

from yishi.kernel.facts import Choice


class ItemKind(Choice):
    """What an item of the agenda is; on it depend the papers due and how it is voted."""

    REPORT = "report", "听取和审议专项工作报告", "special work report"
    BILL = "bill", "审议议案、作出决议决定", "bill or decision"
    PERSONNEL = "personnel", "人事任免", "appointments and removals"
    ELECTION = "election", "选举", "election"
    BUDGET = "budget", "审查批准计划、预算、决算", "plan, budget, final accounts"
    TEST = "test", "满意度测评", "satisfaction test"
    OTHER = "other", "其他", "other"


class Source(Choice):
    """Where a topic comes from (年度议题计划)."""

    PLAN = "plan", "年度议题计划", "annual plan of topics"
    OBLIGATION = "obligation", "法定职责", "duty by law"
    PROPOSAL = "proposal", "有关机关提请", "put by an organ"
    BILL = "bill", "议案", "bill"


class PaperState(Choice):
    """How far a paper has come (Oversight Law art. 15)."""

    DRAFT = "draft", "征求意见稿（送工作机构）", "draft, to the working body"
    REPORT = "report", "正式报告（送常委会办事机构）", "report, to the standing committee"


class Form(Choice):
    """How an item is deliberated beside the plenary."""

    GROUP = "group", "分组会议", "group meeting"
    JOINT = "joint", "联组会议", "joint meeting of groups"
    DELEGATION = "delegation", "代表团会议", "meeting of a delegation"
