// libzip, loaded when the first archive is read: loading it with the program costs every start more than a millisecond.
#pragma once
#include <dlfcn.h>
#include <zip.h>

static inline void *czip_symbol(const char *name) {
  static void *library;
  const char *names[] = {"libzip.so.5", "libzip.so.4", "libzip.dylib"};
  for (int i = 0; i < 3 && !library; i++) library = dlopen(names[i], RTLD_NOW);
  return library ? dlsym(library, name) : 0;
}
#define CZIP(function) ((__typeof__(&function))czip_symbol(#function))

static inline int czip_is_installed(void) { return CZIP(zip_open_from_source) != 0; }

// The bytes must outlive the archive.
static inline zip_t *czip_open(const void *bytes, size_t count) {
  zip_error_t error;
  zip_source_t *source = CZIP(zip_source_buffer_create)(bytes, count, 0, &error);
  if (!source) return 0;
  zip_t *archive = CZIP(zip_open_from_source)(source, ZIP_RDONLY, &error);
  if (!archive) CZIP(zip_source_free)(source);
  return archive;
}
static inline void czip_close(zip_t *archive) { CZIP(zip_discard)(archive); }
static inline zip_int64_t czip_count(zip_t *archive) { return CZIP(zip_get_num_entries)(archive, 0); }
static inline int czip_stat(zip_t *archive, zip_uint64_t index, zip_stat_t *status) {
  return CZIP(zip_stat_index)(archive, index, 0, status);
}
// As it stands in the archive, in whatever encoding.
static inline const char *czip_raw_name(zip_t *archive, zip_uint64_t index) {
  return CZIP(zip_get_name)(archive, index, ZIP_FL_ENC_RAW);
}
static inline zip_file_t *czip_open_member(zip_t *archive, zip_uint64_t index) {
  return CZIP(zip_fopen_index)(archive, index, 0);
}
static inline zip_int64_t czip_read(zip_file_t *member, void *buffer, zip_uint64_t count) {
  return CZIP(zip_fread)(member, buffer, count);
}
static inline void czip_close_member(zip_file_t *member) { CZIP(zip_fclose)(member); }
