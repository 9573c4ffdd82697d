// PCRE2 picks its code unit width from this macro; Swift calls the `_8` names.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
