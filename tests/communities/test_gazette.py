"""The 29 changes of the real gazette, every field."""

from decimal import Decimal

import pytest

from communities.reading import Boundary, read
from communities.writing import write
from gazette.reading.issue import read_file

from .test_reading import codes, stated

# Serial number, clause, subdistrict, kind, name, and every other field that is stated.
CHANGES = [
    (7, "一", "兴福", "establish", "济水上苑北区", {"territory": "济水上苑北区、兴源佳苑小区", "boundaries": (Boundary("济水上苑北区", "腊山河西路", "德州路", "泰安路", "小清河南路"), Boundary("兴源佳苑小区", "泊寓西城", "德州路", "齐州路", "小清河南路"),), "households": 2991, "premises": "济水上苑南区售楼处", "floor_area_m2": Decimal("1400"), "floor_area_approx": True}),
    (7, "二", "兴福", "establish", "龙湖郛城", {"territory": "龙湖水晶郛城小区、恒大金碧新城三期", "boundaries": (Boundary("龙湖水晶郛城小区", "东营路", "青岛路", "腊山河东路", "聊城路北（与张庄路街道办事处辖区交界）"), Boundary("恒大金碧新城三期", "东营路", "兴福寺北路", "淄博东路", "青岛路"),), "households": 2503, "premises": "龙湖水晶郛城小区内", "floor_area_m2": Decimal("1000"), "floor_area_approx": True}),
    (7, "三", "兴福", "establish", "恒大御峰", {"territory": "恒大御峰小区", "boundaries": ("腊山河东路", "青岛路", "腊山河西路", "聊城路北（与张庄路街道办事处辖区交界）"), "households": 2445, "premises": "恒大御峰小区和恒大雅苑小区内", "premises_note": "其中2333.68平方米服务用房与恒大雅苑社区居民委员会共用", "floor_area_m2": Decimal("2433.68")}),
    (7, "四", "兴福", "establish", "锦绣朗园", {"territory": "锦绣城朗园小区、荣宝御园小区、三庆御园小区", "boundaries": (Boundary("锦绣城朗园小区", "齐州路", "兴福寺路", "京沪高铁", "青岛路"), Boundary("荣宝御园小区、三庆御园小区", "临沂路", "威海路", "京沪高铁", "兴福寺路"),), "households": 2421, "premises": "锦绣城朗园小区、荣宝御园小区、三庆御园小区", "floor_area_m2": Decimal("1043"), "floor_area_approx": True}),
    (7, "五", "兴福", "establish", "金科城第二", {"territory": "金科城B区、C区", "boundaries": ("腊山河西路", "枣庄路", "京沪高铁", "烟台路（不含大金新苑小区）"), "households": 3936, "premises": "金科城B区1号楼、2号楼", "floor_area_m2": Decimal("1072")}),
    (7, "六", "兴福", "adjust", "锦绣城", {"territory": "锦绣城一期和大尧风华盛景一区、二区", "boundaries": (Boundary("锦绣城一期", "腊山河东路", "兴福寺路南（与张庄路街道办事处辖区交界）", "泰安路", "青岛路"), Boundary("大尧风华盛景一区、二区", "腊山河西路", "威海路", "临沂路", "兴福寺路"),), "households": 3443}),
    (7, "七", "兴福", "rename", "金科城第一", {"former_name": "金科世界城社区居民委员会", "territory": "金科城D区、E区", "boundaries": ("腊山河西路", "经十路", "京沪高铁", "枣庄路"), "households": 2663}),
    (7, "八", "兴福", "adjust", "锦绣睿园", {"territory": "锦绣城睿园小区", "boundaries": ("泰安路", "兴福寺路", "齐州路", "青岛路"), "households": 3444}),
    (7, "九", "兴福", "adjust", "济水上苑南区", {"territory": "济水上苑南区、西城泊寓", "boundaries": (Boundary("济水上苑南区", "腊山河西路", "聊城路", "齐州路", "德州路"), Boundary("泊寓西城", "泰安路", "兴乐佳苑", "兴源佳苑", "清源路"),), "households": 4851}),
    (7, "十", "兴福", "adjust", "顺安", {"boundaries": ("京沪高铁（日照路到青岛路，含高铁站房）、齐鲁大道（日照路到烟台路）", "烟台路", "顺安路", "青岛路"), "households": 2215}),
    (7, "十一", "兴福", "adjust", "恒大雅苑", {"boundaries": ("泰安路", "青岛路", "京沪高铁", "聊城路"), "households": 3896}),
    (8, "一", "吴家堡", "adjust", "清河源", {"territory": "在原管辖范围基础上，新增加建委宿舍楼、信用社宿舍楼、金泰园小区、吴家堡家属院、教师宿舍楼、清河苑1#楼等独栋楼宇", "households": 3985}),
    (9, "一", "五里沟", "adjust", "发祥巷", {"boundaries": ("纬五路", "经三路", "纬六路", "经一路"), "households": 3038}),
    (9, "二", "五里沟", "adjust", "公祥街", {"boundaries": ("纬五路", "经五路", "纬七路", "经二路"), "households": 3206}),
    (9, "三", "五里沟", "adjust", "顺祥街", {"boundaries": ("纬六路", "经二路", "纬九路", "经一路"), "households": 2512}),
    (9, "四", "五里沟", "adjust", "和平里", {"boundaries": ("纬六路", "经四路", "纬九路", "经二路"), "households": 2870}),
    (9, "五", "五里沟", "adjust", "平安里", {"boundaries": ("纬七路", "经五路", "纬九路", "经三路"), "households": 3454}),
    (10, "一", "南辛庄", "establish", "辛西路", {"territory": "济微中学、吉尔技工学校、吉尔幼儿园以及吉尔北苑、君悦首府、部队家属院等大型居民区", "boundaries": ("南辛庄西路1-13号", "机床二厂路", "君悦首府小区（原民天面粉厂区）西墙", "吉尔北苑北墙与营市街街道凯旋新城小区相邻"), "households": 4000, "households_approx": True, "premises": "南辛庄西街9号3号楼6处房屋及吉尔北苑内文化活动中心活动室", "floor_area_m2": Decimal("1057.26")}),
    (10, "二", "南辛庄", "adjust", "济微路", {"territory": "映月紫云城小区（含机床二厂路11号齐鲁印象酒店、1号楼东侧绿化带及健身路径）", "boundaries": (Boundary("区域一", "南辛庄西路", "吉尔南苑宿舍南墙与市中区交界", "东韩路与市中区相邻（不包括欣都小区）", "机床二厂路"), Boundary("区域二"),), "households": 3600, "households_approx": True}),
    (11, "一", "段店北路", "establish", "财富壹号花园", {"boundaries": ("兴济河", "安澜北路", "二环西路", "经十西路与舜和国际酒店相邻"), "households": 6219, "premises": "财富壹号片区融建财富时代中心（A4地块）", "floor_area_m2": Decimal("1005.12")}),
    (13, "一", "中大槐树", "establish", "嘉瑞", {"territory": "济南重汽嘉瑞苑小区、床单厂宿舍、燃料公司宿舍等13个楼院小区", "boundaries": ("天桥区界", "八里桥村74-2号南墙", "匡山小区中路", "张庄路"), "households": 3157, "premises": "纬十二路17号济南富裕床单厂办公楼", "floor_area_m2": Decimal("1000"), "floor_area_approx": True}),
    (13, "二", "中大槐树", "adjust", "御景", {"boundaries": ("御景城小区东墙", "御景城小区南墙", "御景城小区西墙", "御景城小区北墙"), "households": 3064, "premises": "御景城小区二区8号楼", "floor_area_m2": Decimal("1200"), "floor_area_approx": True}),
    (14, "一", "张庄路", "establish", "鑫苑世家", {"territory": "鑫苑世家公馆一期、二期、三期", "boundaries": ("淄博路", "小饮马巷", "腊山黄河路", "清源路"), "households": 3829, "premises": "鑫苑世家公馆沿街商铺", "floor_area_m2": Decimal("1000"), "floor_area_approx": True}),
    (15, "一", "匡山", "establish", "龙腾国际花园", {"territory": "龙腾国际花园小区（含回迁楼、检察院宿舍）、万科公园里、94326部队宿舍", "boundaries": ("兴济河西路", "张庄路", "张庄路二环西路", "幸福街"), "households": 3630, "premises": "龙腾国际花园小区内", "floor_area_m2": Decimal("1500"), "floor_area_approx": True}),
    (15, "二", "匡山", "adjust", "老屯东路", {"boundaries": ("张庄路191号齐鲁银行", "张庄路96、98号（万丰宿舍）、102、104、106号（邮局、煤炭局宿舍）", "张庄路正华园小区", "老屯中路"), "households": 3100, "households_approx": True, "premises_note": "位置、建筑面积不变"}),
    (16, "一", "西市场", "adjust", "华联", {"boundaries": ("纬九路", "经三路", "纬十二路", "经一路南"), "boundary_extra": "以及经三纬九至经三纬十南北两侧、纬十一路以西纬十二路以东经二路以南三角地", "households": 1083, "premises": "原金邮印务院内", "floor_area_m2": Decimal("1000"), "floor_area_approx": True}),
    (16, "二", "西市场", "adjust", "纬十路", {"boundaries": ("纬九路", "经六路", "纬十二路", "经三路"), "boundary_extra": "以及纬十一路以东经三路商业街南北两侧", "households": 1568, "premises_note": "位置不变，建筑面积在原有基础上进一步扩大"}),
    (18, "一", "西市场", "adjust", "北大槐树街", {"boundaries": ("纬十一路", "北大槐树片区规划地块B", "纬十二路", "北大槐树街"), "households": 2759, "premises": "北大槐树家园5号楼底商和南区东北侧2层商业房", "floor_area_m2": Decimal("1000"), "floor_area_approx": True}),
    (18, "二", "西市场", "adjust", "北大槐树东街", {"boundaries": (Boundary("纬十一路以东区域", "铁路宿舍51号院东院墙", "经一路", "纬十一路", "北大槐树街"), Boundary("纬十一路以西区域", "纬十一路", "经一路", "纬十二路以东北大槐树片区规划地块B", "北大槐树家园"),), "households": 2247, "premises": "北大槐树家园10号楼一楼底商", "floor_area_m2": Decimal("300"), "floor_area_approx": True}),
]  # fmt: skip


@pytest.fixture(scope="module")
def replies(gazette_file):
    return [
        document for document in read_file(gazette_file).documents if read(document)
    ]


def test_every_field_of_every_change(replies):
    found = [
        (document.number, entry.clause, entry.subdistrict, stated(entry))
        for document in replies
        for entry in read(document)
    ]
    assert found == [
        (
            f"济槐政字〔2020〕{serial}号",
            clause,
            f"{subdistrict}街道办事处",
            {"kind": kind, "name": f"{name}社区居民委员会"} | fields,
        )
        for serial, clause, subdistrict, kind, name, fields in CHANGES
    ]


def test_the_only_doubt_is_a_name_printed_in_two_ways(replies):
    doubts = [
        (document.number, entry.clause, codes(entry))
        for document in replies
        for entry in read(document)
        if entry.findings
    ]
    assert doubts == [("济槐政字〔2020〕7号", "九", ["area-not-in-territory"])]


def test_every_change_can_be_written(replies):
    for document in replies:
        entries = read(document)
        assert read(write(entries, issuer=document.issuer)) == entries
