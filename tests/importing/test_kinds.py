import pytest

from app.importing.draft import Commitment, MilestoneKind
from app.importing.language.kinds import read_commitment, read_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("对全市养老机构建设情况进一步摸底调研", MilestoneKind.RESEARCH),
        ("10月中旬完成初步设计", MilestoneKind.PLANNING),
        ("9月前获得可行性研究报告批复", MilestoneKind.APPROVAL),
        ("3月底完成公开招标工作", MilestoneKind.TENDER),
        ("上半年完成征地", MilestoneKind.LAND),
        ("4月启动建设", MilestoneKind.START),
        ("12月底完成施工招标并动工", MilestoneKind.START),
        ("6月完成35%软基处理", MilestoneKind.PROGRESS),
        ("下半年完成部分征地拆迁任务", MilestoneKind.PROGRESS),
        ("累计完成征地3000亩和拆迁建筑物200座", MilestoneKind.PROGRESS),
        ("10月底项目完工", MilestoneKind.COMPLETION),
        ("6月底完成工程建设", MilestoneKind.COMPLETION),
        ("12月竣工验收", MilestoneKind.ACCEPTANCE),
        ("2017年底建成通车", MilestoneKind.IN_SERVICE),
        ("8月底完成项目主体建设并试运营", MilestoneKind.IN_SERVICE),
        ("做好宣传发动工作", MilestoneKind.OTHER),
    ],
)
def test_the_furthest_step_names_the_kind(text: str, kind: MilestoneKind) -> None:
    assert read_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        ("力争10月底动工建设", Commitment.STRIVE),
        ("争取年内动工", Commitment.AIM),
        ("争取海关、检验检疫等部门政策支持", Commitment.PLAIN),
        ("确保年底前完成", Commitment.ENSURE),
        ("10月底前基本上完成年度造林任务", Commitment.BASIC),
        ("下半年基本完成征拆工作，争取全线动工", Commitment.BASIC),
        ("完善基本公共服务", Commitment.PLAIN),
        ("6月底完成改造", Commitment.PLAIN),
    ],
)
def test_the_first_word_of_promise_counts(text: str, commitment: Commitment) -> None:
    assert read_commitment(text) is commitment
