"""Whether a document states figures, and of what was, told by its title."""

import re

from .grammar import RELEASE

NO_RELEASE = re.compile(
    r"工作报告|[的好]?工作(?!情况)|意见|办法|制度|规定|请示|审计|监督|审批|行政许可|权力|职权|划转"
    r"|安全生产(?!统计)|督[查导]|巡[查察]|排查|整[改治]|问责|处分|表[彰扬]|奖励|嘉奖|先进(?:集体|个人|单位|典型|工作者|事迹|模范|企业|分子|党组织|人物)"
)
# Of these there are statistics too, which are asked about and not read.
DOUBTFUL = re.compile(r"检查|执法|处罚|信访|投诉|办[理结]情况|事故")
FORECASTS = re.compile(
    r"计划|目标|任务|分解|方案|预期|规划|考核|征求意见|请示|草案|要点|监测点"
)
DONE = re.compile(
    r"(?:计划|目标|任务|预算|规划|预期)+(?:指标)?(?:的)?(?:完成|执行|进展|实现)(?:情况|进度)"
)


def is_release(title: str) -> bool:
    return may_be_release(title) and not DOUBTFUL.search(title)


def may_be_release(title: str) -> bool:
    return bool(RELEASE.search(title)) and not NO_RELEASE.search(title)


def is_forecast(words: str) -> bool:
    """Whether a title is of what is to come, and not of how much of it was done."""
    return bool(FORECASTS.search(DONE.sub("", words)))
