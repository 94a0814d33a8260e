import Metrics
import Syntax

/// What the readers look for, for the fuzzer to put in: labels of the forms, tags, elements, figures and marks.
package let words: [String] =
  [
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th", " colspan=3", " rowspan=\"2\"", "<br>", "<p>",
    "</p>",
    "<h1>", "</h1>", "<!--", "-->", "<script>", "</script>", "<title>", "&nbsp;", "&#12288;", "&lt",
    "<meta charset=gb2312>",
    "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr>", "</w:tcPr>", "<w:p>", "</w:p>",
    "<w:r>",
    "</w:r>", "<w:t>", "</w:t>", "<w:gridSpan w:val=\"2\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>", "<w:del>",
    "</w:del>", "<w:ins>", "<w:tab/>", "<w:br/>", "<w:cellDel/>", "<w:sdt>", "<w:txbxContent>", "<mc:AlternateContent>",
    "<mc:Choice>", "<mc:Fallback>", "<row r=\"2\">", "</row>", "<c r=\"B2\" t=\"s\">", "</c>", "<v>", "</v>", "<is><t>",
    "</t></is>", "<mergeCell ref=\"A1:C3\"/>", "<si>", "</si>", "<sst>", "<rPh>", "</rPh>",
    "\t", "\n\t", "\r\n", " | ", "|---|", "# ", "**", "\"\"", ",", "1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n",
    "5\t1\t0\t0\t0\t0\t72.5\t100.25\t30\t10\t100\t", "-1", "1e9", "9999999999999999999", "0.5", "１２", "1,815", "万元",
    "减 1 项", "—", "\u{a0}",
    "\u{3000}", "\u{200b}", "\u{feff}", "规章", "规范性文件", "行政许可", "行政处罚", "第二十条", "第（一）项", "信息内容", "本年新制作数量",
    "对外公开总数量", "申请人情况", "自然人", "法人或其他组织", "商业企业", "总计", "一、本年新收政府信息公开申请数量", "三、本年度办理结果",
    "（一）予以公开", "（七）总计", "四、结转下年度继续办理", "行政复议", "行政诉讼", "结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉",
    "复议后起诉", "某县人民政府", "2020年政府信息公开工作年度报告",
  ] + Keyword.allCases.flatMap { [$0.word(in: .en), $0.word(in: .zh)] } + [
    "lawsuits", "行政诉讼", "disclosure_rate", "鹿城区", "2019..2020",
  ]

/// The words as a dictionary of libFuzzer, which wants what is not ASCII by its bytes.
package let dictionary: String = Set(words).sorted().map { word in
  let bytes = word.utf8.map { byte in
    let isPlain = 0x20..<0x7f ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    let digits = String(byte, radix: 16)
    return isPlain ? String(UnicodeScalar(byte)) : "\\x" + (digits.count < 2 ? "0" : "") + digits
  }
  return "\"" + bytes.joined() + "\"\n"
}.joined()
