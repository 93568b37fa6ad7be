"""Codes of what the registers read: communities, personnel, powers, figures."""

from .code import ALL, Code

SIDES = ("boundaries", "east", "south", "west", "north")
AREA = ("floor_area_m2", "floor_area_approx")
HOUSEHOLDS = ("households", "households_approx")
POST = ("organization", "title")

COMMUNITIES = (
    Code("area-not-in-territory", "片区不在管辖区域内", "四至所写的片区没有列在管辖区域里。", "查原件，核对片区名称。", ("territory", "area", "label")),
    Code("change-implied", "变动未写明", "写明了社区的范围，没有写作何变动，按调整读入。", "查原件，选定变动的类型。", ("kind",)),
    Code("clause-unread", "一段未归到社区", "有一段写有数字或四至，分不清属于哪个社区。", "对照原件，补录到所属的社区。", ALL),
    Code("decision-unread", "似有未读出的社区", "正文似乎还对别的社区作了决定，没有读出来。", "对照原件，补录漏掉的社区。"),
    Code("bound-doubtful", "界址可疑", "一方的界址不像道路、河流或地名。", "对照原件改正这一方。", SIDES),
    Code("bound-runs-on", "界址过长", "一方的界址之后还连着别的话。", "对照原件，截去不属界址的话。", SIDES),
    Code("bounds-equal", "对边相同", "相对的两方写的是同一处。", "查原件；确如此的注明原文如此。", SIDES),
    Code("bounds-incomplete", "四至不全", "四方没有写全。", "查原件，补上缺的一方，或注明原文未写。", SIDES),
    Code("bounds-not-stated", "未写四至", "没有写四至，也没有写管辖区域。", "查原件附图、附表；没有的注明。"),
    Code("bounds-repeated", "四至重复", "同一区域写了两组四至，可能有一组是原四至。", "对照原件，留下现行的一组。", SIDES),
    Code("bounds-unpunctuated", "四至没有标点", "四方之间没有标点，按方位字断开。", "逐方对照原件。", SIDES),
    Code("bounds-unread", "四至未读出", "正文写有四至，没有读出来。", "对照原件手工补录。", SIDES),
    Code("change-unclear", "变动不清楚", "正文提到划入、划出，调整后的范围没有读出。", "对照原件，补录调整后的范围。", (*SIDES, "territory", "kind")),
    Code("community-size", "户数不在法定规模", "社区户数不在当时法定的规模之内（2026年前100至700户，此后1000至3000户）。", "核对户数；原文如此的注明，不影响发布。", HOUSEHOLDS),
    Code("details-shared", "几个社区写在一起", "一条写了几个社区，分不清各项属于哪一个。", "对照原件，分别补录。", ALL),
    Code("floor-area-ambiguous", "面积不止一个", "写有几个面积，分不清哪个是总数。", "对照原件，填总面积。", AREA),
    Code("floor-area-unread", "面积未读出", "正文写有面积，没有读出来。", "对照原件手工补录。", AREA),
    Code("former-name-missing", "缺原名称", "更名或合并，没有读出原来的名称。", "对照原件补填。", ("former_name",)),
    Code("households-ambiguous", "户数不止一个", "写有几个户数，分不清哪个是总数。", "对照原件，填总户数。", HOUSEHOLDS),
    Code("households-other", "另有户数", "同一处还写有别的户数（规划、设计等）。", "对照原件，核对取用的是否为现有户数。", HOUSEHOLDS),
    Code("households-size", "户数过大过小", "户数小于一百或大于三万，可能没有读全。", "对照原件核对户数。", HOUSEHOLDS),
    Code("households-unread", "户数未读出", "正文写有户数，没有读出来。", "对照原件手工补录。", HOUSEHOLDS),
    Code("kind-from-title", "类型取自标题", "表中没有写明是新建还是调整，按标题读入。", "核对变动的类型。", ("kind",)),
    Code("merge", "合并", "几个社区合并，或一个并入另一个。", "查原件；写明撤销的另录一条。", ("kind", "former_name")),
    Code("name-missing", "缺名称", "没有读出名称。", "对照原件补填。", ("name",)),
    Code("named-in-title-only", "名称只见于标题", "正文没有写明名称，名称取自标题。", "核对标题与正文所指是否一致。", ("name", "former_name")),
    Code("names-incomplete", "名称未列全", "正文用“等”略去了一些名称。", "查附件或来文，补录略去的。", ("name", "former_name")),
    Code("no-households", "未写户数", "设立社区，没有写户数。", "查来文；没有的注明原文未写。"),
    Code("no-subdistrict", "未读出街道", "没有读出所属的街道、镇。", "从主送机关或原件补填。", ("subdistrict",)),
    Code("premises-doubtful", "用房可疑", "服务用房有几处，或与别的话连在一起。", "对照原件，核对地点与面积。", ("premises", "premises_note", *AREA)),
    Code("premises-unread", "用房未读出", "正文写有服务用房，地点没有读出来。", "对照原件手工补录。", ("premises", "premises_note")),
    Code("split", "析置", "由一个社区析出另一个，原社区是否保留没有写明。", "查原件；原社区撤销的另录一条。", ("kind", "former_name")),
    Code("subdistrict-doubtful", "街道可疑", "所属街道连着别的字。", "对照原件改正。", ("subdistrict",)),
    Code("territory-by-change", "只写划入划出", "只写了划入、划出的区域，没有写调整后的范围。", "查附图、附表，补录调整后的范围。", ("territory",)),
    Code("territory-doubtful", "管辖区域可疑", "管辖区域与别的话连在一起，或没有读全。", "对照原件核对。", ("territory",)),
)  # fmt: skip
PERSONNEL = (
    Code("kind-doubtful", "任免不明", "没有写明是任命还是免去。", "对照原件选定任或免。", ("kind",)),
    Code("name-doubtful", "姓名可疑", "不能确定是不是姓名，或从哪里断开。", "对照原件改正姓名与单位。", ("name", *POST)),
    Code("name-prefixed", "姓名前有别的字", "姓名前连着别的字，已断开。", "对照原件核对姓名。", ("name",)),
    Code("organization-carried", "单位承前", "这一职务没有写单位，按前一职务的单位记。", "看是否同一单位。", POST),
    Code("organization-doubtful", "单位与职务分界不清", "分不清单位名称在哪里结束。", "改正单位与职务。", POST),
    Code("organization-missing", "缺单位", "职务没有写明单位。", "从原件或发文机关补填。", POST),
    Code("repeated-change", "任免重复", "同一人同一职务的任免出现了两次。", "对照原件，删去多余的一条。", ALL),
    Code("same-post", "同时任免", "同一人同一职务既任命又免去。", "对照原件，改正其中一条。", ("kind", *POST)),
    Code("shared-remark", "备注共用", "一句备注写给以上几个人。", "看备注是否对每个人都适用。", ("rank", "remark", "note")),
    Code("title-unknown", "职务名称不认识", "没有认出职务名称。", "改正单位与职务。", POST),
    Code("unread-words", "有话未读入", "有一句话没有读成任免或备注。", "对照原件，需要的补录。", ALL),
    Code("never-held", "免去未曾担任的职务", "登记中没有此人担任此职务的记录。", "查以前的公报是否未入库，或姓名、职务有误。", ("name", *POST)),
    Code("two-holders", "一职二人", "登记中此职务另有现任。", "查原任是否已免；可以有几人的职务注明。", ("name", *POST)),
)  # fmt: skip
POWERS = (
    Code("group-department", "部门取自分组", "部门取自分组的标题。", "核对是划出还是承接的部门。", ("from_department", "to_department")),
    Code("name-cut", "事项名称不全", "事项名称的括号不成对，可能没有读全。", "对照原件补全名称。", ("name",)),
    Code("power-cancelled", "可能是取消", "所列事项可能是取消而不是划转。", "看标题和正文；取消的不登记为划转。", ALL),
    Code("power-kind-unclear", "调整方式不明", "清单没有写明是划转、下放还是其他。", "看标题和正文核对。", ALL),
    Code("power-repeated", "事项重复", "同一事项在清单里出现了两次。", "对照原件，删去多余的一行。", ALL),
    Code("seq-gap", "清单缺号", "清单的序号中间有缺。", "对照原件，看有无漏行。", ("seq", "sequence")),
    Code("seq-order", "序号颠倒", "清单的序号小于前一行。", "对照原件核对序号。", ("seq", "sequence")),
    Code("seq-repeat", "序号重复", "清单里两行用了同一个序号。", "对照原件核对序号。", ("seq", "sequence")),
    Code("seq-unreadable", "序号不能识别", "序号一格不是数字。", "对照原件填序号。", ("seq", "sequence")),
    Code("stray-punctuation", "多余的标点", "事项名称末尾有多余的标点，已去掉。", "对照原件，看名称是否完整。", ("name",)),
    Code("sub-item", "子项", "这一行是上一项的子项，名称按全称记。", "核对主项与子项的名称。", ("name", "seq", "sequence")),
)  # fmt: skip
FIGURES = (
    Code("approximate", "约数", "印的是约数。", "备注里写明约数。", ("value",)),
    Code("no-figures", "没有数据", "这一行没有数据，可能是小标题。", "对照原件；是小标题的删去。", ALL),
    Code("no-parent", "缺总项", "标为其中项，上面没有所属的指标。", "对照原件，填上级指标。", ("parent",)),
    Code("number-unreadable", "数字不能识别", "格里的字不是数字。", "对照原件填数字。", ("value", "yoy")),
    Code("period-inferred", "时期为推定", "栏目的时期按标题推定。", "对照原件核对时期。", ("period",)),
    Code("period-no-year", "时期没有年份", "时期没有写年份。", "从标题或发布日期补上年份。", ("period",)),
    Code("star-not-quarterly", "星号不表示季度数据", "名称后的星号另有意思。", "看表下的说明。", ("quarterly",)),
    Code("words-unread", "表中有话未读入", "表里有一句话没有读入。", "对照原件，需要的补录。"),
)  # fmt: skip

REGISTERS = (*COMMUNITIES, *PERSONNEL, *POWERS, *FIGURES)
