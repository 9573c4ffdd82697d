// The plain SHA-256 functions: those of the EVP interface load a provider first, which costs more than hashing a disclosure does.
#define OPENSSL_API_COMPAT 10100
#include <openssl/sha.h>
