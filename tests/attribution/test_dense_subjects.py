"""Who says a quotation in Chinese and Japanese."""

from __future__ import annotations

import time

import pytest
from printed import speech

from brief.attribution.speech.dense_subjects import dense_subject


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("zh", "王建国在新闻发布会上表示：“我们需要更多时间。”", "王建国"),
        ("zh", "周三，市长王建国说：“我们会继续努力下去。”", "市长王建国"),
        ("zh", "市长周三表示：“我们会继续努力下去。”", "市长"),
        ("zh", "陈静对记者表示，“我们不会接受。”", "陈静"),
        ("zh", "“没有透明度，就没有信任，”陈静说。", "陈静"),
        ("zh", "环保组织“绿色港口”负责人陈静指出：“没有透明度就没有信任。”", "环保组织“绿色港口”负责人陈静"),
        ("ja", "山田市長は会見で「説明が足りなかった。おわびしたい」と述べた。", "山田市長"),
        ("ja", "山田市長は3日、新しい港について「説明が足りなかった」と語った。", "山田市長"),
        ("ja", "計画は1年延期されるが、市長は「説明が足りなかった」と話した。", "市長"),
        ("ja", "「港の会」の佐藤代表は「白紙撤回を求める」と話した。", "「港の会」の佐藤代表"),
    ],
)
def test_whoever_stands_beside_the_verb(language: str, text: str, speaker: str):
    assert dense_subject(text, language) == speaker
    assert [line.choices for line in speech(text, language=language)] == [(speaker,)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "她说：“我们会继续努力下去。”"),
        ("zh", "据一位官员称，“项目可能推迟。”"),
        ("zh", "这座桥被称为“通往未来的北方之门户”。"),
        ("zh", "“我们会继续努力下去。”王建国表示，项目会推迟。"),
        ("zh", "王建国说，项目会推迟。"),
        ("ja", "会見では「説明が足りなかった」と述べた。"),
        ("ja", "彼は「説明が足りなかった」と述べた。"),
        ("ja", "この橋は「北の門へ続く道」と呼ばれている。"),
        ("ja", "「説明が足りなかった」と山田市長は述べた。"),
        ("en", "王建国说：“我们会继续努力下去。”"),
    ],
)
def test_what_is_not_plain_is_left_open(language: str, text: str):
    assert dense_subject(text, language) is None


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_no_sentence_takes_long(language: str):
    for part in ("说", "市长", "は", "、は", "，说"):
        started = time.process_time()
        dense_subject(part * 2_000 + "：“我们会继续努力下去。”", language)
        assert time.process_time() - started < 0.5
