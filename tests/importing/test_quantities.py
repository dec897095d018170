from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.draft import Comparator
from app.importing.language.quantities import read_quantities


def figures(text: str) -> list[tuple[str, str, str]]:
    return [(q.name, str(q.value), q.unit) for q in read_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月底前,完成勘探、测量工作和征地1000亩", [("征地", "1000", "亩")]),
        ("累计完成征地3000亩和拆迁建筑物200座", [("征地", "3000", "亩"), ("拆迁建筑物", "200", "座")]),
        ("6月完成35%软基处理", [("软基处理", "35", "%")]),
        ("12月底前完成迁建投资3亿元", [("迁建投资", "3", "亿元")]),
        ("完成年度计划投资382.6亿元", [("年度计划投资", "382.6", "亿元")]),
        ("12月底前完成6条线路开通", [("线路开通", "6", "条")]),
        ("营造碳汇林２．５万亩", [("营造碳汇林", "2.5", "万亩")]),
        ("投资 30 万元", [("投资", "30", "万元")]),
        ("新增就业18,750人", [("新增就业", "18750", "人")]),
        ("新增公办学位1万个", [("新增公办学位", "1", "万个")]),
        ("完成工程量的百分之八十", [("工程量", "80", "%")]),
        ("覆盖率达到三分之二以上", [("覆盖率", "0.6667", "（三分之二）")]),
        ("产值翻一番", [("产值", "2", "倍")]),
        ("完成一百二十户搬迁安置", [("搬迁安置", "120", "户")]),
        ("打造一个现代化农业展示中心", [("现代化农业展示中心", "1", "个")]),
        ("完成70%的贫困人口（10万人）脱贫目标", [("贫困人口", "70", "%"), ("脱贫", "10", "万人")]),
        ("9月底完成80%", [("完成", "80", "%")]),
        ("PM10浓度控制在70微克/立方米以内", [("PM10浓度", "70", "微克/立方米")]),
        ("下降3.5个百分点", [("下降", "3.5", "个百分点")]),
        ("由市财政局安排专项资金500万元", [("专项资金", "500", "万元")]),
        ("市财政局要在落实资本金2亿元的基础上", [("资本金", "2", "亿元")]),
        ("区政府负责筹措配套资金0.8亿元", [("配套资金", "0.8", "亿元")]),
        ("建成县委党校教学楼1栋", [("建成县委党校教学楼", "1", "栋")]),
        ("污水处理能力提高到5万吨/日", [("污水处理能力提高", "5", "万吨/日")]),
    ],
)
def test_a_target_is_read_as_written(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推动1550mm冷轧工程",
        "动工建设主体30万吨原油码头",
        "动工建设30万吨级双向航道",
        "完成新建11#线涂布工程",
        "滨海城市旅游“3844”工程",
        "完成k0+060-k1+200段施工",
        "推行“七证合一、一照一码”",
        "完成一号机组吊装和三通一平",
        "G325国道改线",
        "市120指挥中心",
        "对廉江、徐闻两个国家现代农业示范区监督指导",
        "2017年12月31日前完成",
        "第3次会议",
        "12个月内建成",
        "5个工作日内办结",
        "培育主营业务收入2000万元以上企业",
        "总投资5亿元的项目开工",
        "按照《关于10件实事的通知》",
        "最多跑一次",
    ],
)
def test_a_numeral_that_names_a_thing_is_no_target(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("完成造林70%以上", Comparator.AT_LEAST),
        ("不少于5个项目", Comparator.AT_LEAST),
        ("不低于20%", Comparator.AT_LEAST),
        ("引进企业20—30家", Comparator.AT_LEAST),
        ("高企突破300家", Comparator.AT_LEAST),
        ("失业率控制在4%以内", Comparator.AT_MOST),
        ("费用不超过30万元", Comparator.AT_MOST),
        ("完成余下建筑物约940座", Comparator.ABOUT),
        ("增长8%左右", Comparator.ABOUT),
        ("排查企业3000余家", Comparator.ABOUT),
        ("新建学校3所", Comparator.EXACT),
    ],
)
def test_how_a_figure_is_to_be_met(text: str, comparator: Comparator) -> None:
    assert [q.comparator for q in read_quantities(text)] == [comparator]


def test_a_cumulative_figure_is_told_from_a_step() -> None:
    clause = "累计完成新增就业75000人；失业人员再就业30000人"
    assert [q.cumulative for q in read_quantities(clause)] == [True, True]
    assert [q.cumulative for q in read_quantities("完成余下建筑物约940座拆迁任务")] == [False]


@given(
    st.decimals(min_value=Decimal("0.1"), max_value=99999, places=1),
    st.sampled_from(["亩", "万亩", "亿元", "公里", "%", "户", "平方米", "家"]),
    st.sampled_from(["", "以上", "左右", "，并验收", "。"]),
)
def test_every_figure_keeps_its_value_and_unit(value: Decimal, unit: str, after: str) -> None:
    assert [(q.value, q.unit) for q in read_quantities(f"完成任务{value}{unit}{after}")] == [(value, unit)]


@given(st.text(alphabet="0123456789.,%万亿元亩个家完成约以上百分之三二“”（）-—，。年月 \n", max_size=80))
def test_any_text_is_counted_without_a_crash(text: str) -> None:
    for quantity in read_quantities(text):
        assert quantity.value >= 0
        assert quantity.unit
