"""Chinese titles: cut by the longest known word, each word a good or a quality of one.

Chinese is written without blanks. Titles of goods are made of few words, qualities first and the
thing last (女士|纯棉|连衣裙), so the longest word that a table knows is taken from the left, and a
sign that begins no known word is passed over and said. Qualities become English words, which the
rest of the search understands.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from xborder.tariff.finding.goods import Named, by_chinese
from xborder.tariff.finding.words import folded

_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_RUN: Final = re.compile(r"[a-z0-9'’.-]+|.", re.DOTALL)
"""A word in Latin letters, or any one character: it matches at every place of a text."""

_QUALITIES: Final = {
    word: english
    for english, words in (
        ("women", "女士 女款 女式 女装 女 女性 女生 女童 妈妈 孕妇 淑女"),
        ("men", "男士 男款 男式 男装 男 男性 男生 男童 绅士"),
        ("baby", "婴儿 婴幼儿 宝宝 新生儿 幼儿 婴童"),
        ("child", "儿童 小孩 童款 童装 孩子 中大童"),
        ("cotton", "纯棉 全棉 棉 棉质 精梳棉 棉麻 牛仔布 灯芯绒"),
        ("denim cotton", "牛仔"),
        ("wool", "羊毛 纯羊毛 美利奴 毛呢 羊毛呢"),
        ("cashmere", "羊绒 山羊绒"),
        ("silk", "真丝 桑蚕丝 蚕丝 丝绸 丝质"),
        ("linen", "亚麻 麻"),
        ("polyester", "涤纶 聚酯纤维 聚酯 化纤 合成纤维 摇粒绒 珊瑚绒 法兰绒 超细纤维 雪纺"),
        ("nylon", "尼龙 锦纶"),
        ("acrylic", "腈纶"),
        ("viscose", "粘胶 粘纤 人造丝 人造棉 莫代尔 天丝 莱赛尔"),
        ("canvas", "帆布"),
        ("mesh", "网面 网布"),
        ("leather", "真皮 牛皮 头层牛皮 羊皮 皮革 皮质 皮"),
        ("pu", "人造革 仿皮 皮面"),
        ("plastic", "塑料 塑胶 硅胶 树脂 聚碳酸酯 亚克力 密胺"),
        ("rubber", "橡胶 乳胶 天然橡胶"),
        ("wooden", "木质 木制 实木 木 原木 橡木 松木 胡桃木 榉木"),
        ("bamboo", "竹 竹制 竹木 藤编 藤"),
        ("paper", "纸质 牛皮纸 纸"),
        ("glass", "玻璃"),
        ("crystal", "水晶"),
        ("tempered", "钢化 钢化玻璃"),
        ("porcelain", "骨瓷 瓷 白瓷"),
        ("ceramic", "陶瓷 陶"),
        ("stainless", "不锈钢"),
        ("iron", "铁 铸铁 钢 碳钢 铁艺"),
        ("aluminium", "铝 铝合金"),
        ("copper", "铜 黄铜 纯铜"),
        ("gold", "黄金 金 18k金 k金 足金"),
        ("silver", "纯银 银 925银 925纯银"),
        ("titanium", "钛 钛合金"),
        ("down", "羽绒 鹅绒 鸭绒"),
        ("knitted", "针织 钩针 毛线"),
        ("woven", "梭织 机织"),
        ("printed", "印花"),
        ("electric", "电动 电"),
        ("wireless", "无线"),
        ("bluetooth", "蓝牙"),
        ("household", "家用 家庭"),
        ("portable", "便携 便携式 手持 迷你"),
        ("smart", "智能"),
        ("digital", "数码 数字 电子"),
        ("folding", "折叠"),
        ("inflatable", "充气"),
        ("imitation", "仿真 仿 人造 合金"),
        ("disposable", "一次性"),
        ("kitchen", "厨房"),
        ("bedroom", "卧室"),
        ("office", "办公"),
        ("outdoor", "户外 露营 野营"),
        ("sports", "运动"),
        ("quartz", "石英"),
        ("mechanical", "机械"),
        ("automatic", "自动"),
        ("solar", "太阳能"),
        ("stuffed", "毛绒 填充"),
        ("lined", "加绒 加厚"),
        ("waterproof", "防水"),
        ("vacuum", "真空"),
        ("filled", "夹心"),
        ("green", "绿"),
        ("roasted", "烘焙 焙炒 炒"),
        ("part", "配件 零件 部件 备件"),
    )
    for word in words.split()
}
"""What Chinese words of quality are in English."""
_LONGEST: Final = 8


class Piece(NamedTuple):
    """A word of a Chinese title.

    Attributes:
        word: The word as written.
        goods: The goods it names, if it names any.
        english: The quality it says, in English; the letters as they stand if they are Latin.
    """

    word: str
    goods: Named | None
    english: str


def is_chinese(text: str) -> bool:
    """Return whether a text has Chinese signs.

    Examples:
        >>> is_chinese("USB数据线"), is_chinese("USB cable")
        (True, False)
    """
    return bool(_HAN.search(text))


@cache
def _known() -> dict[str, Piece]:
    qualities = {word: Piece(word, None, english) for word, english in _QUALITIES.items()}
    return qualities | {word: Piece(word, named, "") for word, named in by_chinese().items()}


def pieces(text: str) -> Iterator[Piece]:
    """Yield the words of a Chinese title; one that nobody knows has neither goods nor English.

    Examples:
        >>> [(piece.word, piece.english) for piece in pieces("女士纯棉连衣裙")]
        [('女士', 'women'), ('纯棉', 'cotton'), ('连衣裙', '')]
    """
    text, place = folded(text), 0
    known = _known()
    while place < len(text):
        size = next(
            (
                size
                for size in range(min(_LONGEST, len(text) - place), 0, -1)
                if text[place : place + size] in known and _whole(text, place, size)
            ),
            0,
        )
        if size:
            yield known[text[place : place + size]]
        elif _HAN.match(text[place]):
            size = 1
            yield Piece(text[place], None, "")
        else:
            size = len(next(_RUN.finditer(text, place))[0])
            yield Piece(text[place : place + size], None, text[place : place + size])
        place += size


def _whole(text: str, place: int, size: int) -> bool:
    """Return whether a word that ends in a Latin letter ends there: "u" of "usb" is no word."""
    word, after = text[place : place + size], text[place + size : place + size + 1]
    return not (word[-1].isascii() and after.isascii() and after.isalnum())
