"""Units in words: a cell or a list split into names.

Splitting knows no city: it stands on the endings that offices bear (局, 委, 政府, 管委会, 集团公司 …), so documents of
cities that the directory has never seen split as well. Resolving a name is the directory's work (directory.py).
"""

import re

from app.importing.names.brackets import split_outside
from app.importing.names.directory import HALF_TO_FULL, Directory, GroupRow, Resolution, UnitRow, tidy_name
from app.importing.patterns import later

__all__ = [
    "Directory",
    "GroupRow",
    "Resolution",
    "UnitRow",
    "ends_as_unit",
    "is_whole",
    "split_units",
    "tidy_name",
]

_BARE_ENDING = (
    r"(?:管理)?委员会|管委会|人民政府|政府|办公室|集团公司|集团|有限公司|公司|指挥部|领导小组|局|委|办|厅|处|中心"
)
_ENDING = (
    r"(?:政府|管委会|委员会|办公室|集团公司|公司|集团|指挥部|县市区|镇街|业主|室|小组|专班|中心|部门|单位|机构|企业|联社|供销社|总社|协会|商会|学会|联合会|总会|"
    r"总工会|工会|残联|妇联|科协|社科联|文联|侨联|工商联|团委|研究院|研究所|研究室|学院|大学|学校|高校|医院|银行|分行|支行|电视台|红十字会|基金会|林场|农场|社区|海关|税务局|检察院|法院|"
    r"支队|大队|总队|军分区|武装部|街道|镇|(?<!城)乡|社|部|局|委|办|厅|处|站|所|院|校|署|司|组|分局|党组|县区|区县|市区|县市|分管领导|主要领导|专员|书记|市长|省长|县长|区长|秘书长|负责同志|负责人|各地|领导)"
)
_ENDS_AS_UNIT = later(_ENDING + r"(?:（[^（）]*）)?$")
_PLACE = later(r"^(?!市|[我全本])[一-鿿]{1,12}(?:县|区|市|旗|州)$")
_BARE_PLACE = later(r"^(?![各市相有])[一-鿿]{1,2}[^县区市旗委局办厅处部镇乡室院]$")
_GROUP_PLACE = later(r"^(?:各|相关|有关|涉及)?(?:县|市|区)(?:（[市县区、]+）)?$")
_STARTS_UNIT = later(r"^(?:市|省|县|区|州|各|相关|有关|其他|国家|中国|中共|全市|驻)")
_COUNTY_GOVERNMENT = later(r"^.{2,4}([县区市](?:人民)?政府)$")
_TOWN_BODY = later(
    r"^[一-鿿]{2,4}?((?:街道|乡|镇)(?:办事处|办|人民政府|政府|党工委|党委)?|社区(?:居委会)?|村(?:委会|民委员会)?)$"
)
_GOVERNMENT = later(r"(?:人民)?政府$")
_ZONE_OFFICE = later(r"(?:管委会|管理委员会)$")
_ZONE = later(r"(?:新区|开发区|高新区|示范区|园区|试验区|保税区|合作区|度假区|景区)$")
_OFFICE_ENDING = later(r"(?:局|委|办|厅|处)$")
_LEVEL = later(r"^(?:市(?!场|政(?!府))|省|县(?![域级])|区(?![域级])|州)(?=.{3,})")
_DEPARTMENT_STEM = later(
    r"^(?:发展改革|发展和改革|发改|财政|教育|科技|科学技术|工业和信息化|工业信息化|工信|经信|经济和信息化|公安|民政|司法|人力资源|人社|自然资源|"
    r"国土|规划|生态环境|环境保护|环保|住房|住建|城市管理|城管|城乡|交通|水利|水务|农业|林业|海洋|商务|文化|文旅|文广|旅游|卫生|卫健|卫计|退役军人|应急|"
    r"安监|审计|国资|国有资产|市场监|市监|统计|医疗保障|医保|金融|体育|信访|政务服务|行政审批|乡村振兴|扶贫|招商|投资促进|粮食|园林|工商|质监|食品药品)"
)
_ROLE_LABEL = later(
    r"^(?:牵头|主办|责任|承办|配合|协办|协同|参与|实施|主管)?(?:单位|部门)?\s*[:：]\s*|^(?:由|牵头|配合)(?=市|省|县|区|各)|"
    r"^(?:施工|建设|业主|监理|设计|代建|承建|运营)单位(?=[一-鿿]{3})"
)
_TRAILING = later(
    r"(?:（(?:牵头|配合|主办|协办|联合牵头|共同牵头)(?:单位|部门)?）|等(?:市直|相关|有关)?(?:部门|单位)?|牵头|配合|负责)+$"
)
_PARTY_ORGAN = later(r"^(?:组织部|宣传部|统战部|政法委|网信办|编办|社会工作部|老干部局|党校|改革办|农办)$")
_PARTY_LEVEL = later(r"^[市省县区州]委(?=.{2,})")
_NUMBERING = later(r"^(?:[（(]?\d{1,2}[)）.．、]\s*)(?!\d)")
_PARENT_BODY = later(r"^[市省县区]?(?:委|政府|人民政府)$")
_LEVELS = r"[市县区旗](?:（[^（）]{1,6}）)?"
_TOGETHER = later(
    rf"(?:党委|党工委)、(?=政府|管委会|办事处)|(?<=政府)、(?=管委会(?:[、，；）\s]|$))|各{_LEVELS}(?:、{_LEVELS}(?=[、，；]|人民|政府|党委|管委|\s|$))+"
)
_TIED = "\ue000"
"""Stands for the comma of 党委、政府, 政府、管委会 and 各区、县（市） while a list is split: they answer as one."""
_NOBODY = later(r"^(?:暂?无|[/／—\-]+)$")
"""How a list of units says that it names none."""
_CONJUNCTION = later(r"以及|和|及|与|会同")


