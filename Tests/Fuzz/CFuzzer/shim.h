#include <stddef.h>
#include <stdint.h>

// Of the toolchain's libFuzzer, which has no header: runs `callback` on mutated inputs until an option ends it.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
