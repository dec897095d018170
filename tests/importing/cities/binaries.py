"""The invented documents that are Word tables and workbooks, with the merged cells that their offices would make."""

import io

import docx
import xlsxwriter

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged cell."""

DISTRICT = [
    ("序号", "目标任务", "具体措施", "完成时限", "责任领导", "牵头单位", "配合单位"),
    ("一、推动产业提质增效", "", "", "", "", "", ""),
    (
        "1",
        "规上工业增加值增长8%以上，新增“专精特新”企业15家",
        "1.一季度末完成企业摸底，建立培育库；\n2.6月底前新增规上工业企业不少于10家，三季度末累计达到18家。",
        "2023年12月底前",
        "赵启明",
        "区科工信局",
        "区发改局、区财政局，各镇（街道）",
    ),
    (
        "2",
        "加快推进5G智慧园区二期建设",
        "三月中旬完成施工招标，4月上旬进场施工。",
        "2023年6月底前",
        "钱  进",
        "临江经开区管委会",
        "区住建局、区自然资源分局",
    ),
    (
        "",
        "",
        "年底前完成标准厂房8万平方米建设，入驻企业20家以上。",
        "2023年12月底前",
        "",
        "区投控集团有限公司",
        "区招商中心",
    ),
    ("二、办好民生实事", "", "", "", "", "", ""),
    (
        "3",
        "实施城区内涝治理",
        "6月底前改造雨污管网12.5公里，新建调蓄池2座；前三季度完成投资1.2亿元，12月20日前通过竣工验收。",
        "12月20日前",
        "孙丽华",
        "区水务局",
        "区住建局、城东街道办事处、城西街道办事处",
    ),
    (
        "4",
        "常态化开展河湖“清四乱”",
        "建立巡查台账，发现一起、整治一起。",
        "长期坚持",
        "孙丽华",
        "区水务局",
        "各镇（街道）",
    ),
    (
        "5",
        "推进G325线城区段改线工程",
        "今年内完成工可批复及初步设计，2024年一季度动工。",
        "持续推进",
        "钱  进",
        "区交通运输局",
        "区发改局",
    ),
]
DISTRICT_MERGES: list[Merge] = [(1, 0, 1, 6), (3, 0, 4, 0), (3, 1, 4, 1), (3, 4, 4, 4), (5, 0, 5, 6)]

LEDGER = [
    ("2024年平原县重点项目建设台账", *[""] * 12),
    (
        *("序号", "项目名称", "建设性质", "建设规模及内容", "总投资（万元）", "年度投资（万元）"),
        *("节点目标", "", "", "", "责任单位", "", "挂点领导"),
    ),
    ("", "", "", "", "", "", "一季度", "二季度", "三季度", "四季度", "牵头单位", "配合单位", ""),
    (
        *(1, "南城热电联产项目（2×350MW）", "续建", "建设2台350MW供热机组", 285000, 60000),
        *("完成主厂房基础浇筑", "1号机组钢结构吊装完成50%", "累计完成投资45000万元", "1号机组并网发电"),
        *("县发改局", "县供电公司、县住建局", "周建平"),
    ),
    (
        *(2, "县人民医院新院区", "新建", "总建筑面积9.8万平方米", 56000, 12000),
        *("完成用地报批", "完成施工招标", "动工建设", "完成基坑支护，年度完成投资1.2亿元"),
        *("县卫健局", "县自然资源局\n平安镇政府", "吴海"),
    ),
    (
        *(3, "省道S240改扩建工程", "新建", "全长18公里", 32000, 8000),
        *("/", "5月底前完成施工图审查", "—", "路基完成10公里"),
        *("县交通局", "", "吴海"),
    ),
    ("合计", "", "", "", 373000, 80000, "", "", "", "", "", "", ""),
]
LEDGER_MERGES: list[Merge] = [
    (0, 0, 0, 12),
    *((1, column, 2, column) for column in (0, 1, 2, 3, 4, 5, 12)),
    (1, 6, 1, 9),
    (1, 10, 1, 11),
]

TEAM = [
    ("序号", "重点工作", "目标要求", "", "责任单位", "分管县领导"),
    ("", "", "具体内容", "完成时间", "", ""),
    (
        "1",
        "全面推进“四好农村路”建设",
        "三月中旬前完成项目库编制，十二月底前新改建农村公路120公里以内",
        "2023年12月底前",
        "牵头：县交通运输局\n配合：县财政局、各乡镇人民政府",
        "罗  文",
    ),
    (
        "2",
        "开展“1+3+N”网格化服务管理",
        "配备专职网格员260名，上半年全覆盖",
        "6月",
        "牵头：县委政法委\n配合：县公安局、县民政局、县司法局",
        "石  敏",
    ),
    (
        "3",
        "落实稳岗就业政策",
        "城镇新增就业1.2万人次，零就业家庭动态清零",
        "2023年全年",
        "牵头：县人社局",
        "石  敏",
    ),
]
TEAM_MERGES: list[Merge] = [(0, 2, 0, 3), *((0, column, 1, column) for column in (0, 1, 4, 5))]


def word(rows: list[tuple[str, ...]], merges: list[Merge], *paragraphs: str) -> bytes:
    """A Word file of paragraphs and one table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for top, left, bottom, right in merges:
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        merged.text = rows[top][left]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(rows: list[tuple[str | int, ...]], merges: list[Merge]) -> bytes:
    """A workbook of one sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("台账")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(at, column, value)
    for top, left, bottom, right in merges:
        sheet.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    return out.getvalue()
