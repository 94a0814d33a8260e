// SQLite, loaded when SQL is first asked for: loading it with the program would cost every start.
#pragma once
#include <dlfcn.h>
#include <sqlite3.h>

static inline void *csqlite_symbol(const char *name) {
  static void *library;
  const char *names[] = {"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"};
  for (int i = 0; i < 3 && !library; i++) library = dlopen(names[i], RTLD_NOW);
  return library ? dlsym(library, name) : 0;
}
#define CSQLITE(function) ((__typeof__(&function))csqlite_symbol(#function))

static inline int csqlite_is_installed(void) { return CSQLITE(sqlite3_open_v2) != 0; }

// An empty database in memory, in which no statement can reach a file, another library or the schema's own pages.
static inline sqlite3 *csqlite_open(sqlite3_int64 most_bytes) {
  sqlite3 *database = 0;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
  if (CSQLITE(sqlite3_open_v2)(":memory:", &database, flags, 0) != SQLITE_OK) {
    CSQLITE(sqlite3_close_v2)(database);
    return 0;
  }
  CSQLITE(sqlite3_db_config)(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  CSQLITE(sqlite3_db_config)(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  CSQLITE(sqlite3_db_config)(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  CSQLITE(sqlite3_limit)(database, SQLITE_LIMIT_ATTACHED, 0);
  // The limit is one for all databases of the process; there is but this kind.
  sqlite3_int64 (*limit)(sqlite3_int64) = CSQLITE(sqlite3_hard_heap_limit64);
  if (limit) limit(most_bytes);
  return database;
}
static inline void csqlite_close(sqlite3 *database) { CSQLITE(sqlite3_close_v2)(database); }
static inline int csqlite_exec(sqlite3 *database, const char *sql) { return CSQLITE(sqlite3_exec)(database, sql, 0, 0, 0); }
static inline const char *csqlite_message(sqlite3 *database) { return CSQLITE(sqlite3_errmsg)(database); }
static inline int csqlite_code(sqlite3 *database) { return CSQLITE(sqlite3_errcode)(database); }

// The byte at which a statement is wrong; -1 where that is not known.
static inline int csqlite_error_offset(sqlite3 *database) {
  int (*offset)(sqlite3 *) = CSQLITE(sqlite3_error_offset);
  return offset ? offset(database) : -1;
}

static inline void csqlite_authorize(
    sqlite3 *database, int (*authorizer)(void *, int, const char *, const char *, const char *, const char *), void *context) {
  CSQLITE(sqlite3_set_authorizer)(database, authorizer, context);
}
static inline void csqlite_progress(sqlite3 *database, int steps, int (*handler)(void *), void *context) {
  CSQLITE(sqlite3_progress_handler)(database, steps, handler, context);
}

static inline sqlite3_stmt *csqlite_prepare(sqlite3 *database, const char *sql, int length, const char **rest) {
  sqlite3_stmt *statement = 0;
  return CSQLITE(sqlite3_prepare_v2)(database, sql, length, &statement, rest) == SQLITE_OK ? statement : 0;
}
static inline int csqlite_only_reads(sqlite3_stmt *statement) { return CSQLITE(sqlite3_stmt_readonly)(statement); }
static inline int csqlite_step(sqlite3_stmt *statement) { return CSQLITE(sqlite3_step)(statement); }
static inline void csqlite_reset(sqlite3_stmt *statement) { CSQLITE(sqlite3_reset)(statement); }
static inline void csqlite_finalize(sqlite3_stmt *statement) { CSQLITE(sqlite3_finalize)(statement); }

static inline void csqlite_bind_null(sqlite3_stmt *statement, int place) { CSQLITE(sqlite3_bind_null)(statement, place); }
static inline void csqlite_bind_integer(sqlite3_stmt *statement, int place, sqlite3_int64 value) {
  CSQLITE(sqlite3_bind_int64)(statement, place, value);
}
static inline void csqlite_bind_real(sqlite3_stmt *statement, int place, double value) {
  CSQLITE(sqlite3_bind_double)(statement, place, value);
}
// The text is copied.
static inline void csqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, int length) {
  CSQLITE(sqlite3_bind_text)(statement, place, text, length, SQLITE_TRANSIENT);
}

static inline int csqlite_column_count(sqlite3_stmt *statement) { return CSQLITE(sqlite3_column_count)(statement); }
static inline const char *csqlite_column_name(sqlite3_stmt *statement, int column) {
  return CSQLITE(sqlite3_column_name)(statement, column);
}
// The table and the column that a column is taken from; null where it is computed, or where the library does not tell.
static inline const char *csqlite_column_table(sqlite3_stmt *statement, int column) {
  const char *(*table)(sqlite3_stmt *, int) = CSQLITE(sqlite3_column_table_name);
  return table ? table(statement, column) : 0;
}
static inline const char *csqlite_column_origin(sqlite3_stmt *statement, int column) {
  const char *(*origin)(sqlite3_stmt *, int) = CSQLITE(sqlite3_column_origin_name);
  return origin ? origin(statement, column) : 0;
}
static inline int csqlite_column_type(sqlite3_stmt *statement, int column) {
  return CSQLITE(sqlite3_column_type)(statement, column);
}
static inline sqlite3_int64 csqlite_column_integer(sqlite3_stmt *statement, int column) {
  return CSQLITE(sqlite3_column_int64)(statement, column);
}
static inline double csqlite_column_real(sqlite3_stmt *statement, int column) {
  return CSQLITE(sqlite3_column_double)(statement, column);
}
static inline const void *csqlite_column_bytes(sqlite3_stmt *statement, int column) {
  return CSQLITE(sqlite3_column_blob)(statement, column);
}
static inline int csqlite_column_size(sqlite3_stmt *statement, int column) {
  return CSQLITE(sqlite3_column_bytes)(statement, column);
}

// The database as the bytes of a file; freed by `csqlite_free`.
static inline unsigned char *csqlite_serialize(sqlite3 *database, sqlite3_int64 *size) {
  return CSQLITE(sqlite3_serialize)(database, "main", size, 0);
}
static inline void csqlite_free(void *memory) { CSQLITE(sqlite3_free)(memory); }
