"""Powers told in running text, in the ways that gazettes have of telling them."""

import pytest

from gazette.reading import read_text
from powers.reading import doubts, read

HEAD = """云山县人民政府{title}
云政发〔2021〕7号

各乡镇人民政府，县政府各部门：
{body}
云山县人民政府
2021年5月6日
"""
DOWN = "关于下放行政权力事项的决定"
CANCEL = "关于取消部分行政审批事项的决定"
MOVE = "关于划转行政权力事项的通知"

# title, body, names
TOLD = {
    "what is done before a colon": (CANCEL, "    对下列行政审批事项调整如下：\n    （一）直接取消审批：户外广告登记、电影放映年检；\n    （二）审批改为备案：公共场所卫生许可；\n    （三）实行告知承诺：药店筹建审批。\n", "户外广告登记 电影放映年检 公共场所卫生许可 药店筹建审批"),
    "a body, and the power in quotation marks": (CANCEL, "    决定调整下列事项：\n    1.取消县司法局“法律援助工作证核发”；\n    2.下放县住建局“危房改造对象认定”至各镇；\n    3.新增县卫健局“托育机构备案”。\n", "法律援助工作证核发 危房改造对象认定 托育机构备案"),
    "one body's power after another's": (MOVE, "    下列行政许可由县行政审批局集中行使：\n    （一）县教育局的民办学校设立审批；\n    （二）县水利局的取水许可。\n", "民办学校设立审批 取水许可"),
    "the category before several": (CANCEL, "    决定取消以下事项：\n    ★行政许可：取水许可；林木种苗检验机构考核\n    ★行政确认：兽医资格认定\n", "取水许可 林木种苗检验机构考核 兽医资格认定"),
    "others behind a colon": (CANCEL, "    决定取消以下事项：\n    行政许可：取水许可、林木种苗检验机构考核。\n    其他：房屋租赁登记备案。\n", "取水许可 林木种苗检验机构考核 房屋租赁登记备案"),
    "several on a numbered line of a category": (CANCEL, "    决定取消以下事项：\n    1.行政许可：取水许可、兽药经营许可。\n    2.其他：房屋租赁登记备案。\n", "取水许可 兽药经营许可 房屋租赁登记备案"),
    "what else is said behind 其他": (CANCEL, "    决定取消以下事项：\n    行政许可：取水许可。\n    其他：本决定由县政府办公室负责解释。\n", "取水许可"),
    "taken back": ("关于收回食品摊贩登记的决定", "县政府决定将已委托各街道办事处实施的食品摊贩登记收回，由县市场监管局实施。", "食品摊贩登记"),
    "its grounds in brackets": (CANCEL, "    决定取消下列事项：\n    1.户外广告登记（依据：《广告条例》，已废止）\n    2.兽药经营许可（期限：三年）\n", "户外广告登记 兽药经营许可"),
    "bodies one after another": (MOVE, "    下列行政许可事项移交县行政审批局办理：\n县发展和改革局移交：节能审查。县水利局移交：洪水影响评价审批、水土保持方案审批。县林业局移交：林木采伐许可。\n", "节能审查 洪水影响评价审批 水土保持方案审批 林木采伐许可"),
    "circled numbers": (DOWN, "现将下列行政权力下放各镇行使：①墓地建设审批②乡镇船舶登记③检疫申报点设立审批。", "墓地建设审批 乡镇船舶登记 检疫申报点设立审批"),
    "each clause another way": (CANCEL, "自3月1日起，养老机构设立许可取消，养老机构备案由县民政局负责；医疗机构设置审批下放至各镇。", "养老机构设立许可 养老机构备案 医疗机构设置审批"),
    "who had them and who has them": (MOVE, "燃气经营许可、食品经营许可由市住建局实施调整为市行政审批局实施。", "燃气经营许可 食品经营许可"),
    "how many before who had them": (MOVE, "取水许可、河道采砂许可两项行政许可事项，由市水利局移交市行政审批局。", "取水许可 河道采砂许可"),
    "whose it was, adjusted": (MOVE, "市文物局负责的文物商店设立审批，调整由市行政审批局负责。", "文物商店设立审批"),
    "all by another body": (MOVE, "户外广告登记、兽药经营许可均由县行政审批局办理。", "户外广告登记 兽药经营许可"),
    "handed down by whom": (DOWN, "养老机构备案、临时救助审批由县民政局下放至各镇实施。", "养老机构备案 临时救助审批"),
    "numbered sentences of several": (MOVE, "    现就有关事项通知如下：\n    一、取水许可、河道采砂许可由水利局移交审批局。\n    二、林木采伐许可、木材加工许可由林业局移交审批局。\n", "取水许可 河道采砂许可 林木采伐许可 木材加工许可"),
    "each body with its powers": (DOWN, "    将以下县级权限下放各镇：\n    1.县住建局：房屋租赁登记、商品房预售许可；\n    2.县民政局：养老机构备案。\n", "房屋租赁登记 商品房预售许可 养老机构备案"),
    "dots that lead": (CANCEL, "    现将取消的行政审批事项公布如下：\n    1.户外广告登记…………（行政许可）\n    2.兽药经营许可......（行政许可）\n", "户外广告登记 兽药经营许可"),
    "merged into another": (CANCEL, "    决定整合下列事项：\n    （一）将内资企业登记并入企业登记；\n    （二）将食品生产许可、添加剂生产许可整合为食品及添加剂生产许可。\n", "企业登记 食品及添加剂生产许可"),
    "labelled": (DOWN, "    现将委托事项公告如下：\n    一、受委托机关：石桥镇人民政府。\n    二、委托事项：乡村建设规划许可证核发、农民建房审批。\n    三、委托期限：三年。\n    四、监督电话：00000000。\n", "乡村建设规划许可证核发 农民建房审批"),
    "decided before what follows": (DOWN, "    我局决定将乡村建设规划许可证核发委托各镇实施，现将有关事项公告如下：\n    一、委托期限三年。\n    二、自印发之日起施行。\n", "乡村建设规划许可证核发"),
    "announced by who takes over": ("综合行政执法局公告", "    自6月1日起，下列行政执法事项由我局行使：\n    1.对占用盲道的处罚；\n    2.对擅自启闭水闸的处罚。\n", "对占用盲道的处罚 对擅自启闭水闸的处罚"),
    "below names of bodies": ("县人民政府令第19号", "    经县政府第12次常务会议研究，决定取消下列行政审批项目：\n县计划局\n基建项目立项审批\n县文体局\n书刊发行点设立审批\n", "基建项目立项审批 书刊发行点设立审批"),
    "一是、二是": (DOWN, "县政府决定，将3项行政权力事项下放至各镇：一是林木采伐许可；二是宅基地审批；三是渔业船舶登记。", "林木采伐许可 宅基地审批 渔业船舶登记"),
    "objects of a verb": (CANCEL, "经研究，决定取消户外广告登记、房地产经纪机构备案和兽药经营许可3项行政审批事项。", "户外广告登记 房地产经纪机构备案 兽药经营许可"),
    "whose they were": (MOVE, "县政府决定，将县水利局承担的取水许可、河道采砂许可，县林业局承担的林木采伐许可，统一划转至县行政审批局实施。", "取水许可 河道采砂许可 林木采伐许可"),
    "原由 and no 将": (MOVE, "自2021年7月1日起，原由县水利局实施的取水许可，原由县林业局实施的林木采伐许可、木材运输证核发，统一由县行政审批局实施。", "取水许可 林木采伐许可 木材运输证核发"),
    "a part that names no act": (MOVE, "县政府决定将人防工程拆除、改造审批、取水许可2项行政权力划转至县行政审批局。", "人防工程拆除、改造审批 取水许可"),
    "a power within brackets": (DOWN, "现将食品经营许可（仅限小餐饮）、公共场所卫生许可（限理发店、旅店）下放给各镇实施。", "食品经营许可（仅限小餐饮） 公共场所卫生许可（限理发店、旅店）"),
    "lines without a mark": (CANCEL, "    现将取消的行政审批事项公布如下：\n户外广告登记\n房地产经纪机构备案证书核发\n兽药经营人员上岗证核发\n", "户外广告登记 房地产经纪机构备案证书核发 兽药经营人员上岗证核发"),
    "bullets": (DOWN, "    现将下放的行政权力事项公布如下：\n    ● 县林业局\n    — 林木采伐许可\n    — 木材运输证核发\n    ● 县民政局\n    — 社会团体登记\n", "林木采伐许可 木材运输证核发 社会团体登记"),
    "numbers within a line": (CANCEL, "    现将取消的行政审批事项公布如下：\n    1.户外广告登记；2.房地产经纪机构备案；\n    3.兽药经营许可；4.农药经营许可。\n", "户外广告登记 房地产经纪机构备案 兽药经营许可 农药经营许可"),
    "articles": (CANCEL, "    第一条 取消下列行政审批事项：\n    （一）户外广告登记；\n    （二）兽药经营许可。\n    第二条 下放下列行政审批事项至镇人民政府：\n    （一）林木采伐许可；\n    （二）宅基地审批。\n    第三条 本决定自公布之日起施行。\n", "户外广告登记 兽药经营许可 林木采伐许可 宅基地审批"),
    "其中": (CANCEL, "    县政府决定取消和下放行政审批事项4项。其中，取消2项：木材运输证核发、社团筹备审批；下放2项：林木采伐许可、渔业船舶登记。\n", "木材运输证核发 社团筹备审批 林木采伐许可 渔业船舶登记"),
    "quoted": (CANCEL, "    一、废止县文体局“台球室经营许可”。\n    二、自2021年6月1日起，县建设局的“施工企业备案”不再实施。\n", "台球室经营许可 施工企业备案"),
    "the new name of two": ("关于变更部分行政许可事项名称的通知", "    将“户外广告登记”更名为“户外广告设置许可”。\n", "户外广告设置许可"),
    "a clause behind the name": (MOVE, "    将下列行政权力事项划入县行政审批局：\n    （1）人力资源服务许可，由县人社局划出；\n    （2）农药经营许可（县农业农村局）；\n    （3）取水许可。法律依据：《水法》第四十八条。\n", "人力资源服务许可 农药经营许可 取水许可"),
    "a body beside other matters": ("关于县行政审批局组建后有关事项的通知", "    一、任命王强为县行政审批局局长。\n    二、将县商务局的下列审批职权划入县行政审批局：\n    （1）酒类批发备案登记；\n    （2）营业性演出活动审批。\n", "酒类批发备案登记 营业性演出活动审批"),
    "authority conferred": ("关于授权高新区行使部分县级管理权限的决定", "    经县政府常务会议研究决定，授权高新区行使下列管理权限：\n    （一）企业投资项目备案；\n    （二）林木采伐许可。\n", "企业投资项目备案 林木采伐许可"),
    "a title that does not say so": ("关于白河新区体制有关问题的批复", "    经县委常委会议研究，同意将县建设局实施的建筑工程施工许可、商品房预售许可，委托白河新区管委会实施。\n", "建筑工程施工许可 商品房预售许可"),
    "whose they are, in a list": (CANCEL, "    决定取消下列行政审批项目：\n    （一）县经贸委实施的酒类批发许可；\n    （二）县环保局与县水利局共同实施的排污口设置审批；\n    （三）由县旅游局负责审批的旅行社登记。\n", "酒类批发许可 排污口设置审批 旅行社登记"),
    "whose they are, first of all": (MOVE, "    一、县林业局实施的林木采伐许可、木材运输检查交由各镇行使。\n    二、县教育局的民办学校设立审批划归县行政审批局行使。\n    三、县农业局负责的“农药经营许可”，由县行政审批局实施。\n", "林木采伐许可 木材运输检查 民办学校设立审批 农药经营许可"),
    "slashes between names": (DOWN, "    县政府决定将取水许可/河道采砂许可／水土保持方案审查/社团登记下放至各镇实施。\n", "取水许可 河道采砂许可 水土保持方案审查 社团登记"),
    "merged under a title that does not say so": ("关于优化营商环境有关事项的通知", "    一、“消防设计审查”并入“建筑工程施工许可证核发”。\n    二、“绿地占用审批”与“移植树木审批”合并办理。\n", "建筑工程施工许可证核发 绿地占用审批 移植树木审批"),
    "with whom to agree, besides": (DOWN, "    现将林木采伐许可下放至各镇实施。各镇要与县对口部门办理交接，接受相应部门审查，下放事项不得变相审批。\n", "林木采伐许可"),
    "several bodies first of all": (MOVE, "    一、县卫生局、县教育局联合实施的托幼机构卫生评价认定，转交县妇幼保健院承担。\n    二、对口支援项目备案、户外广告登记取消。\n", "托幼机构卫生评价认定 对口支援项目备案 户外广告登记"),
    "one that stays beside one that goes": (MOVE, "    一、“商品房预售许可”改由各镇办理，“房屋租赁登记备案”仍由县住建局办理。\n", "商品房预售许可"),
    "names put right": ("关于规范部分权力事项名称的通知", "    现对部分行政权力事项名称予以规范：\n    一、将“殡葬设施建设审核”修改为“殡葬设施建设审批”。\n    二、“房屋拆迁许可”更名为“房屋征收决定”。\n", "殡葬设施建设审批 房屋征收决定"),
    "circled numbers below what bodies do": (DOWN, "    现将下放事项公告如下：\n    县农业局移交：\n    ①农药经营许可　②兽药经营许可\n    县安全生产监督管理局移交：\n    ③烟花爆竹零售许可\n", "农药经营许可 兽药经营许可 烟花爆竹零售许可"),
    "a typewriter's signs": (CANCEL, "    县政府决定取消下列行政审批项目:\n    (一)户外广告登记;\n    (二)水产苗种进口审批.\n    本决定自公布之日起执行.\n", "户外广告登记 水产苗种进口审批"),
    "whom they were given to": ("关于收回部分下放行政权力事项的决定", "    县政府决定收回下放至白河镇的公路路政许可、宅基地审批2项权力，由原实施部门行使。\n", "公路路政许可 宅基地审批"),
    "what is no longer done": ("关于停止实施部分行政许可的公告", "    根据国务院决定，我局自即日起不再实施物业服务企业资质核定、园林绿化企业资质核准。\n", "物业服务企业资质核定 园林绿化企业资质核准"),
    "one parted into two": (MOVE, "    将“食品生产经营许可”拆分为“食品生产许可”和“食品经营许可”。\n", "食品生产许可 食品经营许可"),
    "what it was called before": (DOWN, "    现将下列行政许可事项下放：\n    1.食品经营许可（原名称：餐饮服务许可）；\n    2.取水许可（原：取水许可证核发）。\n", "食品经营许可 取水许可"),
    "a list that a decree hands over": ("令", "    《云山县水利局行政执法职权目录》已经县政府第6次常务会议通过，现予发布，自2021年7月1日起施行。\n    云山县水利局行政执法职权目录\n    一、行政许可（2项）\n    1．取水许可证核发\n    2．河道采砂许可\n    二、行政处罚（1项）\n    1．对擅自取水的处罚\n", "取水许可证核发 河道采砂许可 对擅自取水的处罚"),
    "a kind on each line": (DOWN, "    现将下放的行政执法事项通告如下：\n    行政处罚：①对违法搭建的处罚；②对占道经营的处罚\n    行政检查：①安全生产检查；②河道巡查检查\n", "对违法搭建的处罚 对占道经营的处罚 安全生产检查 河道巡查检查"),
}  # fmt: skip
NOT_TOLD = {
    "what was done already": ("关于做好下放事项承接工作的通知", "    县政府已将户外广告登记、兽药经营许可下放各镇。各镇要认真承接。\n"),
    "a list that another document handed over": ("关于做好防汛工作的通知", "    《云山县水利局行政执法职权目录》已经县政府常务会议通过。\n    一、行政许可（2项）\n    1．取水许可证核发\n    2．河道采砂许可\n"),
    "documents, with the powers in them": ("关于废止部分文件的决定", "    决定废止下列2件文件，其中规定的行政审批事项不再执行：\n    1、《云山县个体诊所设置审批暂行办法》（云政发〔1997〕62号）\n    2、《云山县牧业用地登记办法》（云政发〔1993〕27号）\n"),
    "minutes": ("常务会议纪要", "    会议同意将下列行政许可事项下放：\n    1.林木采伐许可；\n    2.宅基地审批。\n"),
    "a request refused": (DOWN, "    你镇请求委托的“砂石开采许可证核发”，因政策不允许，不予委托。\n"),
    "a slogan": (MOVE, "    深化行政许可权划转，推行“一枚印章管审批”改革。\n"),
    "how powers did": ("关于下放行政权力事项运行情况的通报", "    县政府下放行政权力事项12项，运行情况如下：\n    1.林木采伐许可：办理36件；\n    2.宅基地审批：办理12件。\n"),
    "duties": ("关于做好取消行政审批事项后续监管工作的通知", "    县政府已取消行政审批事项5项，现通知如下：\n    一、加强事中事后监管。\n    二、规范审批服务。\n"),
    "an opinion asked for": ("关于征求划转行政许可事项意见的函", "    现就划转下列事项征求意见：\n    1.林木采伐许可；\n    2.宅基地审批。\n"),
    "what was done before": ("关于加强行政许可监管的通知", "    2020年已将取水许可、林木采伐许可下放至各镇，各镇要规范实施。\n"),
    "an honour conferred": ("关于表彰行政审批工作先进单位的决定", "    县政府决定授予县政务服务中心“行政审批工作先进单位”称号。\n"),
    "all others that laws name": (DOWN, "    现将下列事项委托各镇：\n    （一）法律、法规规定的其他行政处罚权。\n"),
    "after it was done": (MOVE, "    取水许可划转至审批局后，各部门要加强监管。\n"),
    "a seal": ("关于启用行政审批专用章的通知", "    因行政许可事项划转，自2021年7月1日起启用“云山县行政审批局行政审批专用章”。\n"),
}  # fmt: skip


