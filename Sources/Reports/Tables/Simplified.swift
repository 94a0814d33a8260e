import Documents

/// The simplified character that each traditional one stands for, of the characters that labels, and the names of
/// offices, are made of.
///
/// By the dictionaries of OpenCC (TSCharacters, with the variants of Hong Kong and Taiwan). Words that converters replace
/// as a whole are spellings of their own, see `converted(_:)`.
///
/// By their place behind 一 (U+4E00); zero for what is written one way only. A list, since each character of each line is looked up.
private let simplifiedCharacters: [UInt16] = {
  var table = [UInt16](repeating: 0, count: Int(lastSimplified - firstSimplified) + 1)
  for group in groups.split(whereSeparator: \.isWhitespace) {
    let scalars = group.unicodeScalars.map(\.value)
    for scalar in scalars.dropFirst() { table[Int(scalar - firstSimplified)] = UInt16(scalars[0]) }
  }
  return table
}()

private let firstSimplified: UInt32 = 0x4e00
private let lastSimplified: UInt32 = 0x9fff

/// The simplified character for a traditional one; any other as it is.
func simplified(_ scalar: UInt32) -> UInt32 {
  guard (firstSimplified...lastSimplified).contains(scalar) else { return scalar }
  let found = simplifiedCharacters[Int(scalar - firstSimplified)]
  return found == 0 ? scalar : UInt32(found)
}

/// The simplified character first, those that it stands for behind it.
private let groups = """
  万萬 专專 业業 为為爲 举舉 于於 亿億 会會 关關 内內 决決 况況 减減 出齣 制製 办辦 务務 区區
  单單 卷捲 发發髮 只隻 合閤 后後 国國 处處 复復複 审審 家傢 对對 属屬 废廢 开開 强強 当噹當 总總
  执執 护護 报報 据據 数數 无無 机機 权權 条條 构構 查査 档檔 没沒 现現 确確 秘祕 稳穩 类類
  系係繫 纠糾 纳納 组組 织織 经經 结結 继繼 续續 维維 缴繳 罚罰 范範 获獲穫 补補 规規 计計 认認
  议議 讯訊 许許 讼訟 访訪 诉訴 询詢 请請 购購 费費 资資 转轉 过過 这這 逾踰 采埰寀採 项項 额額
  县縣 镇鎮 乡鄉 厅廳 监監 财財 环環 农農 卫衛 统統 应應 园園 编編 综綜 汇匯彙 题題 标標 时時 间間 称稱 简簡 网網
  门門 户戶 与與 进進 问問 联聯 协協 残殘 战戰 军軍 医醫 药藥 检檢 质質 贸貿 运運 电電 气氣 渔漁 粮糧 储儲
  馆館 学學 体體 广廣 东東 龙龍 华華 兴興 庆慶 阳陽 阴陰 陆陸 长長 张張 苏蘇 鲁魯 云雲 贵貴 陕陝 肃肅 泽澤 湾灣 宁寧
  黄黃 岛島 凤鳳 宾賓 诏詔 团團 队隊 场場 劳勞 动動 济濟 达達 连連 岭嶺 图圖 历歷 术術 桥橋 乌烏 临臨 汉漢
  """

/// A label with the words of Taiwan and Hong Kong that converters put for those of the mainland; nil where it has none.
///
///     规范性文件 → 规范性档案   信息内容 → 资讯内容
func converted(_ label: String) -> String? {
  let words = [("文件", "档案"), ("信息", "资讯"), ("项目", "专案")]
  guard words.contains(where: { label.contains($0.0) }) else { return nil }
  var text = label[...]
  var result = ""
  while let character = text.first {
    if let (word, other) = words.first(where: { text.hasPrefix($0.0) }) {
      result += other
      text = text.dropFirst(word.count)
    } else {
      result.append(character)
      text = text.dropFirst()
    }
  }
  return result == label ? nil : result
}
