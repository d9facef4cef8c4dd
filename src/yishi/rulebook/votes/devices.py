"""Sealed ballots: keys, the frozen poll, casting, and opening the whole sum; the server never holds a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.ballots.trustees import examined, examined_box_key
from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.votes import announcing, facts, sealing
from yishi.rulebook.votes.practice import SEALED_ALLOWED
from yishi.rulebook.votes.stages import Secret
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.electoral_law import VALIDITY

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

LEAST_TRUSTEES: Final = 3


def _by_device(standing: Standing) -> bool:
    return not announcing.on_paper(standing)


DEVICES_ONLY: Final = Guard(_by_device, Text("本次投票采用纸质选票", "This ballot is on paper"), VALIDITY)


def _enough_trustees(standing: Standing) -> bool:
    return len(sealing.trustees(standing)) >= LEAST_TRUSTEES


def _devices_brought(standing: Standing) -> bool:
    return bool(sealing.latest_of_each(standing, "bring_device_key"))


def _manifest_hash(standing: Standing) -> str:
    return sealing.manifest(standing).hash.hex()


def _joint_key(standing: Standing) -> str:
    return sealing.key(standing).hex()


def _all_did(act: str) -> Guard:
    return Guard(
        lambda standing: sealing.latest_of_each(standing, act).keys() >= set(sealing.trustees(standing)),
        Text("还有监票人没有完成上一步", "Not every scrutineer has done the step before"),
        VALIDITY,
        Text("请在监票人各自的设备上完成", "On each scrutineer's own device"),
    )


def _own_box_key(standing: Standing, given: facts.BoxKey, actor: Actor) -> bool:
    """Whether the key for shares is the scrutineer's own, and its secret proved to be known."""
    try:
        examined_box_key(sealing.read_box_key(given), sealing.number_of(standing, actor.person), _frozen(standing))
    except sealing.WRONG:
        return False
    return True


def _frozen(standing: Standing) -> bytes:
    return sealing.manifest(standing).hash


def _own_commitments(standing: Standing, given: facts.KeyShares, actor: Actor) -> bool:
    """Whether the part of the key is the scrutineer's own, of the right length, and proved."""
    number = sealing.number_of(standing, actor.person)
    try:
        examined(sealing.read_commitments(given), number, sealing.threshold(standing), _frozen(standing))
    except sealing.WRONG:
        return False
    return True


def _own_ballot(standing: Standing, given: facts.Sealed, actor: Actor) -> bool:
    """Whether the ballot is the voter's own and everything about it is proved."""
    try:
        ballot = sealing.read_ballot(given)
        return sealing.voter_of(ballot, sealing.manifest(standing), sealing.key(standing)) == f"{actor.person}"
    except sealing.WRONG:
        return False


def _own_part(standing: Standing, given: facts.Part, actor: Actor) -> bool:
    return sealing.examine_part(standing, given, actor.person)


