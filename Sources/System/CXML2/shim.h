#include <libxml/xmlversion.h>
// ICU's headers are declared a second time by Foundation, and the two do not agree; nothing here converts with ICU.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

static void xml_shim_ignore(void *context, const char *message, ...) {}
static void xml_shim_ignore_error(void *context, xmlErrorPtr error) {}

// Faults of the encoding belong to no parser: without this the library prints them. It holds for the calling thread alone.
static inline void xml_shim_keep_silent(void) {
  xmlSetGenericErrorFunc(NULL, xml_shim_ignore);
  xmlSetStructuredErrorFunc(NULL, xml_shim_ignore_error);
}
