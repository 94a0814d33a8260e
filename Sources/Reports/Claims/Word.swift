/// What a word does in a sentence about applications. A number counts only if its clause is made of such words from end to
/// end: what is not understood whole is no claim.
enum Word: Equatable {
  /// Says nothing of what is counted: 共, 全年.
  case filler
  case subject(Subject)
  /// 申请, which may be one for anything.
  case application
  /// A name that makes clear that applications for information are meant: 因政府信息公开.
  case cause
  /// The area as a whole, by what it is: 全区 is 区. 我单位 and the like are the organ.
  case whole(Character?)
  case organ
  /// The organ in a report for the area, those below it, some part of it.
  case own, others, part
  /// 未收到, 没有发生.
  case none
  /// 均为, 各: what is counted holds for each of several.
  case each
  /// 均获维持.
  case allUpheld
  case more, less, share
  /// How the work is done: 认真, 流程. What is named beside it is not what the next clause counts.
  case manner
  /// 办结率: a rate that the tables have no cell for.
  case rate
  /// The office whose report it may be: 区政府办公室.
  case office
  /// 不含: the number before is not of all.
  case except
  /// Another time or another matter, for the rest of the sentence: 去年, 累计, 热线.
  case trap
}

/// The words that a claim may be made of. Those of other matters stand among them too, since they must end a claim also where
/// they hide in a longer word.
let claimWords: [String: Word] = {
  var words: [String: Word] = [:]
  func add(_ word: Word, _ texts: String) {
    for text in texts.split(whereSeparator: \.isWhitespace) { words[String(text)] = word }
  }
  add(
    .filler,
    """
    共 合计 共计 总计 一共 总共 全年 全年共 本年度 本年 年内 一年 这一年 今年 今年以来 当年 年度 各级行政机关 各级 行政机关 各类 的 了 为 有 是 数 件数 数量 总数 总量 总数量 \
    中 里 在 对 经 已 也 还 并 另 另有 还有 其 其中 新 及 和 与 以及 或 或者 案件 案 情况 方面 因 由 因此 从而 引起 引发 而 所 致 争议 全部 被 等现象 等情况 等情形 现象 申请量 受理量 办理量 收到量 申请数 申请数量 申请总数 总件数 期间 \
    涉及 包括 含 包含 按照 依照 依据 根据 依法 依规 按时 按期 及时 均 都 分类 类 件 宗 办件 结果 办理结果 处理结果 申请人 法定期限 期限 时限 内 《条例》 \
    发生 出现 产生 存在 具体行政行为 情形 行为 提出 加上 算上 到年底 继续 本机关不掌握等原因 答复期限 规定期限 按结果分 按申请人分 \
    从办理结果看 从结果看 答复情况 申请情况 受理情况 办理的结果 年末 年底 各种 形式 方式 通过 起
    """)
  add(.filler, "自 至 止 从 到 登记 年度内")
  add(
    .manner,
    """
    认真 严格 规范 高度重视 重视 积极 稳妥 不断 进一步 持续 切实 全面 扎实 有效 有序 加强 完善 畅通 拓宽 坚持 做好 落实 贯彻 执行 优化 健全 强化 推进 提升 提高 确保 保障 建立 加大 深化 \
    流程 渠道 机制 制度 程序 工作 要求 管理 服务 质量 水平 规定 力度 工作机制 各项 准确 高效 便民 合法 依法依规 严谨 规范化 标准化 制度化
    """)
  add(
    .cause,
    """
    政府信息公开工作 政府信息公开 信息公开 政府信息 信息公开类 政府信息公开类 政务公开 因政府信息公开 因信息公开 涉政府信息公开 涉及政府信息公开 政府信息公开方面 信息公开方面
    """)
  add(.subject(.received), "收到 接收 接收到 受理 收 新收 收办 接到 收到并受理 新收到 受理并答复")
  add(.subject(.handled), "办结 办理完毕 办理完成 办理 处理 办结件 答复 作出答复 予以答复 答复件 回复 办复 答复办理 完成答复")
  add(
    .subject(.applications),
    """
    政府信息公开申请 信息公开申请 依申请公开申请 政府信息依申请公开 政府信息公开依申请 政府信息公开依申请件 依申请公开件 依申请公开事项 政府信息公开申请件 公开申请 政府信息依申请公开申请 \
    依申请公开政府信息申请 信息公开依申请 政务公开申请 依申请公开政府信息 依申请公开信息 政府信息公开申请事项 申请公开政府信息 政府信息公开申请案件 依申请公开办件 依申请公开案件 依申请件 \
    公开政府信息申请 公开政府信息的申请 依申请公开政务信息 依申请信息 依申请公开信息申请 信息公开申请件 依申请公开 因依申请公开 依申请公开政府信息公开申请
    """)
  add(.application, "申请 申请件 依申请")
  add(
    .subject(.carriedIn),
    """
    上年结转 上年度结转 上一年结转 上一年度结转 去年结转 上年结转来 上一年结转来 上年度结转来 上年转结 上年度结转下来 上年结转下来 上年度转入 上年转入 上一年度转入 结转上年 结转上年度 \
    上年度结转至本年度 上一年度结转至本年度
    """)
  add(
    .subject(.carriedOut),
    """
    结转下年度继续办理 结转下年度 结转下年 结转到下一年度 结转到下一年度继续办理 结转到下年度继续办理 结转至下年度 结转至下年度继续办理 结转至下一年度 结转至下一年度继续办理 结转下一年度 \
    结转下一年度继续办理 结转到下年度 结转下年度办理 顺延到下年度答复 顺延到下年度 顺延至下年度 顺延至下年度答复 转下年度继续办理 转入下年度继续办理 转入下一年度 结转到下一年
    """)
  add(.subject(.carried), "结转 结转到 结转至")
  add(.subject(.outcome(.granted)), "予以公开 准予公开 全部公开 全部予以公开 同意公开")
  add(.subject(.outcome(.partial)), "部分公开 予以部分公开")
  add(.subject(.outcome(.denied)), "不予公开")
  add(.subject(.outcome(.unavailable)), "无法提供")
  add(.subject(.outcome(.declined)), "不予处理")
  add(.subject(.outcome(.other)), "其他处理")
  add(.subject(.applicant(.person)), "自然人 公民个人")
  add(.subject(.applicant(.organisation)), "法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织")
  add(.subject(.applicant(.business)), "商业企业")
  add(.subject(.applicant(.research)), "科研机构")
  add(.subject(.applicant(.charity)), "社会公益组织")
  add(.subject(.applicant(.legal)), "法律服务机构")
  add(.subject(.reviews), "行政复议 复议 行政复议案件 被申请行政复议 申请行政复议 提起行政复议 被提起行政复议 被提起复议 行政复议申请 行政复议件 复议件 复议案件")
  add(.subject(.lawsuits), "行政诉讼 诉讼 行政诉讼案件 提起行政诉讼 被提起行政诉讼 被提起诉讼 行政诉讼件 诉讼件 诉讼案件 被诉")
  add(.subject(.direct), "未经复议直接起诉 未经复议直接提起行政诉讼 未经复议直接提起诉讼 未经行政复议直接起诉 直接起诉")
  add(.subject(.afterReview), "复议后起诉 复议后提起行政诉讼 经复议后起诉 行政复议后起诉 复议后提起诉讼")
  add(.subject(.result(.upheld)), "维持 结果维持 维持原行政行为")
  add(.subject(.result(.corrected)), "纠正 纠错 结果纠正 被纠错 被纠正 被依法纠错 被依法纠正 依法纠错 依法纠正 败诉")
  add(.subject(.result(.other)), "其他结果")
  add(.subject(.result(.pending)), "尚未审结 未审结 没有审结 还没有审结 尚在审理 正在审理")
  add(.subject(.fees), "行政事业性收费 行政事业性收费金额")
  add(.subject(.procurement), "政府集中采购 政府集中采购金额 政府集中采购总金额 政府集中采购采购总金额")
  add(.subject(.unplaced), "驳回 驳回诉讼请求 驳回原告诉讼请求 驳回复议申请 驳回起诉 撤诉 撤回起诉 原告撤诉 终止 其他 其余 其余情形 其他情形 维持具体行政行为 撤回 责令履行 确认违法 撤销")
  add(.none, "未发生 没有发生 未收到 没有收到 未出现 没有出现 无 没有 未产生 没有产生 未有 未受理 未接到 未接收到 没有因此发生 未被提起 没有被")
  for unit in "区市县省州镇乡旗" {
    add(.whole(unit), "全\(unit) 我\(unit) 本\(unit) 全\(unit)范围内 全\(unit)各级行政机关 全\(unit)行政机关 全\(unit)各级")
  }
  add(.whole("道"), "全街道 我街道")
  add(
    .organ,
    "我办 我委 我厅 我局 我单位 我机关 我院 我中心 本机关 本局 本单位 本办 本委 本厅 本街道 全局 全厅 全委 办公厅代表市政府 代表市政府 街道 街道办事处 本街道办事处 我街 本街 全街 局机关")
  add(
    .own,
    """
    区政府本级 县政府本级 市政府本级 省政府本级 区本级 县本级 市本级 省本级 本级 向区政府 向县政府 向市政府 区政府 县政府 市政府 省政府 区人民政府 县人民政府 市人民政府 以区政府本级为一方 \
    以区政府本级为一方的 向区政府本级 向县政府本级 向市政府本级 以县政府本级为一方 以市政府本级为一方
    """)
  add(.others, "下属单位 所属单位 下级单位 下属各单位 所属各单位 各所属单位 各下属单位")
  add(
    .part, "各街镇 各部门 各镇 各乡镇 各街道 市各有关部门 各单位 区级部门 县级部门 市级部门 向各街镇 各镇街 各县区 各区县 各县市区 各区 各县 乡镇 镇街 部门 网上 网络 现场 信函 邮寄 当面 电子邮件 传真"
  )
  add(.each, "各 均为 都是 各为 均")
  add(.allUpheld, "均获维持 均维持 均予以维持 均被维持 全部维持 均予维持 全部予以维持 全部获得维持 均得到维持 都得到维持 都获维持 结果均为维持 均为维持")
  for than in [
    "同比", "比上年", "较上年", "比去年", "较去年", "比上年度", "较上年度", "比上一年", "较上一年", "比上一年度", "较上一年度", "与去年相比", "与上年相比", "与去年同期相比",
    "较去年同期", "比去年同期", "与上年同期相比", "较上年同期", "比上年同期", "相比上年", "相比去年",
  ] {
    add(
      .more,
      ["增长", "增加", "上升", "增幅", "上涨", "增多", "提高", "多", "增长了", "增加了", "上升了", "多了"].map { than + $0 }.joined(
        separator: " "))
    add(.less, ["下降", "减少", "回落", "降低", "降幅", "减幅", "少", "下降了", "减少了", "少了"].map { than + $0 }.joined(separator: " "))
    // 与去年相比，减少…
    words[than] = .filler
  }
  add(.more, "增长 增加 上升 增幅")
  add(.less, "下降 减少 回落 降幅")
  add(.share, "占 占比 占比为 占总数 占总量 约占 占到 比例为 比重为 所占比例为")
  add(.rate, "办结率 答复率 办复率 按期办结率 按时办结率 按期答复率 按时答复率 及时答复率 依法答复率 满意率 满意度 办理率 按期办理率 回复率 群众满意率")
  add(
    .office,
    "区政府办公室 县政府办公室 市政府办公室 省政府办公厅 区政府办 县政府办 市政府办 区人民政府办公室 县人民政府办公室 市人民政府办公室 市人民政府办公厅 市政府办公厅 市政府办公厅代表市政府 办公厅")
  add(.except, "不含 不包括 不包含 不计 除外 除去 剔除 扣除")
  add(
    .trap,
    """
    建议 提案 议案 信访 热线 12345 截止 网站 新媒体 微信 微博 培训 解读 法院 检察 刑事 公众号 咨询 投诉 举报 信箱 留言 去年 上年 上一年 上年度 上一年度 往年 累计 截至 以来 上半年 下半年 季度 每月 月份 历年 \
    近年 预计 计划 力争 目标 主动公开 点击 访问 公报 会议 下载 来信 来电 来访 许可 处罚 执法 仲裁 民事 电话 附件 拟 平均 人均 注销 不动产 查档 档案 市民 群众 上级 若 如果 例如 应当 \
    超期 逾期 平台 案例 同期 十三五 十四五 分别 第一 首次 每 复议机关 诉讼代理 应诉
    """)
  words["与去年同期相比"] = .filler
  return words
}()
