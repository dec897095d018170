"""Findings about names and numbers of rows: look-alike characters, numbers twice or missing."""

from collections.abc import Iterator

from app.importing.checkup.words import rows, text_of
from app.importing.draft import Draft, Finding, Severity
from app.importing.names.directory import Directory
from app.importing.patterns import later

_LOOK_ALIKE = (
    "徐俆 己已巳 未末 土士 日曰 千干 人入 大太犬 天夫 候侯 戊戌戍 辨辩 拆折 洲州 坡披陂 湛谌 遂隧邃 廉康 雷需 吴昊 "
    "赤亦 坎砍坟 霞瑕暇 麻痳 茂荗 部郡 徙徒 川州 江汪 阳阴 城诚 河何 海悔 山出 林材 贸贷 宁字 平乎 台治 汕仙 "
    "鹤鸽 清请青 泉皇 源原 岭领 岛鸟 港巷 埔铺浦"
)
_TWINS: dict[str, str] = {char: group.replace(char, "") for group in _LOOK_ALIKE.split() for char in group}
_PLACE = later(r"^([一-鿿]{2,4}?)[县区市]?(?:人民)?(?:政府|管委会)$")
_AT_LEAST = 3


def misspelt_places(draft: Draft, directory: Directory) -> Iterator[Finding]:
    """A place of the directory written with a look-alike character, which the text elsewhere writes right."""
    texts = {item.no: text_of(item) for item in draft.items}
    texts.update({str(number): directive.text for number, directive in enumerate(draft.directives, 1)})
    whole = "\n".join(texts.values())
    for place in sorted(_places(directory)):
        if len(place) < 2 or whole.count(place) < _AT_LEAST:
            continue
        for wrong in _twins(place):
            found = [number for number, text in texts.items() if wrong in text]
            if found:
                message = f"{rows(found)}的“{wrong}”疑为“{place}”之误。"
                yield Finding("name.misspelt", Severity.DOUBT, message, found, suggestions=[place])


def _places(directory: Directory) -> set[str]:
    matches = (_PLACE.match(unit.name) for unit in directory.units if unit.kind in ("county", "zone"))
    return {found.group(1) for found in matches if found}


def _twins(place: str) -> Iterator[str]:
    for at, char in enumerate(place):
        for twin in _TWINS.get(char, ""):
            yield place[:at] + twin + place[at + 1 :]


def numbering(draft: Draft) -> Iterator[Finding]:
    """Numbers of items that stand twice, or are missing between the first and the last."""
    repeated = [item.no.rstrip("*") for item in draft.items if item.no.endswith("*")]
    for number in dict.fromkeys(repeated):
        yield Finding("number.duplicated", Severity.DOUBT, f"序号{number}出现了不止一次。", [number])
    counted = [int(item.no) for item in draft.items if item.no.isdecimal()]
    if counted and len(counted) == len(draft.items):
        span = max(counted) - min(counted) + 1
        missing = sorted(set(range(min(counted), max(counted) + 1)) - set(counted)) if span <= 2 * len(counted) else []
        if missing:
            words = "、".join(str(number) for number in missing)
            yield Finding("number.gap", Severity.NOTE, f"序号不连续，缺{words}。", [str(n) for n in missing])
