"""Words around a deciding word by which nothing is decided: refused, recalled, asked for or put off."""

import re

REFUSED = re.compile(
    r"(?:不|未|不予|暂不|暂未|拟|是否|如|若|待|尚未|报[^，]{0,12}|请(?!示)[^，]{0,12})\Z"
)
REFUSING = re.compile(
    "(?:不予|暂不|不|暂缓|缓予)(?:同意|批准|设立|新设|成立|调整|变更|更名|撤销|合并|核准)"
)
MENTIONED = re.compile(
    r"曾[经于]|此前|前期|以前|已于|已经|年.{0,12}经|(?:政府|民政局|街道|办事处|管委会)批复\Z|按照|根据[^，]{0,30}(?:精神|要求)\Z"
)
# 不再管辖甲小区 is decided; 不再设立 decides nothing.
NO_MORE = "不再(?!管辖|包含|包括|含|涵盖|覆盖|辖)"
DEFERRED = re.compile(
    rf"不得|{NO_MORE}|暂缓|暂不|拟|建议|请(?![示求])|申请|要求|如需|若|是否|(?<!经)研究|计划|规划|适时|力争|争取|抓紧|应|须|需要|待|条件成熟|筹备|推进|加快|鼓励|支持|完成|探索|可以|切实|进一步"
)
PUT_OFF = re.compile(rf"不得|{NO_MORE}|暂缓|暂不|拟|适时|如需|若|条件成熟|待")
ONLY_TOLD = re.compile(
    r"后[，,]|以来|以后|的(?:批复|通知|决定|事宜|事项|问题|条件|时机|请求|设想|必要)"
)
# 待…另文批复: what is said before it is not decided yet.
NOT_YET = re.compile(
    r"(?:\A|(?<=[，；]))(?:(?!用房|办公|场所|编制|经费|人员|选举|四至|范围|界线|机构)[^，。；])*?(?:(?:另行|另文|再行|再予)[^，。]{0,6}(?:研究|批复|决定|审定|审批)|待[^，。]{2,20}(?:审定|批准|审批|批复)后)"
)
ONLY_ASKED = re.compile(
    r"后[，,]|以来|以后|的(?:批复|通知|决定|请示|报告|意见|申请|函|事宜|事项|问题|建议|条件|时机|请求|设想|必要)"
)
