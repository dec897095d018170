"""The right readings of the invented minutes, made by hand before any was read, by the gold's rules."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Duty:
    """A directive: where it stands, its words, who, with whom, how often, by when and how much."""

    section: str
    text: str
    leads: list[str]
    supports: list[str]
    cadence: str
    due: str | None = None
    figures: list[tuple[float, str]] = field(default_factory=list)


STANDING = [
    Duty(
        "一、(一)",
        "原则同意县水利局提交的实施方案，由县水利局根据会议意见修改完善，于4月底前按程序报批",
        ["县水利局"],
        [],
        "once",
        "2023-04-30",
    ),
    Duty(
        "一、(二)",
        "县财政局负责筹措资金3000万元，县自然资源局、县林业局配合做好用地保障",
        ["县财政局"],
        ["县自然资源局", "县林业局"],
        "once",
        None,
        [(3000, "万元")],
    ),
    Duty("一、(三)", "各乡镇政府要做好群众宣传工作", ["各乡镇政府"], [], "ongoing"),
    Duty("一、(三)", "每月向县水利局报送一次进展", ["各乡镇政府"], [], "monthly", None, [(1, "次")]),
    Duty(
        "二",
        "由县教育局牵头，县住建局、县应急局配合，6月底前完成全县校舍安全排查",
        ["县教育局"],
        ["县住建局", "县应急局"],
        "once",
        "2023-06-30",
    ),
    Duty(
        "三",
        "县投资促进局要会同县工业园区管委会每季度召开一次招商分析会",
        ["县投资促进局"],
        ["县工业园区管委会"],
        "quarterly",
        None,
        [(1, "次")],
    ),
    Duty(
        "三",
        "县工信局要于12月底前引进亿元以上项目8个",
        ["县工信局"],
        [],
        "once",
        "2023-12-31",
        [(8, "个")],
    ),
]

SPECIAL = [
    Duty(
        "一",
        "由东湖区政府牵头，市自然资源局、市住建局配合，于5月底前完成沿线征拆工作",
        ["东湖区政府"],
        ["市自然资源局", "市住建局"],
        "once",
        "2024-05-31",
    ),
    Duty(
        "二",
        "由市城管局牵头，南方电网东湖供电局、市燃气公司配合，于3月底前提出迁改方案",
        ["市城管局"],
        ["南方电网东湖供电局", "市燃气公司"],
        "once",
        "2024-03-31",
    ),
    Duty("二", "4月30日前完成迁改", ["市城管局"], [], "once", "2024-04-30"),
    Duty("三", "市财政局要在收到申请后及时拨付资金", ["市财政局"], [], "once"),
    Duty(
        "三",
        "市城投集团要多渠道融资，年内到位资金不少于5亿元",
        ["市城投集团"],
        [],
        "once",
        "2024-12-31",
        [(5, "亿元")],
    ),
    Duty("四", "市交通局每周召开一次调度会，及时协调解决问题", ["市交通局"], [], "weekly", None, [(1, "次")]),
]
