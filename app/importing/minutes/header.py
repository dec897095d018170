"""The head of minutes: number, issuer, title, dates, and who chaired."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.importing.minutes.text import Passage
from app.importing.patterns import later

_NUMBER = later(r"([一-鿿]{0,8}?)\s*[〔\[［【(（]\s*((?:19|20)\d\d)\s*[〕\]］】)）]\s*(?:第\s*)?(\d+)\s*号")
_SERIAL = later(r"^[（(]?\s*第?\s*(\d+)\s*[号期]\s*[)）]?$")
_DATE = later(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISSUER = later(r"^[一-鿿]{2,30}(?:办公室|办公厅|政府|委员会|管委会|指挥部|领导小组|局|委|厅)$")
_OWNER = later(r"^([一-鿿]{2,20}?(?:人民政府|政府|管委会|委员会|局|委))(?=.{0,30}纪要)")
_POST = (
    r"(?:(?:党组|党委|党工委|市委|县委|区委|省委|州委|市政府|县政府|区政府|管委会|政府)?(?:常务)?副?"
    r"(?:书记|市长|县长|区长|省长|州长|秘书长|主任|局长|主席|组长|总指挥|常委|调研员|专员|厅长))"
)
_CHAIR = later(
    r"([^。；\n]{2,60}?)(?:同志)?(?:在[^，。；]{2,30})?(?:主持召开|召集召开|主持会议|主持了|召集并主持|主持|召开)"
)
_LABELLED = later(r"^[一-鿿\s]{2,8}[:：]")
_MONTH_DAY = later(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_CHAIRED_BY = later(r"主\s*持\s*(?:人)?\s*[:：]\s*([^；;。\n]{2,40})")
_IMPRINT = later(r"印\s*(?:发\s*)?$")
"""What ends the line that says when minutes were printed."""
_NAME = later(r"[一-鿿·]{2,8}")
_JOINTLY = later(r"(?:同志)?(?:共同|联合|一同)$")
_PLACE_BEFORE = later(r"^(?:由|在[^，]*?(?:会议室|室|厅|楼))")


@dataclass(frozen=True)
class Header:
    """What the head and first sentence of minutes state; whatever they do not is None."""

    number: str | None
    issuer: str | None
    title: str | None
    document_date: date | None
    meeting_date: date | None
    chair: str | None


def read_header(head: Sequence[Passage], body: Sequence[Passage], foot: Sequence[Passage]) -> Header:
    """The head of minutes. The issuer, where the head has none, is that of the imprint (印发) or of the title."""
    lines = [re.sub(r"\s+", " ", line.text) for line in head]
    number = next((form for line in lines if (form := document_number(line))), None)
    dated = next((found for line in lines if not _LABELLED.match(line) and (found := read_day(line))), None)
    titles = [line for line in lines if not _is_mark(line)]
    after = _lines_after_marks(lines)
    opening = " ".join(paragraph.text for paragraph in body[:3])
    title = _join_title(after or titles)
    return Header(
        number=number,
        issuer=_issuer(lines, foot, titles),
        title=title or None,
        document_date=dated,
        meeting_date=_meeting_day(opening, dated or printed_on(foot)) or _labelled_day(lines),
        chair=_chair(opening, lines),
    )


def document_number(text: str) -> str | None:
    """A document number in its official form: [2020] 93 号 → 〔2020〕93号, 第12期; None where there is none."""
    found = _NUMBER.search(text)
    if found:
        return f"{found.group(1)}〔{found.group(2)}〕{found.group(3)}号"
    serial = _SERIAL.match(text.strip())
    return re.sub(r"[\s（）()]", "", serial.group(0)) if serial else None


def read_day(text: str) -> date | None:
    """The first full calendar day in a text, with or without blanks; None where there is none or it does not exist."""
    found = _DATE.search(text)
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def printed_on(foot: Sequence[Passage]) -> date | None:
    """The day of printing (…印发)."""
    return next((read_day(line.text) for line in foot if _IMPRINT.search(line.text) and _DATE.search(line.text)), None)


def _is_mark(line: str) -> bool:
    bare = _DATE.sub("", line).strip()
    return not bare or bool(document_number(line)) or bool(_ISSUER.match(bare.replace(" ", ""))) or _is_form(line)


def _is_form(line: str) -> bool:
    """Whether a line is part of the form, not of the title: 时间：…, …文件, …如下："""
    return "：" in line or ":" in line or line.endswith("文件")


def _lines_after_marks(lines: list[str]) -> list[str]:
    last = max((n for n, line in enumerate(lines) if _is_mark(line)), default=-1)
    return lines[last + 1 :]


def _join_title(lines: list[str]) -> str:
    """One line, without the blanks beside Chinese characters."""
    return re.sub(r"(?<=[一-鿿，、（）“”]) | (?=[一-鿿，、（）“”])", "", " ".join(lines)).strip()


def _issuer(lines: list[str], foot: Sequence[Passage], titles: list[str]) -> str | None:
    printed = [_IMPRINT.sub("", paragraph.text) for paragraph in foot[-3:]]
    dated = [line for line in lines if _DATE.search(line)]
    for line in [*dated, *(line for line in printed if _DATE.search(line)), *lines, *printed]:
        bare = re.sub(r"\s+", "", _DATE.sub("", line))
        if _ISSUER.match(bare):
            return bare
    owners = (_OWNER.match(re.sub(r"\s+", "", title)) for title in titles)
    return next((found.group(1) for found in owners if found), None)


def _meeting_day(opening: str, dated: date | None) -> date | None:
    """The day in the sentence that tells of the meeting; without a year the last before the document's."""
    found = re.search(_DATE.pattern + r"[^。]{0,60}?(?:召开|主持|会议)", opening)
    if found:
        return read_day(found.group())
    short = re.search(_MONTH_DAY.pattern + r"[^。]{0,60}?(?:召开|主持)", opening)
    if not short or not dated:
        return None
    year = dated.year - ((int(short.group(1)), int(short.group(2))) > (dated.month, dated.day))
    return read_day(f"{year}年{short.group(1)}月{short.group(2)}日")


