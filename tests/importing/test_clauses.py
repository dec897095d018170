import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.language.clauses import Boundary, split_at_dates, split_pieces
from app.importing.language.entries import Count, split_entries
from app.importing.language.marks import Inside, insides
from tests.importing.strategies_language import actions, numbered, numberings


def words(text: str, count: Count | None = None) -> list[str]:
    return [text[entry.start : entry.end] for entry in split_entries(text, count)]


@given(numberings().filter(bool), st.lists(actions(), min_size=2, max_size=8), st.sampled_from(["\n", "", " \n  "]))
def test_entries_lose_their_numbers_on_lines_and_inline(style: str, done: list[str], between: str) -> None:
    text = between.join(f"{numbered(style, at)}{action}。" for at, action in enumerate(done, start=1))
    assert words(text) == done
    assert all(entry.numbered for entry in split_entries(text))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1.上半年批复。\n2.9月前批复。", ["上半年批复", "9月前批复"]),
        ("1.2月底前报审。\n2.争取年底获批。", ["2月底前报审", "争取年底获批"]),
        ("1、2月底前完成甲；2、5月底前完成乙。", ["2月底前完成甲", "5月底前完成乙"]),
        ("2.2019年建成。", ["2019年建成"]),
        ("3、6、9月底前分别完成。", ["3、6、9月底前分别完成"]),
        ("1.5万亩造林任务。", ["1.5万亩造林任务"]),
        ("12.31前完成。", ["12.31前完成"]),
        ("新建1、2号楼。", ["新建1、2号楼"]),
        ("完成甲（见附件1、附件2）。", ["完成甲（见附件1、附件2）"]),
        ("完成甲，\n推进乙。\n完成丙。", ["完成甲，\n推进乙", "完成丙"]),
        ("加强\n领导。\n6月底前完成。", ["加强\n领导", "6月底前完成"]),
        ("1月完成甲\n2月完成乙", ["1月完成甲", "2月完成乙"]),
        ("  完成甲。 \n\n ", ["完成甲"]),
        ("", []),
        ("。；\n", []),
    ],
)
def test_a_plan_splits_into_entries(text: str, entries: list[str]) -> None:
    assert words(text) == entries


def test_numbers_run_on_from_row_to_row() -> None:
    count = Count()
    assert words("1、甲路改造。2、乙路改造。", count) == ["甲路改造", "乙路改造"]
    assert words("3、6月底前完成。", count) == ["6月底前完成"]


@pytest.mark.parametrize(
    "text",
    [
        "上半年：1.完成甲；2.完成乙。",
        "重点工作：\n（1）完成甲。\n（2）完成乙。",
        "（一）工程建设\n1.完成甲。\n2.完成乙。",
        "10月底前，（1）完成甲；（2）完成乙。",
    ],
)
def test_words_that_only_introduce_a_list_are_a_heading(text: str) -> None:
    entries = split_entries(text)
    assert [entry.heading for entry in entries] == [True, False, False]
    assert words(text)[1:] == ["完成甲", "完成乙"]


def test_pieces_end_at_stops_outside_brackets_and_quotes() -> None:
    text = "完成甲（含乙，丙；丁。），推进“戊，己。”；投资1,000万元。验收"
    pieces = split_pieces(text, 0, len(text))
    assert [text[piece.start : piece.end] for piece in pieces] == [
        "完成甲（含乙，丙；丁。）",
        "推进“戊，己。”",
        "投资1,000万元",
        "验收",
    ]
    assert [piece.boundary for piece in pieces][1:] == [Boundary.COMMA, Boundary.CLAUSE, Boundary.SENTENCE]


def test_a_piece_with_two_dates_is_cut_between_them() -> None:
    text = "3月底前完成设计、力争6月底前开工"
    (piece,) = split_pieces(text, 0, len(text))
    parts = split_at_dates(text, piece, [(0, 4), (11, 15)])
    assert [text[part.start : part.end] for part in parts] == ["3月底前完成设计", "力争6月底前开工"]


def test_a_bracket_without_its_partner_swallows_nothing() -> None:
    assert insides("完成甲（乙，丙。") == [Inside.NOTHING] * 8


@given(st.text(alphabet="1230.、（）()一二是①②：；。，\n 完成月“”《》", max_size=120))
def test_any_text_splits_in_order_and_within_itself(text: str) -> None:
    end = 0
    for entry in split_entries(text):
        assert end <= entry.start < entry.end <= len(text)
        end = entry.end
        inner = entry.start
        for piece in split_pieces(text, entry.start, entry.end):
            assert inner <= piece.start < piece.end <= entry.end
            inner = piece.end
