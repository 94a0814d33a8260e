// PCRE2, loaded when a regular expression is first asked for: loading it with the program would cost every start.
#pragma once
#include <dlfcn.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static inline void *cpcre2_symbol(const char *name) {
  static void *library;
  const char *names[] = {"libpcre2-8.so.0", "libpcre2-8.so", "libpcre2-8.dylib"};
  for (int i = 0; i < 3 && !library; i++) library = dlopen(names[i], RTLD_NOW);
  return library ? dlsym(library, name) : 0;
}
#define CPCRE2(function) ((__typeof__(&function))cpcre2_symbol(#function))

static inline int cpcre2_is_installed(void) { return CPCRE2(pcre2_compile_8) != 0; }

// A pattern in UTF-8; null where it is none, with the number of the error.
static inline pcre2_code_8 *cpcre2_compile(const unsigned char *pattern, size_t length, int *error) {
  size_t offset;
  uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
  return CPCRE2(pcre2_compile_8)(pattern, length, options, error, &offset, 0);
}
static inline void cpcre2_free(pcre2_code_8 *code) { CPCRE2(pcre2_code_free_8)(code); }

// What a search needs besides the pattern, with a limit on its steps and on its memory in KiB.
static inline pcre2_match_context_8 *cpcre2_limits(uint32_t steps, uint32_t memory) {
  pcre2_match_context_8 *context = CPCRE2(pcre2_match_context_create_8)(0);
  if (!context) return 0;
  CPCRE2(pcre2_set_match_limit_8)(context, steps);
  CPCRE2(pcre2_set_heap_limit_8)(context, memory);
  return context;
}
static inline void cpcre2_free_limits(pcre2_match_context_8 *context) { CPCRE2(pcre2_match_context_free_8)(context); }
static inline pcre2_match_data_8 *cpcre2_room(void) { return CPCRE2(pcre2_match_data_create_8)(1, 0); }
static inline void cpcre2_free_room(pcre2_match_data_8 *room) { CPCRE2(pcre2_match_data_free_8)(room); }

// 1 where a part of the text matches, 0 where none does, an error's number below zero. The text is well-formed UTF-8.
static inline int cpcre2_matches(
    const pcre2_code_8 *code, const unsigned char *text, size_t length, pcre2_match_data_8 *room,
    pcre2_match_context_8 *limits) {
  int found = CPCRE2(pcre2_match_8)(code, text, length, 0, PCRE2_NO_UTF_CHECK, room, limits);
  return found >= 0 ? 1 : found == PCRE2_ERROR_NOMATCH ? 0 : found;
}

static inline int cpcre2_message(int error, unsigned char *buffer, size_t size) {
  return CPCRE2(pcre2_get_error_message_8)(error, buffer, size);
}
