// What Swift cannot say of libedit: calls with a variable number of arguments, and the global FILE pointers.
#pragma once
#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

static inline FILE *cel_stdin(void) { return stdin; }
static inline FILE *cel_stderr(void) { return stderr; }

static inline int cel_set_client(EditLine *el, void *p) { return el_set(el, EL_CLIENTDATA, p); }
static inline void *cel_client(EditLine *el) { void *p = 0; el_get(el, EL_CLIENTDATA, &p); return p; }

static inline int cel_set_editor(EditLine *el, const char *name) { return el_set(el, EL_EDITOR, name); }
static inline const char *cel_editor(EditLine *el) { const char *n = 0; el_get(el, EL_EDITOR, &n); return n; }

static inline int cel_set_read(EditLine *el, int (*f)(EditLine *, wchar_t *)) { return el_set(el, EL_GETCFN, f); }
static inline int cel_set_raw(EditLine *el, int on) { return el_set(el, EL_PREP_TERM, on); }

static inline int cel_keep_line_ends(EditLine *el) { return el_set(el, EL_SETTY, "-d", "-icrnl", "-inlcr", (char *)0); }

static inline int cel_add(EditLine *el, const char *name, const char *help, unsigned char (*f)(EditLine *, unsigned)) {
  return el_set(el, EL_ADDFN, name, help, f);
}
static inline int cel_bind(EditLine *el, const char *key, const char *name) {
  return el_set(el, EL_BIND, key, name, (char *)0);
}
static inline int cel_bind_command_mode(EditLine *el, const char *key, const char *name) {
  return el_set(el, EL_BIND, "-a", key, name, (char *)0);
}

static inline int cel_set_history(EditLine *el, History *h) { return el_set(el, EL_HIST, history, h); }
static inline int cel_history_size(History *h, int n) { HistEvent e; return history(h, &e, H_SETSIZE, n); }
static inline int cel_history_enter(History *h, const char *s) { HistEvent e; return history(h, &e, H_ENTER, s); }