def test_cells_that_run_together_are_told_apart_by_what_the_columns_are_called():
    body = "    现将下放的行政许可事项公布如下：\n序号事项名称事项类别下放部门\n1行政许可目录审核行政许可县司法局\n2招标方案备案其他行政权力县发展和改革局\n"
    entries = [e for d in documents(DOWN, body) for e in read(d)]
    assert [(e.seq, e.name, e.category, e.from_department) for e in entries] == [
        (1, "行政许可目录审核", "行政许可", "县司法局"),
        (2, "招标方案备案", "其他行政权力", "县发展和改革局"),
    ]
    assert all("row-parted" in {f.code for f in e.findings} for e in entries)


def test_a_dash_in_a_cell_says_nothing():
    body = "    现将取消的行政许可事项公布如下：\n序号\t事项名称\t原实施部门\t设定依据\n1\t取水许可\t—\t——\n"
    [entry] = [e for d in documents(CANCEL, body) for e in read(d)]
    assert (entry.name, entry.from_department, entry.basis) == ("取水许可", "", "")


def documents(title, body):
    return read_text(HEAD.format(title=title, body=body)).documents


@pytest.mark.parametrize("way", TOLD)
def test_powers_are_told_in_many_ways(way):
    title, body, names = TOLD[way]
    entries = [e for d in documents(title, body) for e in read(d)]
    assert [entry.name for entry in entries] == names.split()
    assert all("power-in-prose" in {f.code for f in e.findings} for e in entries)


