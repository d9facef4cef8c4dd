"""The closed lists that facts of suggestions choose from."""

from yishi.kernel.facts import Choice


class Sector(Choice):
    """The field of work that a suggestion is about."""

    TRANSPORT = "transport", "交通", "transport"
    WATER = "water", "水利", "water"
    FARMING = "farming", "农业农村", "agriculture and rural affairs"
    ECOLOGY = "ecology", "生态环境", "ecology"
    CONSTRUCTION = "construction", "城乡建设", "urban and rural development"
    ENERGY = "energy", "能源通信", "energy and communications"
    TRADE = "trade", "商贸旅游", "trade and tourism"
    INDUSTRY = "industry", "产业经济", "industry"
    EDUCATION = "education", "教育", "education"
    HEALTH = "health", "卫生健康", "health"
    WELFARE = "welfare", "民政社保", "civil affairs and social security"
    CULTURE = "culture", "文化体育", "culture and sport"
    SAFETY = "safety", "公共安全", "public safety"
    GOVERNANCE = "governance", "社会治理", "community governance"
    SERVICES = "services", "政务服务", "public services"
    JUSTICE = "justice", "监察司法", "supervision and justice"
    OTHER = "other", "其他", "other"


class Occasion(Choice):
    """When a suggestion is put forward (Deputies Law arts. 24, 36)."""

    IN_SESSION = "in_session", "大会会议期间", "in session"
    RECESS = "recess", "闭会期间", "in recess"


class Inadmissible(Choice):
    """What is not to be put forward as a suggestion (CQ-SUG 9, ZJ-SUG 6)."""

    OWN_PRIVATE_MATTER = (
        "own_private_matter",
        "涉及代表本人或者亲属个人问题",
        "a private matter of the deputy or relatives",
    )
    FORWARDED_PETITION = "forwarded_petition", "代转群众来信", "a forwarded petition"
    ACCUSATION = "accusation", "属于检举、申诉、控告", "a report of wrongdoing, an appeal or an accusation"
    PENDING_CASE = "pending_case", "涉及具体司法案件", "a concrete case before the courts"
    ACADEMIC_OR_PROMOTION = (
        "academic_or_promotion",
        "属于学术探讨、产品推介",
        "academic discussion or promotion",
    )
    TENDER_OUTCOME = "tender_outcome", "对招标投标提出具体中标意见", "the outcome of a tender"
    NO_CONTENT = "no_content", "没有具体内容", "no concrete content"
    SEVERAL_MATTERS = "several_matters", "一件建议涉及多个事项", "several matters in one suggestion"


class Result(Choice):
    """Classes of results that a reply reports (CQ-SUG 22)."""

    A = "A", "A类：已经解决或者采纳", "A: solved or adopted"
    B = "B", "B类：正在解决或者列入计划", "B: under way or planned"
    C = "C", "C类：暂不具备解决条件", "C: cannot be solved for now"
    D = "D", "D类：属于上级国家机关职权", "D: within a higher organ's power"


class Openness(Choice):
    """Whether an official document is open to the public, as its makers settle when they draw it up."""

    OPEN = "open", "主动公开", "open"
    ON_REQUEST = "on_request", "依申请公开", "open on request"
    CLOSED = "closed", "不予公开", "not open"


class Way(Choice):
    """How a unit got in touch with the deputy (CQ-SUG 18)."""

    VISIT = "visit", "走访", "visit"
    RESEARCH = "research", "实地调研", "field research"
    MEETING = "meeting", "座谈", "meeting"
    FACE_TO_FACE = "face_to_face", "面商", "face-to-face consultation"
    PHONE = "phone", "电话", "telephone"
    WRITING = "writing", "书面或者网络", "in writing or online"


class Secrecy(Choice):
    """Why a suggestion is not made public (CQ-SUG 36; QD-SUG 18)."""

    STATE_SECRET = "state_secret", "涉及国家秘密", "state secret"
    COMMERCIAL_SECRET = "commercial_secret", "涉及商业秘密", "commercial secret"
    PRIVACY = "privacy", "涉及个人隐私", "personal privacy"
    DEPUTY_WISH = "deputy_wish", "代表要求保密", "the deputy's wish"


class Shortfall(Choice):
    """What a reply, or the handling, falls short in: asked for below satisfied."""

    UNSOLVED = "unsolved", "所提问题没有实际解决", "the problem is not solved"
    EMPTY = "empty", "答复空泛，没有具体措施", "no concrete measures"
    NO_TIME = "no_time", "没有明确责任人或者完成时限", "nobody, or no day, is named"
    NOT_HEARD = "not_heard", "办理前没有当面听取意见", "the deputy was not heard"
    OLD_PROMISE = "old_promise", "以往承诺没有落实", "earlier promises were not kept"
    LATE = "late", "答复超过期限", "the reply came late"
    OTHER = "other", "其他", "other"


class Grade(Choice):
    """How a deputy evaluates (CQ-SUG 26)."""

    SATISFIED = "satisfied", "满意", "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied", "基本满意", "basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "dissatisfied"


class Finding(Choice):
    """What a follow-up visit finds on the spot."""

    AS_REPLIED = "as_replied", "与答复一致，已经落实", "as the reply says"
    IN_PART = "in_part", "部分落实", "done in part"
    NOT_DONE = "not_done", "没有落实", "not done"
