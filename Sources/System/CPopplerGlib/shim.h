#include <cairo.h>
#include <poppler.h>

/// Raw memory as GBytes without a copy; the caller keeps it alive as long as the document is.
static inline GBytes *poppler_shim_bytes(const void *data, size_t length) {
  return g_bytes_new_static(data, length);
}

/// POPPLER_ERROR is a macro with a call.
static inline int poppler_shim_is_encrypted(const GError *error) {
  return error && error->domain == POPPLER_ERROR && error->code == POPPLER_ERROR_ENCRYPTED;
}

/// What poppler has to say of a file goes nowhere: the answer says it.
static inline void poppler_shim_be_silent(void) {
  g_setenv("G_MESSAGES_DEBUG", "", TRUE);
}
