"""Date phrases, numbering and punctuation put together with known answers."""

import calendar
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

YEAR = 2017
_CHINESE = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_ACTIONS = (
    "完成招标工作",
    "建成主体工程",
    "获得可行性研究报告批复",
    "动工建设",
    "组织开展自查验收",
    "制定“七证合一”方案",
)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class Known:
    """A phrase and what it must be read as."""

    phrase: str
    due_on: date
    alternatives: tuple[date, ...] = ()
    starts_on: date | None = None


@st.composite
def month_phrases(draw: st.DrawFn) -> Known:
    month = draw(st.integers(1, 12))
    year, prefix = draw(
        st.sampled_from([(YEAR, ""), (YEAR, "2017年"), (2018, "2018年"), (2019, "2019 年"), (YEAR, "今年")])
    )
    name = draw(st.sampled_from([str(month), _CHINESE[month], f" {month} ".strip()]))
    tail = draw(st.sampled_from(["底前", "底", "", "份", "末", "底之前", "底以前", "下旬", "上旬", "中旬", "初", "前"]))
    end = month_end(year, month)
    others: tuple[date, ...] = ()
    if tail in ("上旬", "初"):
        end, others = date(year, month, 10), (date(year, month, 5),) if tail == "初" else ()
    elif tail == "中旬":
        end = date(year, month, 20)
    elif tail == "前":
        others = (month_end(year, month - 1) if month > 1 else date(year - 1, 12, 31),)
    return Known(f"{prefix}{name}月{tail}", end, others)


@st.composite
def period_phrases(draw: st.DrawFn) -> Known:
    year, prefix = draw(st.sampled_from([(YEAR, ""), (YEAR, "2017年"), (2020, "2020年"), (2018, "明年")]))
    name, month = draw(
        st.sampled_from(
            [
                ("上半年", 6),
                ("下半年", 12),
                ("第一季度", 3),
                ("二季度", 6),
                ("三季度末", 9),
                ("第4季度", 12),
                ("第三季度", 9),
            ]
        )
    )
    return Known(f"{prefix}{name}", month_end(year, month))


@st.composite
def year_phrases(draw: st.DrawFn) -> Known:
    year, prefix = draw(st.sampled_from([(YEAR, ""), (YEAR, "2017"), (2019, "2019")]))
    return Known(f"{prefix}{draw(st.sampled_from(['年底', '年底前', '年内', '年末']))}", date(year, 12, 31))


@st.composite
def range_phrases(draw: st.DrawFn) -> Known:
    first = draw(st.integers(1, 11))
    last = draw(st.integers(first + 1, 12))
    joint = draw(st.sampled_from(["-", "--", "—", "至", "～", "月至", "月-"]))
    return Known(f"{first}{joint}{last}月", month_end(YEAR, last), starts_on=date(YEAR, first, 1))


@st.composite
def day_phrases(draw: st.DrawFn) -> Known:
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    year, prefix = draw(st.sampled_from([(YEAR, ""), (2018, "2018年")]))
    return Known(f"{prefix}{month}月{day}日", date(year, month, day))


def date_phrases() -> st.SearchStrategy[Known]:
    """Every kind of phrase that names a day."""
    return st.one_of(month_phrases(), period_phrases(), year_phrases(), range_phrases(), day_phrases())


def numberings() -> st.SearchStrategy[str]:
    """Styles of numbering, with {} for the number in the style's own digits."""
    return st.sampled_from(
        ["{n}.", "{n}、", "{n}．", "（{n}）", "({n})", "{n}）", "{circle}", "{cn}、", "（{cn}）", "{cn}是", ""]
    )


def numbered(style: str, number: int) -> str:
    """The mark of an entry."""
    return style.format(n=number, circle=chr(ord("①") + number - 1), cn=_CHINESE[number])


def actions() -> st.SearchStrategy[str]:
    """What is to be done, without a date."""
    return st.sampled_from(_ACTIONS)


def plans() -> st.SearchStrategy[tuple[str, list[tuple[str, Known]]]]:
    """A plan text and its entries: the words of each and the date they must carry."""
    return _plan()


@st.composite
def _plan(draw: st.DrawFn) -> tuple[str, list[tuple[str, Known]]]:
    style = draw(numberings())
    knowns = draw(st.lists(date_phrases().filter(lambda known: not known.alternatives), min_size=1, max_size=5))
    stop = draw(st.sampled_from(["。", "；", ""]))
    comma = draw(st.sampled_from(["", "，", ","]))
    entries = [(f"{known.phrase}{comma}{draw(actions())}", known) for known in knowns]
    lines = [f"{numbered(style, at)}{words}{stop}" for at, (words, _) in enumerate(entries, start=1)]
    return "\n".join(lines), entries