@pytest.mark.parametrize("way", NOT_TOLD)
def test_what_decides_on_no_power_gives_none(way):
    assert [e for d in documents(*NOT_TOLD[way]) for e in read(d)] == []


def test_a_category_over_a_list_is_of_all_and_doubtful():
    body = "    决定取消下列行政许可事项：\n    1.户外广告登记\n    2.兽药经营许可\n"
    (document,) = documents("关于取消一批事项的决定", body)
    for entry in read(document):
        assert entry.category == "行政许可"
        assert "category-from-title" in {f.code for f in entry.findings}


def test_each_group_of_a_sentence_has_its_category():
    body = "    现将县民政局的高龄津贴给付、临时救助金给付2项行政给付，县林业局的林木采伐许可1项行政许可，下放至各镇实施。\n"
    (document,) = documents(DOWN, body)
    assert [(e.name, e.category) for e in read(document)] == [
        ("高龄津贴给付", "行政给付"),
        ("临时救助金给付", "行政给付"),
        ("林木采伐许可", "行政许可"),
    ]


def test_a_name_denies_the_category_of_a_title():
    body = (
        "    决定取消下列行政许可事项：\n    1.户外广告登记\n    2.对无证经营的处罚\n"
    )
    (document,) = documents("关于取消一批事项的决定", body)
    assert [entry.category for entry in read(document)] == ["行政许可", ""]


