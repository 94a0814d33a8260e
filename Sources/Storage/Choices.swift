import Diagnostics
import Reports

// What columns with few fixed texts hold, in both languages: the English one is stored and written to files.

extension CellKind {
  package var label: Phrase {
    switch self {
    case .number: Phrase(rawValue, zh: "数字")
    case .zero: Phrase(rawValue, zh: "零")
    case .blank: Phrase(rawValue, zh: "空白")
    case .mark: Phrase(rawValue, zh: "符号")
    case .text: Phrase(rawValue, zh: "文字")
    }
  }
}

extension CellUnit {
  var label: Phrase {
    switch self {
    case .count: Phrase(rawValue, zh: "件数")
    case .yuan: Phrase(rawValue, zh: "元")
    case .unknown: Phrase(rawValue, zh: "未注明")
    }
  }
}

extension Finding.Rule {
  var label: Phrase {
    switch self {
    case .missing: Phrase(rawValue, zh: "缺填")
    case .late: Phrase(rawValue, zh: "迟发")
    case .repeated: Phrase(rawValue, zh: "雷同")
    case .extra: Phrase(rawValue, zh: "多行")
    case .duplicate: Phrase(rawValue, zh: "重复")
    case .conflict: Phrase(rawValue, zh: "冲突")
    default: Phrase(verbatim: rawValue)
    }
  }
}

extension Finding.Outcome {
  package var label: Phrase {
    switch self {
    case .fail: Phrase(rawValue, zh: "不符")
    case .unlikely: Phrase(rawValue, zh: "可疑")
    case .notAssessable: Phrase(rawValue, zh: "无法核对")
    case .pass: Phrase(rawValue, zh: "相符")
    }
  }
}

extension Claim.Measure {
  var label: Phrase {
    switch self {
    case .count: Phrase(rawValue, zh: "数量")
    case .amount: Phrase(rawValue, zh: "金额")
    case .share: Phrase(rawValue, zh: "占比")
    case .growth: Phrase(rawValue, zh: "增减率")
    case .change: Phrase(rawValue, zh: "增减")
    }
  }
}

extension JudgedClaim.Verdict {
  package var label: Phrase {
    switch self {
    case .contradicts: Phrase(rawValue, zh: "矛盾")
    case .agrees: Phrase(rawValue, zh: "一致")
    case .otherScope: Phrase(rawValue, zh: "口径不同")
    case .notAssessable: Phrase(rawValue, zh: "无法核对")
    }
  }
}

extension Level {
  package var label: Phrase {
    switch self {
    case .province: Phrase(rawValue, zh: "省级")
    case .city: Phrase(rawValue, zh: "市级")
    case .county: Phrase(rawValue, zh: "县级")
    case .street: Phrase(rawValue, zh: "乡级")
    case .department: Phrase(rawValue, zh: "部门")
    }
  }
}

extension Level {
  /// What else it is called where a level is asked for: as the areas are of which such organs are.
  var spokenNames: [String] {
    switch self {
    case .province: ["省", "省份"]
    case .city: ["市", "城市", "设区市", "地市", "地市级"]
    case .county: ["district", "区", "县", "区县", "县区", "区县级", "县区级"]
    case .street: ["街道", "乡镇", "镇街", "乡镇街道", "乡镇级", "township", "town"]
    case .department: ["departments", "部门级"]
    }
  }
}

extension Scope {
  package var label: Phrase {
    switch self {
    case .area: Phrase(rawValue, zh: "全域")
    case .organ: Phrase(rawValue, zh: "本机关")
    }
  }
}

extension SourceFile.Status {
  var label: Phrase {
    switch self {
    case .read: Phrase(rawValue, zh: "已读")
    case .partly: Phrase(rawValue, zh: "部分读出")
    case .plan: Phrase(rawValue, zh: "工作要点")
    case .other: Phrase(rawValue, zh: "其他文件")
    case .failed: Phrase(rawValue, zh: "读取失败")
    case .unread: Phrase(rawValue, zh: "未读")
    case .duplicate: Phrase(rawValue, zh: "重复")
    case .conflict: Phrase(rawValue, zh: "冲突")
    }
  }
}

extension Evidence.Property {
  package var label: Phrase {
    switch self {
    case .organ: Phrase(rawValue, zh: "机关")
    case .district: Phrase(rawValue, zh: "地区")
    case .level: Phrase(rawValue, zh: "层级")
    case .scope: Phrase(rawValue, zh: "范围")
    case .year: Phrase(rawValue, zh: "年度")
    }
  }
}

extension Evidence.Origin {
  package var label: Phrase {
    switch self {
    case .period: Phrase(rawValue, zh: "统计期限")
    case .title: Phrase(rawValue, zh: "标题")
    case .sentence: Phrase(rawValue, zh: "正文")
    case .signature: Phrase(rawValue, zh: "落款")
    case .page: Phrase(rawValue, zh: "网页标题")
    case .sheet: Phrase(rawValue, zh: "工作表名")
    case .mention: Phrase(rawValue, zh: "正文提及")
    case .file: Phrase(rawValue, zh: "文件名")
    case .folder: Phrase(rawValue, zh: "文件夹")
    case .name: Phrase(rawValue, zh: "机关名称")
    }
  }
}