BRING_DEVICE: Final = Act(
    code="bring_device_key",
    title=Text("登记投票设备", "bring a device"),
    done=Text("登记投票设备", "device brought"),
    hint=Text(
        "密钥只在您的设备上生成和保存，每次投票另行生成", "The key is made and kept on your device, anew each time"
    ),
    by=(roles.VOTER,),
    moves={Secret.PREPARING: Secret.PREPARING},
    facts=facts.DeviceKey,
    guards=(DEVICES_ONLY,),
    in_person=DL.article(23),
    basis=DL.article(23),
)
FREEZE: Final = Act(
    code="freeze_poll",
    title=Text("固定投票清单", "freeze the poll"),
    done=Text("投票清单固定", "poll frozen"),
    hint=Text("固定以后不能增加投票设备", "No device can be added afterwards"),
    by=(roles.PRESIDER,),
    moves={Secret.PREPARING: Secret.KEYING},
    facts=facts.Frozen,
    draws={"manifest": _manifest_hash},
    guards=(
        DEVICES_ONLY,
        Guard(
            lambda standing: standing.practice[SEALED_ALLOWED],
            Text("本地没有启用电子密封选票", "Sealed ballots are not allowed here"),
            SEALED_ALLOWED.basis,
            Text("请使用纸质选票，或者依据本省规定修改地方做法", "Vote on paper, or set the parameter by a rule"),
        ),
        Guard(
            _enough_trustees,
            Text("监票人不足三名", "Fewer than three scrutineers"),
            VALIDITY,
            Text("请在会议上推选三名以上监票人", "Choose three scrutineers at the sitting"),
        ),
        Guard(_devices_brought, Text("还没有人登记投票设备", "Nobody has brought a device"), VALIDITY),
    ),
    public=True,
    basis=VALIDITY,
)
BOX_KEY: Final = Act(
    code="bring_box_key",
    title=Text("登记接收密钥", "bring a key for shares"),
    done=Text("登记接收密钥", "key for shares brought"),
    by=(roles.TELLER,),
    moves={Secret.KEYING: Secret.KEYING},
    facts=facts.BoxKey,
    checks=(
        Check(
            _own_box_key,
            Text("接收密钥未能证明", "The key for shares is not proved"),
            VALIDITY,
            field="key",
        ),
    ),
    in_person=VALIDITY,
    basis=VALIDITY,
)
SHARE_KEY: Final = Act(
    code="share_key",
    title=Text("生成密钥份额", "make a part of the key"),
    done=Text("生成密钥份额", "part of the key made"),
    by=(roles.TELLER,),
    moves={Secret.KEYING: Secret.KEYING},
    facts=facts.KeyShares,
    guards=(_all_did("bring_box_key"),),
    checks=(
        Check(
            _own_commitments,
            Text("密钥份额不完整，或者未能证明", "The part of the key is not whole, or not proved"),
            VALIDITY,
            field="commitments",
        ),
    ),
    in_person=VALIDITY,
    basis=VALIDITY,
)
CONFIRM_SHARE: Final = Act(
    code="confirm_share",
    title=Text("核验收到的份额", "confirm the shares received"),
    done=Text("份额核验无误", "shares confirmed"),
    hint=Text("在您的设备上核验其他监票人给您的份额", "Your device checks what the others sent you"),
    by=(roles.TELLER,),
    moves={Secret.KEYING: Secret.KEYING},
    guards=(_all_did("share_key"),),
    in_person=VALIDITY,
    basis=VALIDITY,
)
OPEN_POLL: Final = Act(
    code="open_poll",
    title=Text("开始投票", "open the poll"),
    done=Text("开始投票", "poll opened"),
    by=(roles.PRESIDER,),
    moves={Secret.KEYING: Secret.OPEN},
    facts=facts.Keyed,
    draws={"key": _joint_key},
    guards=(_all_did("confirm_share"),),
    public=True,
    basis=VALIDITY,
)
CAST: Final = Act(
    code="cast_sealed_ballot",
    title=Text("投票", "cast a ballot"),
    done=Text("投票", "ballot cast"),
    hint=Text("每人一票，投出后不能更改", "One ballot each; it cannot be changed"),
    by=(roles.VOTER,),
    moves={Secret.OPEN: Secret.OPEN},
    facts=facts.Sealed,
    guards=(DEVICES_ONLY,),
    checks=(
        Check(
            _own_ballot,
            Text("选票不完整，不是本人的，或者未能证明", "The ballot is not whole, not your own, or not proved"),
            VALIDITY,
            field="ballot",
        ),
    ),
    once=True,
    in_person=DL.article(23),
    basis=DL.article(23),
)
OPEN_TOTAL: Final = Act(
    code="open_total",
    title=Text("开启总数", "open the sum"),
    done=Text("开启总数", "sum opened"),
    hint=Text(
        "只开启全部选票相加的总数，任何一张选票都不开启", "Only the sum of all ballots is opened, never one of them"
    ),
    by=(roles.TELLER,),
    moves={Secret.CLOSED: Secret.CLOSED},
    facts=facts.Part,
    guards=(DEVICES_ONLY,),
    checks=(Check(_own_part, Text("解密份额未能证明", "The part is not proved"), VALIDITY, field="factors"),),
    once=True,
    in_person=VALIDITY,
    basis=VALIDITY,
)

# These are done on the person's own device, which keeps the secrets.
DEVICE_ACTS: Final = frozenset(
    {"bring_device_key", "bring_box_key", "share_key", "confirm_share", "cast_sealed_ballot", "open_total"}
)
ACTS: Final = (BRING_DEVICE, FREEZE, BOX_KEY, SHARE_KEY, CONFIRM_SHARE, OPEN_POLL, CAST, OPEN_TOTAL)