def _labelled_day(lines: list[str]) -> date | None:
    return next((read_day(line) for line in lines if re.match(r"^(?:会议)?时\s*间", line)), None)


def _chair(opening: str, lines: list[str]) -> str | None:
    """Who chaired: of a label's value the name, not the offices before it; of two who chaired jointly both."""
    labelled = next((found for line in (*lines, opening) if (found := _CHAIRED_BY.search(line))), None)
    if labelled:
        return _labelled_name(labelled.group(1))
    found = _CHAIR.search(opening)
    if not found:
        return None
    said = _JOINTLY.sub("", re.sub(r"在[^，。、]{2,30}$", "", found.group(1)))
    persons = re.split(r"[，,、]|和(?=[一-鿿]{2,10}长|[一-鿿]{0,6}书记)", said)
    if found.group().endswith("主持召开") or "主持" in found.group():
        last = _person(persons[-1])
    else:
        last = _titled(persons[-1])
    others = [name for name in map(_titled, persons[:-1]) if name] if last and _titled(persons[-1]) else []
    return "、".join(dict.fromkeys([*others, last])) if last else None


def _titled(said: str) -> str | None:
    """The name in 县长武进; None where it has no office before it."""
    found = re.search(rf"{_POST}([一-鿿]{{2,4}})$", re.sub(r"同志$", "", re.sub(r"\s+", "", said)))
    return found.group(1) if found and not re.search(rf"{_POST}$", found.group(1)) else None


def _person(said: str) -> str | None:
    """The name in 5月8日上午市长张三同志; None where there is no name."""
    said = re.sub(r"同志$", "", _PLACE_BEFORE.sub("", re.sub(r"\s+", "", said)))
    said = re.sub(r"^.*?\d日(?:上午|下午|晚上?)?", "", said)
    name = re.sub(rf"{_POST}$", "", re.sub(rf"^.*{_POST}(?=[一-鿿]{{2,4}}$)", "", said))
    return name if _NAME.fullmatch(name) else None


def _labelled_name(value: str) -> str | None:
    """The name in 区委常委、副区长 张三, 张三（副区长） or 张  三 副市长."""
    bare = re.sub(r"[（(].*?[)）]", "", value).strip()
    whole = re.sub(r"(?<![一-鿿])([一-鿿])\s+([一-鿿])(?![一-鿿])", r"\1\2", bare)
    for word in re.split(r"[\s、，,]+", whole):
        name = _person(word)
        if name and not re.search(rf"{_POST}$", word.replace(name, "", 1) or word):
            return name
    return next((name for word in reversed(re.split(r"[\s、，,]+", whole)) if (name := _person(word))), None)
