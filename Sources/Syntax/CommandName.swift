/// The commands of the shell, each with its Chinese name and what it takes. What they do stands in `Console/Commands`.
package enum CommandName: String, Sendable, CaseIterable {
  case load, reload, unload, tables, describe, metrics, districts, check, claims, trace, explain, plot, source, drill
  case set, settings, history, sql, help, quit

  package enum Takes: Sendable {
    /// Words apart by blanks; paths and patterns may be quoted.
    case words
    /// A query.
    case query
    /// A query, or a text in quotes and what is to become of the rows that it gives.
    case queryOrText
    /// A query, or `#3`.
    case queryOrRow
    /// `3`, or `#3`.
    case row
  }

  package var chinese: String {
    switch self {
    case .load: "载入"
    case .reload: "重载"
    case .unload: "卸载"
    case .tables: "表"
    case .describe: "说明"
    case .metrics: "指标"
    case .districts: "区划"
    case .check: "检查"
    case .claims: "对照"
    case .trace: "溯源"
    case .explain: "解释"
    case .plot: "作图"
    case .source: "执行"
    case .drill: "下钻"
    case .set: "设置"
    case .settings: "设置项"
    case .history: "历史"
    case .sql: "查询语句"
    case .help: "帮助"
    case .quit: "退出"
    }
  }

  package var takes: Takes {
    switch self {
    case .trace: .queryOrRow
    case .drill: .row
    case .explain, .plot: .query
    case .sql: .queryOrText
    default: .words
    }
  }
}
