"""The measure words and units in which targets are counted."""

_COUNT = (
    "人次 户次 家次 辆次 架次 场次 班次 台次 件次 标箱 学时 课时 "
    "学位 床位 车位 泊位 人 名 位 户 家 个百分点 个 条 座 张 辆 台套 台 套 件 项 "
    "宗 所 间 处 栋 幢 艘 次 场 对 株 棵 头 只 篇 部 册 份 支 列 班 片 块 段 眼 孔 根 例 桩 箱 轮 批次 口 组 门 "
    "盏 幅 枚 羽 尾"
)
_MEASURE = (
    "微克/立方米 毫克/升 亩 公顷 平方公里 平方千米 平方米 平米 ㎡ m² 公里 "
    "千米 km 米 美元 港元 欧元 元 倍 公斤 千克 斤 TEU % ‰"
)
_SIZE = "吨位 吨 立方米 立方 m³ 方 千瓦时 千瓦 兆瓦 千伏安 千伏 伏 kV KV MW kW 毫米 厘米 mm cm 升 度 兆 车道"

COUNT_UNITS = "|".join(sorted(_COUNT.split(), key=len, reverse=True))
"""What things are counted in: 6条, 200座."""

SIZE_UNITS = "|".join(sorted(_SIZE.split(), key=len, reverse=True))
"""Units that, right before a noun, say how big the thing is rather than how much is to be done: 30万吨原油码头."""

UNITS = "|".join(sorted(f"{_COUNT} {_MEASURE} {_SIZE}".split(), key=len, reverse=True))
"""Any unit, the longer ones first so that 平方公里 is not read as 平方 or 公里."""
