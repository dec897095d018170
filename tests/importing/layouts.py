"""One made-up task table, rendered in every layout that offices use; expectations come from the rows themselves."""

import csv
import io
import itertools
from dataclasses import dataclass
from datetime import date

import docx
import xlsxwriter
from hypothesis import strategies as st

HEADINGS = ("序号", "事项", "具体目标和工作计划", "完成时限", "牵头单位", "配合单位", "分管领导")
TODAY = date(2022, 3, 1)
"""The day on which the tests read."""
UNITS = ("市财政局", "市发展改革委", "东山区政府", "市城市投资集团有限公司", "北湖开发区管委会", "市自然资源局")
STEPS = ("3月底前完成招标", "完成道路施工2.5公里", "6月底前动工建设", "力争9月底前主体封顶", "年底前建成投用")
TITLES = (
    "建设滨江公园二期工程",
    "改造老旧小区120个",
    "新建中小学校6所",
    "完成环城快速路改造提升工程",
    "筹建市档案中心新馆",
)
LEADERS = ("李明", "王晓芳", "欧阳建国")

Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Line:
    """A line as its author meant it."""

    steps: tuple[str, ...]
    month: int
    leads: tuple[str, ...]
    supports: tuple[str, ...]

    @property
    def plan(self) -> str:
        return "\n".join(f"{at}.{step}。" for at, step in enumerate(self.steps, 1))


@dataclass(frozen=True)
class Task:
    """A task as its author meant it."""

    title: str
    leader: str
    lines: tuple[Line, ...]


lines = st.builds(
    Line,
    st.lists(st.sampled_from(STEPS), min_size=1, max_size=3, unique=True).map(tuple),
    st.integers(1, 12),
    st.lists(st.sampled_from(UNITS[:3]), min_size=1, max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(UNITS[3:]), max_size=2, unique=True).map(tuple),
)


def tasks(most_lines: int = 3) -> st.SearchStrategy[list[Task]]:
    """Up to four tasks of up to `most_lines` lines each."""
    task = st.builds(
        Task,
        st.sampled_from(TITLES),
        st.sampled_from(LEADERS),
        st.lists(lines, min_size=1, max_size=most_lines).map(tuple),
    )
    return st.lists(task, min_size=1, max_size=4, unique_by=lambda task: task.title)


def as_rows(told: list[Task]) -> Rows:
    """The rows of the table, headings first, cells blank where a row continues its item."""
    rows: Rows = [HEADINGS]
    for number, task in enumerate(told, 1):
        for at, line in enumerate(task.lines):
            item = (str(number), task.title, task.leader) if at == 0 else ("", "", "")
            units = ("、".join(line.leads), "、".join(line.supports))
            rows.append((item[0], item[1], line.plan, f"2021.{line.month}", *units, item[2]))
    return rows


def tab_led(rows: Rows) -> bytes:
    """Each cell on a line led by a tab, a blank line between rows."""
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows).encode()


def tab_rows(rows: Rows) -> bytes:
    """Each row a line of tabs, line breaks left in the cells."""
    return "\n".join("\t".join(row) for row in rows).encode("gb18030")


def pipes(rows: Rows) -> bytes:
    """A Markdown table."""
    shown = ["| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |" for row in rows]
    return "\n".join([shown[0], "|" + "---|" * len(rows[0]), *shown[1:]]).encode("utf-8-sig")


def as_csv(rows: Rows) -> bytes:
    """CSV with quoted line breaks, in UTF-16."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-16")


def merged_docx(rows: Rows) -> bytes:
    """A Word table whose number, title and leader are merged over the rows of an item."""
    document = docx.Document()
    document.add_paragraph("某市2021年重点工作任务分解表")
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    starts = [at for at, row in enumerate(rows) if row[0]] + [len(rows)]
    for first, after in itertools.pairwise(starts):
        for column in (0, 1, 6):
            table.cell(first, column).merge(table.cell(after - 1, column))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def merged_xlsx(rows: Rows) -> bytes:
    """A worksheet under a merged title, numbers as numbers, the item's cells merged over its rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("任务表")
    sheet.merge_range(0, 0, 0, len(rows[0]) - 1, "某市2021年重点工作任务分解表")
    starts = [at for at, row in enumerate(rows) if row[0]] + [len(rows)]
    for first, after in itertools.pairwise(starts):
        for at in range(first, after):
            for column, cell in enumerate(rows[at]):
                value = int(cell) if column == 0 and cell.isdigit() else cell
                if column not in (0, 1, 6) or after - first == 1:
                    sheet.write(at + 1, column, value)
                elif at == first:
                    sheet.merge_range(first + 1, column, after, column, value)
    book.close()
    return out.getvalue()


def prose(told: list[Task]) -> bytes:
    """Numbered entries with a bracket that names who does them."""
    entries = []
    for number, task in enumerate(told, 1):
        line = task.lines[0]
        support = f"；配合单位：{'、'.join(line.supports)}" if line.supports else ""
        who = f"牵头领导：{task.leader}；牵头单位：{'、'.join(line.leads)}{support}；完成时限：2021年{line.month}月"
        entries.append(f"{number}.{task.title}。{'；'.join(line.steps)}。（{who}）")
    return "\n".join(["2021年重点工作分工方案", "一、重点项目", *entries]).encode()


def fields(told: list[Task]) -> bytes:
    """Blocks of fields, one a task."""
    blocks = []
    for task in told:
        line = task.lines[0]
        block = [f"事项：{task.title}", f"具体目标：{'；'.join(line.steps)}。", f"牵头单位：{'、'.join(line.leads)}"]
        block += [f"配合单位：{'、'.join(line.supports)}"] if line.supports else []
        blocks.append("\n".join([*block, f"完成时限：2021年{line.month}月", f"分管领导：{task.leader}"]))
    return "\n\n".join(blocks).encode()
