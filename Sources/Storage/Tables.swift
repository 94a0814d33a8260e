import Diagnostics
import Metrics
import Relations
import Reports

/// The relations that `from` can name, made when they are first asked for.
func makeRelations(_ database: Database) -> [String: LazyRelation] {
  var reports = database.dataset.cube.reports
  reports.columns.removeAll { $0.name == newestColumn }
  let (containment, districts) = (database.dataset.cube.containment, reports.column(named: "district"))
  let (stored, plans, sources) = (database.reports, database.plans, database.sources)
  let (divisions, names, language) = (database.divisions, stored.map(\.name), database.language)
  let all = [
    LazyRelation(reports, chinese: "报告表", summary: Phrase("the reports, a row each", zh: "报告，每份一行")),
    LazyRelation(
      "facts", chinese: "单元格", factSchema, summary: Phrase("every cell of the forms, as printed", zh: "表格的每个单元格，原样保留")
    ) { factRelation(stored, containment) },
    LazyRelation(
      "extra_rows", chinese: "其他行", extraRowSchema,
      summary: Phrase("rows and columns that the form does not have", zh: "法定表格中格式以外的行和列")
    ) { extraRowRelation(stored) },
    LazyRelation(
      "findings", chinese: "核对结果", findingSchema,
      summary: Phrase("checks of every report: sums, years, parts", zh: "勾稽、跨年、上下级的核对结果")
    ) { findingRelation(stored, containment, language) },
    LazyRelation(
      "sections", chinese: "章节", sectionSchema,
      summary: Phrase("the prose of every report, a row a heading", zh: "报告的文字部分，每个标题一行")
    ) { sectionRelation(stored) },
    LazyRelation(
      "tables", chinese: "其他表格", tableSchema,
      summary: Phrase("tables that are none of the form's, a row a cell", zh: "法定表格以外的表格，每个单元格一行")
    ) { tableRelation(stored) },
    LazyRelation(
      "claims", chinese: "文中数字", claimSchema,
      summary: Phrase("numbers of the prose beside those of the tables", zh: "正文中的数字与表格的对照")
    ) { claimRelation(claims(of: stored, in: stored.indices), of: stored, districts) },
    LazyRelation(
      "evidence", chinese: "依据", evidenceSchema,
      summary: Phrase("what says who, where and when, and how much of it", zh: "机关、地区、年度、范围各自的依据")
    ) { evidenceRelation(stored) },
    LazyRelation(
      "tasks", chinese: "任务", taskSchema,
      summary: Phrase("the tasks of work plans, a row a responsible unit", zh: "工作要点的任务，每个责任单位一行")
    ) { taskRelation(plans) },
    LazyRelation(
      sourceRelation(sources, language), chinese: "来源文件",
      summary: Phrase("every file offered, read or not, and why not", zh: "每个文件：已读或未读及原因")),
    LazyRelation(
      "divisions", chinese: "行政区划", divisionSchema,
      summary: Phrase("administrative divisions down to the county", zh: "行政区划，到县级")
    ) { divisionRelation(divisions) },
    LazyRelation("metrics", chinese: "指标表", metricSchema, summary: Phrase("what can be asked for", zh: "可以查询的指标")) {
      metricRelation(language)
    },
  ]
  precondition(names.count == reports.rowCount, "a row of the cube is a report")
  return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

private let divisionSchema = [
  ColumnSchema("code", label: Phrase("code", zh: "代码"), .text, unit: .label),
  ColumnSchema("name", label: Phrase("name", zh: "名称"), .text, unit: .label),
  ColumnSchema(
    "level", label: Phrase("level", zh: "层级"), .text, unit: .label,
    choices: [Level.province, .city, .county].map(\.label)),
  ColumnSchema("parent", label: Phrase("parent", zh: "上级"), .text, unit: .label),
  ColumnSchema("pinyin", label: Phrase("pinyin", zh: "拼音"), .text, unit: .label),
]

private func divisionRelation(_ divisions: Divisions) -> Relation {
  let areas = divisions.all
  return Relation(
    "divisions",
    [
      .texts("code", label: divisionSchema[0].label, areas.map(\.code)),
      .texts("name", label: divisionSchema[1].label, areas.map(\.name)),
      .texts("level", label: divisionSchema[2].label, areas.map(\.kind.rawValue), choices: divisionSchema[2].choices),
      .texts("parent", label: divisionSchema[3].label, areas.map(\.parent)),
      .texts("pinyin", label: divisionSchema[4].label, areas.map(\.pinyin)),
    ])
}

private let metricSchema = [
  ColumnSchema("metric", label: Phrase("metric", zh: "指标"), .text, unit: .label),
  ColumnSchema("label", label: Phrase("label", zh: "名称"), .text, unit: .label),
  ColumnSchema("unit", label: Phrase("unit", zh: "单位"), .text, unit: .label),
  ColumnSchema("kind", label: Phrase("kind", zh: "性质"), .text, unit: .label),
  ColumnSchema("forms", label: Phrase("forms", zh: "格式"), .text, unit: .label),
  ColumnSchema("definition", label: Phrase("definition", zh: "定义"), .text, unit: .label),
]

private func metricRelation(_ language: Language) -> Relation {
  Relation(
    "metrics",
    [
      .texts("metric", label: metricSchema[0].label, metrics.map(\.id)),
      .texts("label", label: metricSchema[1].label, metrics.map(\.label.zh)),
      .texts("unit", label: metricSchema[2].label, metrics.map(\.unit.rawValue)),
      .texts(
        "kind", label: metricSchema[3].label, metrics.map { $0.unit == .ratio ? "ratio" : $0.temporality.rawValue }),
      .texts(
        "forms", label: metricSchema[4].label, metrics.map { $0.forms.map(\.rawValue).joined(separator: ", ") }),
      .texts("definition", label: metricSchema[5].label, metrics.map { $0.summary[language] }),
    ])
}

private func sourceRelation(_ sources: [SourceFile], _ language: Language) -> Relation {
  Relation(
    "sources",
    [
      .texts("source", label: Phrase("source", zh: "来源"), sources.map(\.path)),
      .texts(
        "status", label: Phrase("status", zh: "状态"), sources.map(\.status.rawValue),
        choices: SourceFile.Status.allCases.map(\.label)),
      .integers("bytes", label: Phrase("bytes", zh: "字节"), sources.map { Int64($0.size) }),
      .texts(
        "reason", label: Phrase("reason", zh: "原因"),
        sources.map { source in
          source.reasons.isEmpty
            ? nil : source.reasons.map(\.message[language]).joined(separator: language == .zh ? "；" : "; ")
        }),
    ])
}

private let taskSchema = [
  ColumnSchema("document", label: Phrase("document", zh: "文件"), .text, unit: .label),
  ColumnSchema("number", label: Phrase("number", zh: "序号"), .integer, unit: .label),
  ColumnSchema("section", label: Phrase("section", zh: "部分"), .text, unit: .label),
  ColumnSchema("title", label: Phrase("title", zh: "任务"), .text, unit: .label),
  ColumnSchema("text", label: Phrase("text", zh: "内容"), .text, unit: .label),
  ColumnSchema("unit", label: Phrase("unit", zh: "责任单位"), .text, unit: .label),
  ColumnSchema("place", label: Phrase("place", zh: "位置"), .text, unit: .label),
]

/// A row a responsible unit; a task that names none has one row with a blank unit.
private func taskRelation(_ plans: [StoredPlan]) -> Relation {
  let rows = plans.flatMap { plan in
    plan.plan.tasks.flatMap { task in
      (task.units.isEmpty ? [nil] : task.units.map(Optional.some)).map { (plan, task, $0) }
    }
  }
  return Relation(
    "tasks",
    [
      .texts("document", label: taskSchema[0].label, rows.map { $0.0.plan.title }),
      .integers("number", label: taskSchema[1].label, rows.map { Int64($0.1.number) }, unit: .label),
      .texts("section", label: taskSchema[2].label, rows.map { $0.1.section }),
      .texts("title", label: taskSchema[3].label, rows.map { $0.1.title }),
      .texts("text", label: taskSchema[4].label, rows.map { $0.1.text }),
      .texts("unit", label: taskSchema[5].label, rows.map { $0.2 }),
      .phrases("place", label: taskSchema[6].label, rows.map(\.1.place.phrase)),
    ])
}
