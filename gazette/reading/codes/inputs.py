"""Codes of Word and PDF files: what they hold besides the words they show."""

from .code import ALL, Code

INPUTS = (
    Code("comments", "有批注", "Word 文件里有批注，没有读入。", "看批注是否说明文字尚未定稿。"),
    Code("hidden-text", "有看不见的文字", "有隐藏的文字，或页面以外的文字，没有读入。", "对照原件，确认它不是正文。"),
    Code("struck-text", "有删除线", "文字带删除线，已照原文读入。", "对照原件，删去的文字改掉。", ALL),
    Code("footnote", "有脚注", "脚注没有读入正文。", "需要的，补入正文或附注。"),
    Code("text-box", "有文本框", "文本框里的文字已读入，位置可能与印出的不同。", "对照原件核对先后次序。"),
    Code("picture", "有图片", "图片里的文字没有读入。", "图片里是正文或表格的，手工补录，或识别后再读。"),
    Code("table-nested", "表格里有表格", "一格里的表格已按一格读入。", "对照原件，分开录入。", ALL),
    Code("number-generated", "自动编号没有读出", "Word 自动编号的格式不认识，编号没有读入。", "对照原件补上编号。", ("clause",)),
    Code("active-content", "PDF 带脚本或嵌入文件", "PDF 里有脚本、启动动作或嵌入的文件，没有执行，也没有读入。", "确认文件来源可靠；嵌入的文件需要的，另行读取。"),
)  # fmt: skip
