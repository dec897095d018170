"""What sort of step a milestone is, and how firmly it is promised."""

from app.importing.draft import Commitment, MilestoneKind
from app.importing.patterns import later

_STAGES: tuple[tuple[MilestoneKind, str], ...] = (
    (
        MilestoneKind.IN_SERVICE,
        r"投产|投运|投入(?:使用|运营|运行|生产|营运)|建成投用|投用|通车|试?运[营行](?!管理|情况|机制)|营业|开通|入住|开馆|启用|开园|"
        r"并网|供水$|发电$",
    ),
    (
        MilestoneKind.ACCEPTANCE,
        r"(?:竣工|交工|完工|自查|初步|项目|通过|组织|进行|开展|建设、|建成)验收|验收(?:$|[，。；、）]|合格|工作)|销号",
    ),
    (
        MilestoneKind.COMPLETION,
        r"建成(?!.{0,6}(?:区|工作))|竣工|完工|封顶|主体完成|全[部线]完成",
    ),
    (MilestoneKind.START, r"(?<![推发联互劳])动工(?!作)|开工(?!前)|启动|奠基|破土|开始(?!前)|开建|进场施工|复工"),
    (MilestoneKind.LAND, r"征地|征收|拆迁|征拆|供地|清表|移交场地|用地清理|土地出让|收储|旧村场拆除|用地报批"),
    (MilestoneKind.TENDER, r"招标|招投标|采购|比选|挂网|社会(?:资本|出资)方|招商引资"),
    (
        MilestoneKind.APPROVAL,
        r"批复|审批|核准|立项|报批|许可|备案|报建|获批|审定|审议|评审|认定|报.{1,12}(?:政府|审|批)|用海|环评|土地调规",
    ),
    (
        MilestoneKind.PLANNING,
        r"设计|规划|方案|编制|可行性研究|勘[察探测]|选址|制[定订]|预算(?!收入|支出)|出台|印发|策划",
    ),
    (MilestoneKind.RESEARCH, r"调研|摸底|调查|研究|论证|排查|普查|走访"),
    (
        MilestoneKind.COMPLETION,
        r"完成[^，。；并]{0,40}(?:工程|建设|改造|搬迁|回迁|项目|任务|升级|安装|拆除|施工|整治|修复)(?:工作)?(?:$|[，。；])|全面完成",
    ),
    (MilestoneKind.PROGRESS, r"\d[ ]?[%％]|百分之|累计|推进|加快|部分|继续|完成|新增|施工|建设"),
)
_KINDS = tuple((kind, later(pattern)) for kind, pattern in _STAGES)
_PARTIAL = later(r"完成.{0,20}\d[ ]?[%％]|\d[ ]?[%％].{0,20}|百分之|完成部分|累计完成")
_SHARED = (MilestoneKind.COMPLETION, MilestoneKind.LAND)

_COMMITMENTS: tuple[tuple[Commitment, str], ...] = (
    (Commitment.STRIVE, r"力争|力求|力保"),
    (Commitment.AIM, r"争取(?![^，,。；;]{0,24}(?:支持|资金|政策|补助|补贴|额度|指标|份额|倾斜))|力图|尽量|尽可能"),
    (Commitment.ENSURE, r"确保|务必|务求|保证|必须"),
    (Commitment.BASIC, r"基本上?(?:完成|建成|实现|形成|消除|达到|具备|解决|完工|竣工|全面|贯通|覆盖|建立|到位)"),
)
_WORDS = tuple((commitment, later(pattern)) for commitment, pattern in _COMMITMENTS)


def read_kind(text: str) -> MilestoneKind:
    """The kind of the furthest step the text reaches: 完成施工招标并动工 is a start.

    A share of the work (完成35%软基处理, 完成部分征地) is progress, whatever the work.
    """
    found = next((kind for kind, pattern in _KINDS if pattern.search(text)), MilestoneKind.OTHER)
    return MilestoneKind.PROGRESS if found in _SHARED and _PARTIAL.search(text) else found


def read_commitment(text: str) -> Commitment:
    """How firmly the text promises, by the first word in it that says so; plain when none does."""
    found = [(match.start(), commitment) for commitment, pattern in _WORDS if (match := pattern.search(text))]
    return min(found, key=lambda hit: hit[0])[1] if found else Commitment.PLAIN
