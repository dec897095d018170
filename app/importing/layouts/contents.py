"""Which column means what, from what its cells hold, for tables without headings or with headings we do not know."""

import itertools
import re
from collections.abc import Callable, Sequence
from statistics import mean

from app.importing.document import Row
from app.importing.language.dates import read_dates
from app.importing.layouts.columns import Mapping, Meaning
from app.importing.names.units import ends_as_unit, split_units
from app.importing.patterns import later
from app.importing.strings import squeeze

NUMBER = later(
    r"^[（(【\[]?(?:第)?(\d{1,4}(?:[-—.．]\d{1,3})*|[一二三四五六七八九十百]{1,5})(?:项)?[)）】\]]?[.．、]?$"
)
_MONTH = r"\d{1,2}月(?:份|底|末|初|[上中下]旬)?(?:\d{1,2}日)?(?:之?前)?"
_DATE = later(
    rf"^(?:20\d\d年?(?:底|末|内|度)?前?|(?:20\d\d年)?{_MONTH}(?:[-—~至]+(?:20\d\d年)?{_MONTH})?|\d{{1,2}}[-—~至]+{_MONTH}"
    r"|20\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?(?:前|[-—~至]+20\d\d[./-]\d{1,2})?|(?:20\d\d年)?(?:全年|年内|年底前?|[上下]半年|第?[一二三四]季度)"
    r"|(?:长期|持续|常态化?|滚动|动态)(?:坚持|推进|实施|开展|进行|落实)?)$"
)
_LONGEST_DATE = 20
_FEWEST_NAMES = 3
_HOLDS_A_PLAN = later(r"内容|措施|举措|目标|要求|安排")
"""How a column is headed that says what to do about a thing rather than what it is called."""
_ANY_YEAR = 2000
"""Only whether the words are a date matters here, and that is the same in every year."""
_TASK = later(
    r"^(?:新建|迁建|扩建|改建|建设|建成|开工|动工|启动|完成|推进|推动|加快|加强|筹建|创建|打造|实施|开展|制定|落实|成立|组建|深化|优化|提升|改造|整治|做好|抓好|支持)"
)
_PERSON = later(r"^[一-鿿]{2,4}(?:[副常]*(?:市长|县长|区长|书记|主任|常委|秘书长|同志))?$")


def is_date(text: str) -> bool:
    """Whether a cell is nothing but a time limit."""
    words = squeeze(text)
    if _DATE.match(words):
        return True
    return 0 < len(words) <= _LONGEST_DATE and any(
        reading.span == (0, len(words)) for reading in read_dates(words, _ANY_YEAR)
    )


def begins_with_date(text: str) -> bool:
    """Whether a short cell is a time limit that also says what is due: 9月投入使用."""
    return bool(re.match(r"^(?:20\d\d年)?\d{1,2}月(?:底|末|份|上旬|中旬|下旬)?前?[^，。；、]{0,6}$", squeeze(text)))


def is_person(text: str) -> bool:
    """Whether a cell is nothing but a person's name, with or without an office."""
    name = squeeze(text)
    return bool(_PERSON.match(name)) and not ends_as_unit(name) and not _TASK.match(name)


def is_units(text: str) -> bool:
    """Whether a cell is nothing but names of units."""
    if re.search(r"[。！？:：的]", text):
        return False
    names = split_units(text)
    return (
        bool(names)
        and not any(_TASK.match(name) for name in names)
        and all(ends_as_unit(name) and len(name) <= 24 for name in names)
    )


def guess_columns(rows: Sequence[Row], known: Mapping) -> Mapping:
    """The mapping that the cells suggest, beginning with what is `known`; each meaning needs most cells of a column."""
    mapping = dict(known)
    columns = [_cells(rows, at) for at in range(max(len(row.cells) for row in rows))] if rows else []
    _take(
        mapping, columns, Meaning.NO, lambda cells: _share(cells, lambda text: text.isdigit()) > 0.8 and _rises(cells)
    )
    _take(mapping, columns, Meaning.DEADLINE, lambda cells: _share(cells, is_date) > 0.6)
    _take(mapping, columns, Meaning.LEADER, lambda cells: _share(cells, is_person) > 0.7)
    for meaning in (Meaning.LEAD, Meaning.SUPPORT):
        _take(mapping, columns, meaning, lambda cells: _share(cells, is_units) > 0.6)
    for meaning in (Meaning.TITLE, Meaning.PLAN):
        _take(mapping, columns, meaning, lambda cells: len(cells) > 0 and mean(map(len, cells)) >= 5)
    return mapping


def with_title(mapping: Mapping, rows: Sequence[Row], headings: Sequence[str] = ()) -> Mapping:
    """The mapping with a title that numbered rows really have: one merged over several of them is their category."""
    number, title, plan = (mapping.get(key) for key in (Meaning.NO, Meaning.TITLE, Meaning.PLAN))
    if number is None or title is None:
        return mapping
    numbered = [row.cells for row in rows if number < len(row.cells) and NUMBER.match(squeeze(row.cells[number]))]
    if plan is None:
        says_plan = title < len(headings) and _HOLDS_A_PLAN.search(headings[title])
        return _named_by_category(mapping, numbered) if says_plan else mapping
    blank = sum(1 for cells in numbered if title >= len(cells) or not cells[title].strip())
    if blank * 3 <= len(numbered):
        return mapping
    others = sorted(column for key, column in mapping.items() if key.startswith(Meaning.PLAN))
    kept = {key: column for key, column in mapping.items() if not key.startswith(Meaning.PLAN)}
    plans = {Meaning.PLAN if at == 0 else f"{Meaning.PLAN}{at + 1}": column for at, column in enumerate(others[1:])}
    return {**kept, **plans, Meaning.CATEGORY: title, Meaning.TITLE: others[0]}


def _named_by_category(mapping: Mapping, numbered: Sequence[Sequence[str]]) -> Mapping:
    """Without a plan, a category of its own for every row (征地拆迁) names the task, and its title is the plan."""
    category, title = mapping.get(Meaning.CATEGORY), mapping[Meaning.TITLE]
    if category is None or category > title or any(base.startswith(Meaning.PERIOD) for base in mapping):
        return mapping
    names = [squeeze(cells[category]) for cells in numbered if category < len(cells)]
    if len(names) < _FEWEST_NAMES or not all(names) or len(set(names)) < len(names):
        return mapping
    kept = {key: column for key, column in mapping.items() if key != Meaning.CATEGORY}
    return {**kept, Meaning.TITLE: category, Meaning.PLAN: title}


def _take(mapping: Mapping, columns: Sequence[list[str]], meaning: Meaning, fits: Callable[[list[str]], bool]) -> None:
    if meaning in mapping:
        return
    for at, cells in enumerate(columns):
        if at not in mapping.values() and cells and fits(cells):
            mapping[meaning] = at
            return


def _cells(rows: Sequence[Row], column: int) -> list[str]:
    return [text for row in rows if column < len(row.cells) and (text := squeeze(row.cells[column]))]


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _rises(cells: Sequence[str]) -> bool:
    numbers = [int(text) for text in cells if text.isdigit()]
    return len(numbers) >= 1 and all(a < b or b == 1 for a, b in itertools.pairwise(numbers))