def test_a_decision_without_a_power_is_asked_about():
    (document,) = documents(CANCEL, "    县政府决定取消行政审批事项5项。\n")
    assert [finding.code for finding in doubts(document, read(document))] == [
        "powers-unread"
    ]
    (document,) = documents("关于印发行政权力清单管理办法的通知", "    现予印发。\n")
    assert doubts(document, []) == []


def test_a_list_published_by_its_title_alone_is_read_part_by_part():
    text = "白河镇权力清单（2023年版）\n\n1  农业办公室\n1.1  宅基地审批\n1.2  林木采伐许可\n2  城管办公室\n2.1  对占道经营的处罚\n2.2  户外广告设置许可\n"
    entries = [e for d in read_text(text).documents for e in read(d)]
    names = "宅基地审批 林木采伐许可 对占道经营的处罚 户外广告设置许可"
    assert [entry.name for entry in entries] == names.split()


def test_an_item_that_names_no_power_is_told_though_it_is_the_last():
    body = "    现将下放的行政权力事项公布如下：\n    1.林木采伐许可；\n    2.宅基地审批；\n    3.各镇按照要求做好衔接；\n"
    entries = [e for d in documents(DOWN, body) for e in read(d)]
    assert [entry.name for entry in entries] == ["林木采伐许可", "宅基地审批"]
    assert "row-not-read" in {finding.code for finding in entries[-1].findings}
