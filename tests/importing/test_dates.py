from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.draft import Cadence, Certainty
from app.importing.language.dates import DateForm, DateReading, read_cadence, read_dates, read_deadline
from tests.importing.strategies_language import YEAR, Known, date_phrases

_DATE_CHARACTERS = (
    "0123456789年月日号底末前初中上下半旬季度第至-—、，。（）“”《》每起开始一二三五十〇尽快周内全今明元旦春节Q. \n"
)


def one(text: str, year: int = YEAR) -> DateReading:
    found = read_dates(text, year)
    assert len(found) == 1, found
    return found[0]


@given(
    date_phrases(),
    st.sampled_from(["完成主体工程", "，完成招标", "竣工"]),
    st.sampled_from(["", "力争", "计划", "炼油装置"]),
)
def test_every_phrase_keeps_its_words_and_its_meaning(known: Known, after: str, before: str) -> None:
    text = f"{before}{known.phrase}{after}"
    reading = one(text)
    assert reading.phrase == known.phrase == text[slice(*reading.span)]
    assert reading.due_on == known.due_on
    assert reading.alternatives == known.alternatives
    assert reading.starts_on == known.starts_on
    assert (reading.certainty is Certainty.AMBIGUOUS) == bool(known.alternatives)


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        ("二〇一七年十二月底前完成", "二〇一七年十二月底前", "2017-12-31"),
        ("２０１８年３月底建成", "２０１８年３月底", "2018-03-31"),
        ("2018 年 3 月 底建成", "2018 年 3 月 底", "2018-03-31"),
        ("2017.12.31前完成", "2017.12.31前", "2017-12-31"),
        ("6.30前完成", "6.30前", "2017-06-30"),
        ("前三季度完成75%", "前三季度", "2017-09-30"),
        ("前10个月完成", "前10个月", "2017-10-31"),
        ("“十三五”期末建成", "“十三五”期末", "2020-12-31"),
        ("到2020年，森林覆盖率达到58%", "2020年", "2020-12-31"),
        ("力争2017年高企达到100家", "2017年", "2017-12-31"),
        ("3月中下旬完成", "3月中下旬", "2017-03-31"),
        ("3月初步完成设计", "3月", "2017-03-31"),
        ("6月前期工作完成", "6月", "2017-06-30"),
        ("9月起草方案", "9月", "2017-09-30"),
        ("6月份计划完成招标", "6月份", "2017-06-30"),
        ("12月30日（含）前完成", "12月30日（含）前", "2017-12-30"),
        ("本年度内完成", "本年度内", "2017-12-31"),
        ("次年3月底全面竣工", "次年3月底", "2018-03-31"),
        ("Q3完成", "Q3", "2017-09-30"),
        ("2018年全年新增就业5万人", "2018年全年", "2018-12-31"),
        ("年中完成", "年中", "2017-06-30"),
    ],
)
def test_a_phrase_is_read_to_its_last_day(text: str, phrase: str, due: str) -> None:
    reading = one(text)
    assert (reading.phrase, str(reading.due_on)) == (phrase, due)


@pytest.mark.parametrize(
    ("text", "due", "others"),
    [
        ("9月前获得批复", "2017-09-30", ["2017-08-31"]),
        ("10月1日前建成", "2017-10-01", ["2017-09-30"]),
        ("二季度前完成", "2017-06-30", ["2017-03-31"]),
        ("8月初开工", "2017-08-10", ["2017-08-05"]),
        ("春节前完成", "2017-01-27", ["2017-01-28"]),
        ("“五一”前开放", "2017-04-30", ["2017-05-01"]),
        ("3、6、9月底前分别完成", "2017-09-30", ["2017-03-31", "2017-06-30"]),
        ("3月、6月、9月底前分别完成", "2017-09-30", ["2017-06-30", "2017-03-31"]),
    ],
)
def test_an_open_phrase_is_flagged_with_its_other_readings(text: str, due: str, others: list[str]) -> None:
    reading = one(text)
    assert (str(reading.due_on), [str(day) for day in reading.alternatives]) == (due, others)
    assert reading.certainty is Certainty.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("3月15日至4月20日", "2017-03-15", "2017-04-20"),
        ("3月15-20日", "2017-03-15", "2017-03-20"),
        ("2017年11月至2018年2月", "2017-11-01", "2018-02-28"),
        ("11月至2月", "2017-11-01", "2018-02-28"),
        ("2019—2020年", "2019-01-01", "2020-12-31"),
        ("一至三季度", "2017-01-01", "2017-09-30"),
        ("2017年3月起至2018年6月底", "2017-03-01", "2018-06-30"),
    ],
)
def test_a_range_has_a_start_and_an_end(text: str, start: str, due: str) -> None:
    reading = one(f"{text}，开展整治")
    assert (reading.phrase, str(reading.starts_on), str(reading.due_on)) == (text, start, due)


@pytest.mark.parametrize("text", ["3月起，开展调研", "自3月起开展调研", "从3月开始调研"])
def test_a_start_has_no_end_of_its_own(text: str) -> None:
    reading = one(text)
    assert (reading.form, reading.starts_on, reading.due_on) == (DateForm.FROM, date(2017, 3, 1), None)


