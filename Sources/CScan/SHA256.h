#ifndef RAPPORTEUR_SHA256_H
#define RAPPORTEUR_SHA256_H

#include "CSHA256.h"
#include "Vectors.h"

/* The round constants. */
extern const uint32_t sha256_constants[64];

/* Fills the chunk that is not whole, and hashes it where that makes it whole; returns how many bytes it took. */
size_t sha256_fill(cscan_sha256 *hash, const uint8_t *bytes, size_t count, int width);

/* Keeps the bytes after the last whole chunk. */
void sha256_keep(cscan_sha256 *hash, const uint8_t *bytes, size_t count);

#if defined(__x86_64__)

/* The words in the order in which the instruction takes them. */
typedef struct {
  __m128i abef, cdgh;
} sha256_lanes;

HASHING static inline sha256_lanes sha256_load(const uint32_t *words) {
  const sha256_lanes lanes = {
      _mm_set_epi32((int)words[0], (int)words[1], (int)words[4], (int)words[5]),
      _mm_set_epi32((int)words[2], (int)words[3], (int)words[6], (int)words[7])};
  return lanes;
}

HASHING static inline void sha256_store(const sha256_lanes *lanes, uint32_t *words) {
  words[0] = (uint32_t)_mm_extract_epi32(lanes->abef, 3);
  words[1] = (uint32_t)_mm_extract_epi32(lanes->abef, 2);
  words[4] = (uint32_t)_mm_extract_epi32(lanes->abef, 1);
  words[5] = (uint32_t)_mm_extract_epi32(lanes->abef, 0);
  words[2] = (uint32_t)_mm_extract_epi32(lanes->cdgh, 3);
  words[3] = (uint32_t)_mm_extract_epi32(lanes->cdgh, 2);
  words[6] = (uint32_t)_mm_extract_epi32(lanes->cdgh, 1);
  words[7] = (uint32_t)_mm_extract_epi32(lanes->cdgh, 0);
}

/* Hashes 64 bytes. Each pair of rounds waits for the one before, so that most of the processor is free meanwhile. */
HASHING static inline __attribute__((always_inline)) void sha256_chunk(sha256_lanes *lanes, const uint8_t *bytes) {
  const __m128i big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  __m128i abef = lanes->abef, cdgh = lanes->cdgh, schedule[4];
  for (int i = 0; i < 4; i++) {
    schedule[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), big_endian);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) {
    const __m128i now = schedule[i & 3];
    const __m128i added = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(sha256_constants + 4 * i)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0E));
    if (i < 12) {
      const __m128i last = schedule[(i + 3) & 3];
      const __m128i sum = _mm_add_epi32(
          _mm_sha256msg1_epu32(now, schedule[(i + 1) & 3]), _mm_alignr_epi8(last, schedule[(i + 2) & 3], 4));
      schedule[i & 3] = _mm_sha256msg2_epu32(sum, last);
    }
  }
  lanes->abef = _mm_add_epi32(lanes->abef, abef);
  lanes->cdgh = _mm_add_epi32(lanes->cdgh, cdgh);
}

#endif

#endif
