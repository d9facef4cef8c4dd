"""The closed lists that facts of residents' requests choose from."""

from yishi.kernel.facts import Choice


class Channel(Choice):
    """How a request reached the station."""

    VISIT = "visit", "到站反映", "came to the station"
    RECEPTION = "reception", "接待日反映", "came on a reception day"
    CALL_ON = "call_on", "代表走访收集", "heard by a deputy on a visit"
    PHONE = "phone", "电话", "telephone"
    LETTER = "letter", "来信", "letter"
    ONLINE = "online", "扫码或者网上", "online"


class Ground(Choice):
    """Why a request is not taken up at a station (DL 59; XF 28, 30)."""

    PENDING_CASE = (
        "pending_case",
        "正在诉讼、仲裁、复议或者执行的具体案件",
        "a concrete case before a court or the like",
    )
    ACCUSATION = "accusation", "检举、控告", "a report of wrongdoing"
    EMERGENCY = "emergency", "需要立即处置的紧急情况", "an emergency"
    ALREADY_HANDLED = "already_handled", "同一事项已经在办理", "the same matter is being handled"
    NO_CONTENT = "no_content", "没有具体内容", "no concrete content"
    UNLAWFUL = "unlawful", "内容违法、侮辱他人或者属于广告", "unlawful, insulting or advertising"
    ELSEWHERE = "elsewhere", "不属于人大代表反映的范围", "not for deputies"


class Way(Choice):
    """Where somebody whose request is not taken up can turn to."""

    COURT = "court", "人民法院诉讼服务中心（12368）", "the court's service centre (12368)"
    PROCURATORATE = "procuratorate", "人民检察院检察服务中心（12309）", "the procuratorate (12309)"
    LEGAL_AID = "legal_aid", "公共法律服务（12348）", "legal aid (12348)"
    SUPERVISION = "supervision", "纪检监察机关举报渠道（12388）", "discipline inspection and supervision (12388)"
    EMERGENCY_CALL = "emergency_call", "报警110、火警119、急救120", "emergency calls 110, 119, 120"
    HOTLINE = "hotline", "政务服务便民热线（12345）", "the government's hotline (12345)"
    PETITIONS = "petitions", "信访部门", "the petition body"
    NONE = "none", "不需要另行提出", "none is needed"


class Helped(Choice):
    """Whether it helped, in the resident's own judgment."""

    YES = "yes", "解决了问题", "yes"
    PARTLY = "partly", "解决了一部分", "partly"
    NO = "no", "没有解决", "no"


class AskedBy(Choice):
    """How the resident was asked whether it helped."""

    PHONE = "phone", "电话回访", "telephone"
    VISIT = "visit", "上门回访", "visit"
    AT_STATION = "at_station", "到站当面评价", "at the station"


class Acceptance(Choice):
    """What the petition body told (XF 23)."""

    ACCEPTED = "accepted", "已受理", "accepted"
    REDIRECTED = "redirected", "告知向有权处理的机关、单位提出", "told where to go"