def ends_as_unit(name: str) -> bool:
    """Whether a name ends as offices do, or names a county, zone or the whole of them (各县（市、区）)."""
    return bool(_ENDS_AS_UNIT.search(name) or _PLACE.match(name) or _GROUP_PLACE.match(name))


def split_units(text: str, directory: Directory | None = None) -> list[str]:
    """The unit names of a cell or list, in order and without repeats, each as written.

    A suffix or level shared by several is given to each (麻章区、遂溪县政府 → 麻章区政府, 遂溪县政府), brackets are
    kept whole and made full-width, a name broken over lines is joined. The directory, where given, settles close calls.
    """
    tied = _TOGETHER.sub(lambda found: found.group().replace("、", _TIED), text.translate(HALF_TO_FULL))
    joined = _join_broken_lines(tied, directory)
    names: list[str] = []
    for segment in split_outside(joined, "；\n。"):
        listed = [_strip_frame(part) for part in split_outside(segment, "、，")]
        parts = [piece for part in listed for piece in _split_conjunctions(part, directory)]
        names.extend(_share_prefix(_share_suffix([part for part in parts if part], directory), directory))
    return [name for name in dict.fromkeys(name.replace(_TIED, "、") for name in names) if not _NOBODY.match(name)]


def _strip_frame(part: str) -> str:
    """A name without its number, its label (牵头单位：) and what trails it (等, （牵头）)."""
    name = _ROLE_LABEL.sub("", _NUMBERING.sub("", part.strip()))
    return tidy_name(_TRAILING.sub("", name))


def _join_broken_lines(text: str, directory: Directory | None) -> str:
    """Lines of a cell joined where a name runs on, and kept apart where units are stacked."""
    lines = [line.strip() for line in re.split(r"[\n\r\t]+| {2,}|(?<=[一-鿿）]) (?=[一-鿿])", text) if line.strip()]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += line if _runs_on(joined, line, directory) else "\n" + line
    return joined


def _runs_on(before: str, after: str, directory: Directory | None) -> bool:
    left = re.split(r"[、，；\n]", before)[-1]
    if not left or after[0] in "、，；）（":
        return True
    if _PARENT_BODY.match(left) and not _STARTS_UNIT.match(after):
        return True
    if before.count("（") > before.count("）") or re.fullmatch(_BARE_ENDING, re.split(r"[、，；（]", after)[0]):
        return True
    right = re.split(r"[、，；]", after)[0]
    if directory and directory.knows(left + right):
        return True
    return not ends_as_unit(_strip_frame(left)) and not re.match(r"^(?:\d|牵头|配合|主办|协办|责任)", after)


def _split_conjunctions(part: str, directory: Directory | None) -> list[str]:
    """Cut at 和, 及, 与 where whole units stand on both sides; 住房和城乡建设局 stays one."""
    if directory and directory.knows(part):
        return [part]
    for found in _CONJUNCTION.finditer(part):
        left, right = part[: found.start()], part[found.end() :]
        if (
            left.count("（") == left.count("）")
            and is_whole(left, directory)
            and is_whole(right, directory, starts=True)
        ):
            return [left, *_split_conjunctions(right, directory)]
    return [part]


def is_whole(name: str, directory: Directory | None, starts: bool = False) -> bool:
    """Whether a text is the whole name of an office; `starts`: one that also begins as such names do."""
    if directory and directory.knows(name):
        return True
    if not ends_as_unit(name) or re.fullmatch(_BARE_ENDING, name):
        return False
    return not starts or bool(_STARTS_UNIT.match(name) or _PLACE.match(name) or re.match(r"^.{2,5}[县区市]", name))


def _share_suffix(names: list[str], directory: Directory | None) -> list[str]:
    """Give a bare place or stem the office that the next full name ends with."""
    shared = list(names)
    for at in range(len(shared) - 2, -1, -1):
        name, following = shared[at], shared[at + 1]
        government, zone, office = (ending.search(following) for ending in (_GOVERNMENT, _ZONE_OFFICE, _OFFICE_ENDING))
        if (county := _COUNTY_GOVERNMENT.match(following)) and _BARE_PLACE.match(name):
            shared[at] += county.group(1)
        elif (town := _TOWN_BODY.match(following)) and _BARE_PLACE.match(name):
            shared[at] += town.group(1)
        elif government and _PLACE.match(name) and not _ZONE.search(name) and not _GROUP_PLACE.match(name):
            shared[at] += government.group()
        elif zone and _PLACE.match(name) and _ZONE.search(name):
            shared[at] += zone.group()
        elif office and _is_stem(name):
            shared[at] += office.group()
    return shared


def _is_stem(name: str) -> bool:
    """Whether a name is that of a department without its office (市发展改革), and no sentence about one."""
    bare = not ends_as_unit(name) and not re.search(r"[局厅\d]", name)
    return bare and bool(_DEPARTMENT_STEM.match(_LEVEL.sub("", name)))


def _share_prefix(names: list[str], directory: Directory | None) -> list[str]:
    """市发展改革局、财政局 → 市财政局: a department named without a level takes that of the one before it."""
    level, party, shared = "", "", []
    for name in names:
        if (own := _LEVEL.match(name)) and ends_as_unit(name):
            level = own.group()
            party = committee.group() if (committee := _PARTY_LEVEL.match(name)) else party
        elif party and _PARTY_ORGAN.match(name):
            name = party + name
        elif level and _DEPARTMENT_STEM.match(name) and _OFFICE_ENDING.search(name) and not _known(name, directory):
            name = level + name
        shared.append(name)
    return shared


def _known(name: str, directory: Directory | None) -> bool:
    return bool(directory and directory.knows(name))