@pytest.mark.parametrize(
    "text",
    [
        "完成2015年度16个项目",
        "编制2018年预算",
        "2021年固定资产投资计划",
        "完成全年任务的60%",
        "制定《2018年就业意见》",
        "按照2021年固定资产投资同比增长20%的总目标",
        "共同做好2021年工业项目招商引资工作",
        "落实“十三五”规划",
        "每3个月",
        "安全生产月活动",
        "建设一期工程3号楼",
        "2月30日",
    ],
)
def test_a_year_or_period_that_names_a_thing_is_no_date(text: str) -> None:
    assert [r for r in read_dates(text, YEAR) if r.form is not DateForm.MONTH] == []


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        ("用两周左右的时间到各县调研", "两周左右的时间", "2020-12-26"),
        ("10个工作日内办结", "10个工作日内", "2020-12-25"),
        ("三个月内完成", "三个月内", "2021-03-12"),
        ("半年内完成", "半年内", "2021-06-12"),
        ("一个半月内完成", "一个半月内", "2021-01-27"),
        ("15日内报送", "15日内", "2020-12-27"),
    ],
)
def test_a_duration_counts_from_the_documents_date(text: str, phrase: str, due: str) -> None:
    reading = read_dates(text, 2020, base=date(2020, 12, 12))[0]
    assert (reading.phrase, str(reading.due_on), reading.certainty) == (phrase, due, Certainty.AMBIGUOUS)
    without = read_dates(text, 2020)[0]
    assert (without.due_on, without.certainty) == (None, Certainty.VAGUE)


@pytest.mark.parametrize("word", ["尽快", "抓紧", "及时", "适时", "尽早", "汛期前"])
def test_no_date_is_invented_for_a_vague_word(word: str) -> None:
    reading = one(f"{word}完成编制")
    assert (reading.phrase, reading.due_on, reading.certainty) == (word, None, Certainty.VAGUE)


@pytest.mark.parametrize(
    ("text", "cadence", "phrase"),
    [
        ("每周要听取进展情况", Cadence.WEEKLY, "每周"),
        ("每月25日前报送", Cadence.MONTHLY, "每月"),
        ("按月通报", Cadence.MONTHLY, "按月"),
        ("每季度召开一次", Cadence.QUARTERLY, "每季度"),
        ("每年开展一次", Cadence.ANNUAL, "每年"),
        ("定期滚动更新", Cadence.ONGOING, "定期"),
        ("定期调度，每月通报", Cadence.MONTHLY, "每月"),
        ("每半年通报", Cadence.ONGOING, "每半年"),
        ("每两周调度", Cadence.ONGOING, "每两周"),
        ("完成招标", None, None),
    ],
)
def test_a_cadence_is_read_with_its_words(text: str, cadence: Cadence | None, phrase: str | None) -> None:
    assert read_cadence(text) == (cadence, phrase)


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("2017.12", "2017-12-31"),
        ("2017.6", "2017-06-30"),
        ("2018.3", "2018-03-31"),
        ("2017年12月", "2017-12-31"),
        ("2017年12月底前", "2017-12-31"),
        ("12月底前", "2017-12-31"),
        ("2017-12-31", "2017-12-31"),
        ("2017/12/31", "2017-12-31"),
        ("2017-12-31 00:00:00", "2017-12-31"),
        ("201712", "2017-12-31"),
        ("20171231", "2017-12-31"),
        ("43100", "2017-12-31"),
        ("2017.12.31前", "2017-12-31"),
        ("年底", "2017-12-31"),
        ("全年", "2017-12-31"),
        ("2017年", "2017-12-31"),
        ("2017年第三季度", "2017-09-30"),
        ("2017.3-12", "2017-12-31"),
        ("2017.1—2018.6", "2018-06-30"),
        (" ２０１７．６ ", "2017-06-30"),
    ],
)
def test_a_deadline_cell_is_read(cell: str, due: str) -> None:
    reading = read_deadline(cell, YEAR)
    assert reading is not None
    assert str(reading.due_on) == due


@pytest.mark.parametrize("cell", ["长期", "持续推进", "全年持续推进，长期坚持"])
def test_a_standing_deadline_gives_no_date_unless_it_names_one(cell: str) -> None:
    reading = read_deadline(cell, YEAR)
    assert reading is not None
    assert reading.due_on == (date(2017, 12, 31) if "全年" in cell else None)


def test_a_number_cell_that_lost_its_zero_is_flagged() -> None:
    reading = read_deadline("2017.1", YEAR)
    assert reading is not None
    assert (reading.due_on, reading.alternatives) == (date(2017, 1, 31), (date(2017, 10, 31),))


@pytest.mark.parametrize("cell", ["", "  ", "无", "市发展改革局", "13.45"])
def test_a_cell_without_a_deadline_gives_none(cell: str) -> None:
    assert read_deadline(cell, YEAR) is None


@given(st.text(alphabet=_DATE_CHARACTERS, max_size=80))
def test_any_text_is_read_without_a_crash_and_verbatim(text: str) -> None:
    for reading in read_dates(text, YEAR, base=date(2017, 1, 1)):
        assert text[slice(*reading.span)] == reading.phrase
    read_deadline(text, YEAR)
    read_cadence(text)
