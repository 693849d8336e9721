#ifndef RAPPORTEUR_CSCAN_SHA256_H
#define RAPPORTEUR_CSCAN_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* A SHA-256 (FIPS 180-4) of the bytes so far. */
typedef struct {
  uint32_t words[8];
  /* The number of the bytes. */
  uint64_t count;
  /* Those after the last whole chunk of 64. */
  uint8_t rest[64];
} cscan_sha256;

/* Whether the processor has an instruction for it; without one, other implementations are faster than this. */
int cscan_has_sha256(void);

void cscan_sha256_begin(cscan_sha256 *hash);

/* Adds bytes; with a `width` of 16 the processor's instruction is not used. */
void cscan_sha256_add(cscan_sha256 *hash, const uint8_t *bytes, size_t count, int width);

/* Ends the hash and writes it. */
void cscan_sha256_end(cscan_sha256 *hash, uint8_t digest[32], int width);

#endif
