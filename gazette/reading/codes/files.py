"""Codes of a file as a whole: contents against body, series of numbers, what was left out."""

from .code import ALL, Code

FILES = (
    Code("contents-missing", "目录有、正文无", "目录列有一件公文，正文里没有找到。", "查原件是否漏排、漏扫；补录该件，或注明目录有误。"),
    Code("contents-unlisted", "正文有、目录无", "正文有一件公文，目录没有列。", "核对是否确为本期公文；是则注明目录漏列。"),
    Code("contents-title", "标题与目录不同", "同一文号的标题，目录与正文不一样。", "以正文（原件）为准，改正标题或注明目录有误。", ("title",)),
    Code("contents-number", "文号与目录不同", "同一标题的发文字号，目录与正文不一样。", "以正文（原件）为准，核对机关代字、年份和序号。", ("number",)),
    Code("contents-order", "次序与目录不同", "公文在目录中的先后与正文不同。", "核对编排次序；不影响内容的，注明即可。"),
    Code("contents-page", "目录页码倒退", "目录的页码后一件小于前一件。", "对照原件改正页码。", ("page",)),
    Code("contents-page-differs", "页码与目录不同", "目录的页码与正文所在的页不一样。", "对照原件改正页码。", ("page",)),
    Code("number-gap", "文号缺号", "同一机关代字同一年的序号中间有缺。", "查缺号公文是否不公开、未收入本期；注明原因。"),
    Code("number-repeat", "文号重复", "两件公文用了同一个发文字号。", "查原件，改正错的一件。", ("number",)),
    Code("organization-unknown", "单位不在机构名录", "所写单位不是机构名录中的全称、简称或曾用名。", "确认它是哪个机构的别称，或把它登记为新机构；写错的改正。", ("issuer", "organization", "subdistrict", "from_department", "to_department")),
    Code("not-stored", "未能入库", "读出的内容不合数据库的规则，没有存入。", "按原因改短或改正，手工补录这一项。", ALL),
)  # fmt: skip
