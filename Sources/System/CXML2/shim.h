#include <libxml/xmlversion.h>
// ICU's headers are declared a second time by Foundation, and the two do not agree; nothing here converts with ICU.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
