"""Names of units: every spelling of both seed documents resolves, and lists split in cities nobody listed."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.names.roles import split_roles
from app.importing.names.units import Directory, split_units

SEED = Path(__file__).parents[2] / "seed"


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.from_csv((SEED / "units.csv").read_text("utf-8"), (SEED / "unit_groups.csv").read_text("utf-8"))


SPLITS = [
    ("麻章区、廉江市、遂溪县政府", ["麻章区政府", "廉江市政府", "遂溪县政府"]),
    ("麻章区、遂溪县政府，湛江开发区管委会", ["麻章区政府", "遂溪县政府", "湛江开发区管委会"]),
    ("市交通建设指挥部，赤坎区、麻章区政府", ["市交通建设指挥部", "赤坎区政府", "麻章区政府"]),
    ("市发展改革、财政局", ["市发展改革局", "市财政局"]),
    ("市发展改革委、财政局、茂名海事局", ["市发展改革委", "市财政局", "茂名海事局"]),
    ("市钢铁石化项目\n建设协调小组", ["市钢铁石化项目建设协调小组"]),
    ("市住房城乡\n建设局", ["市住房城乡建设局"]),
    ("市委\n组织部", ["市委组织部"]),
    ("市教育局\n市财政局", ["市教育局", "市财政局"]),
    ("市教育局 市财政局", ["市教育局", "市财政局"]),
    ("相关县（市、区)政府（管委会）", ["相关县（市、区）政府（管委会）"]),
    ("各县（市、区）政府（管委会）和市政府各部门", ["各县（市、区）政府（管委会）", "市政府各部门"]),
    ("湛江港（集团）有限公司", ["湛江港（集团）有限公司"]),
    ("市住房和城乡建设局和市财政局", ["市住房和城乡建设局", "市财政局"]),
    ("市城市管理和综合执法局及茂南区政府", ["市城市管理和综合执法局", "茂南区政府"]),
    ("牵头单位：市发改委；配合单位：市财政局、市住建局等", ["市发改委", "市财政局", "市住建局"]),
    ("1.市教育局\n2.市财政局", ["市教育局", "市财政局"]),
    ("茂南、电白区政府", ["茂南区政府", "电白区政府"]),
    ("信宜、高州、化州市政府", ["信宜市政府", "高州市政府", "化州市政府"]),
    ("各区、县（市）人民政府，市直各部门", ["各区、县（市）人民政府", "市直各部门"]),
    ("各区、市直各部门", ["各区", "市直各部门"]),
    ("各县区党委、政府，市教育局", ["各县区党委、政府", "市教育局"]),
    ("市委组织部、宣传部", ["市委组织部", "市委宣传部"]),
    ("市场监管局、公安局", ["市场监管局", "公安局"]),
    ("市行政审批和政务信息\n管理局", ["市行政审批和政务信息管理局"]),
    ("海东新区、经开区管委会", ["海东新区管委会", "经开区管委会"]),
]


@pytest.mark.parametrize(("text", "names"), SPLITS)
def test_a_list_splits_the_same_with_and_without_a_directory(text: str, names: list[str], directory: Directory) -> None:
    assert split_units(text, directory) == names
    assert split_units(text) == names


@pytest.mark.parametrize(
    ("text", "leads", "supports"),
    [
        ("牵头单位：市发改委；配合单位：市财政局、市住建局", ["市发改委"], ["市财政局", "市住建局"]),
        ("市财政局（牵头）、市审计局", ["市财政局"], ["市审计局"]),
        ("市发改委牵头，市财政局、市教育局配合", ["市发改委"], ["市财政局", "市教育局"]),
        ("市财政局、市审计局", ["市财政局", "市审计局"], []),
        ("市教育局【市财政局、市国土资源局】", ["市教育局"], ["市财政局", "市国土资源局"]),
        ("市教育局[市财政局]", ["市教育局"], ["市财政局"]),
        ("市商务局〔市财政局；市审计局〕", ["市商务局"], ["市财政局", "市审计局"]),
        ("市城管局 （配合：市财政局、各县市区政府）", ["市城管局"], ["市财政局", "各县市区政府"]),
        ("市城管局\n(协办单位:市财政局)", ["市城管局"], ["市财政局"]),
        ("市商务局（各县（市、区）政府、管委会）", ["市商务局"], ["各县（市、区）政府、管委会"]),
        ("市教育局、市水务局（市财政局配合）", ["市教育局", "市水务局"], ["市财政局"]),
        ("市水务局（会同市财政局）；市审计局", ["市水务局", "市审计局"], ["市财政局"]),
        ("市水务局（责任单位：市财政局）", ["市水务局", "市财政局"], []),
        ("各县（市、区）政府（管委会）【市财政局】", ["各县（市、区）政府（管委会）"], ["市财政局"]),
        ("湛江港（集团）有限公司", ["湛江港（集团）有限公司"], []),
        ("市农业局（畜牧兽医局）", ["市农业局（畜牧兽医局）"], []),
        ("各县（市、区）", ["各县（市、区）"], []),
    ],
)
def test_a_cell_that_names_both_roles_gives_both(text: str, leads: list[str], supports: list[str]) -> None:
    assert split_roles(text) == (leads, supports)


def test_a_bracket_that_belongs_to_a_known_name_stays_in_it() -> None:
    known = Directory.from_csv("code,name,kind,parent,aliases\nx,市城管局（市执法局）,department,,\n")
    assert split_roles("市城管局（市执法局）、市财政局", known) == (["市城管局（市执法局）", "市财政局"], [])


def test_government_and_zone_office_of_all_counties_are_one_known_group(directory: Directory) -> None:
    assert directory.resolve("各县（市、区）政府、管委会").group == "g-xsq"


STEMS = ["发展改革", "财政", "教育", "住房和城乡建设", "城市管理和综合执法", "粮食和物资储备", "水务", "公安"]


@given(
    stems=st.lists(st.sampled_from(STEMS), min_size=1, max_size=6, unique=True),
    mark=st.sampled_from(["、", "，", "；", ",", "\n", "；\n", "/"]),
    ending=st.sampled_from(["局", "委"]),
)
def test_whatever_separates_whole_names_they_come_back(stems: list[str], mark: str, ending: str) -> None:
    names = [f"市{stem}{ending}" for stem in stems]
    assert split_units(mark.join(names)) == names


@given(
    leads=st.lists(st.sampled_from(STEMS[:4]), min_size=1, max_size=3, unique=True),
    supports=st.lists(st.sampled_from(STEMS[4:]), min_size=1, max_size=3, unique=True),
    brackets=st.sampled_from(["（）", "()", "【】", "［］", "[]", "〔〕"]),
    label=st.sampled_from(["", "配合：", "协办单位：", "协同:", "会同"]),
)
def test_who_stands_in_a_bracket_behind_the_leads_supports(
    leads: list[str], supports: list[str], brackets: str, label: str
) -> None:
    leads, supports = [f"市{stem}局" for stem in leads], [f"市{stem}局" for stem in supports]
    text = "、".join(leads) + brackets[0] + label + "、".join(supports) + brackets[1]
    assert split_roles(text) == (leads, supports)


def test_every_unit_of_the_2017_table_is_known(directory: Directory) -> None:
    text = (SEED / "work-report-2017.txt").read_text("utf-8")
    cells = [cell.strip() for cell in re.split(r"\n[ \t]*\t", text)]
    ends = re.compile(r"(?:局|委|办|政府|管委会|指挥部|小组|公司|集团|中心|）)$")
    named = [
        cell for cell in cells if 2 < len(cell) < 60 and ends.search(cell) and not re.search(r"[。：:\d.]", cell[:2])
    ]
    names = {
        name for cell in named if not re.match(r"^[加建完推启动创新]", cell) for name in split_units(cell, directory)
    }
    assert len(names) > 50
    assert [name for name in names if not directory.resolve(name).known] == []


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("湛江市财政局", "市财政局"),
        ("湛江经开区管委会", "湛江开发区管委会"),
        ("市基建投资集团公司", "市基础设施建设投资集团公司"),
        ("麻章区", "麻章区政府"),
        ("各县(市、区)政府(管委会)", "各县（市、区）政府（管委会）"),
        ("湛江市人民政府办公室", "市政府办公室"),
    ],
)
def test_other_spellings_lead_to_one_unit(spelling: str, canonical: str, directory: Directory) -> None:
    assert directory.resolve(spelling).canonical == canonical


def test_a_renamed_unit_names_its_successor_and_the_successor_exists(directory: Directory) -> None:
    assert directory.resolve("市国土资源局").successor == "市自然资源局"
    assert all(directory.knows(unit.successor) for unit in directory.units if unit.successor)


def test_members_and_parents_exist(directory: Directory) -> None:
    members = [member for group in directory.groups for member in group.members]
    assert [name for name in members if directory.resolve(name).unit is None] == []
    assert [unit.parent for unit in directory.units if unit.parent and not directory.knows(unit.parent)] == []


def test_an_unknown_name_is_kept_and_gets_its_nearest(directory: Directory) -> None:
    unknown = directory.resolve("市交通运属局")
    assert (unknown.known, unknown.canonical) == (False, "市交通运属局")
    assert unknown.nearest[0] == "市交通运输局"
