#include "SHA256.h"
#include <string.h>

const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

int cscan_has_sha256(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1");
#else
  return 0;
#endif
}

static inline uint32_t right(uint32_t x, int by) { return x >> by | x << (32 - by); }

static void chunks_plain(uint32_t *words, const uint8_t *bytes, size_t count) {
  for (; count > 0; count--, bytes += 64) {
    uint32_t schedule[64], w[8];
    for (int i = 0; i < 16; i++) {
      schedule[i] = (uint32_t)bytes[4 * i] << 24 | (uint32_t)bytes[4 * i + 1] << 16 |
                    (uint32_t)bytes[4 * i + 2] << 8 | bytes[4 * i + 3];
    }
    for (int i = 16; i < 64; i++) {
      const uint32_t before = schedule[i - 15], last = schedule[i - 2];
      schedule[i] = schedule[i - 16] + schedule[i - 7] + (right(before, 7) ^ right(before, 18) ^ before >> 3) +
                    (right(last, 17) ^ right(last, 19) ^ last >> 10);
    }
    memcpy(w, words, sizeof w);
    for (int i = 0; i < 64; i++) {
      const uint32_t choice = (w[4] & w[5]) ^ (~w[4] & w[6]);
      const uint32_t majority = (w[0] & w[1]) ^ (w[0] & w[2]) ^ (w[1] & w[2]);
      const uint32_t one = w[7] + (right(w[4], 6) ^ right(w[4], 11) ^ right(w[4], 25)) + choice +
                           sha256_constants[i] + schedule[i];
      const uint32_t two = (right(w[0], 2) ^ right(w[0], 13) ^ right(w[0], 22)) + majority;
      for (int k = 7; k > 0; k--) w[k] = w[k - 1];
      w[4] += one;
      w[0] = one + two;
    }
    for (int i = 0; i < 8; i++) words[i] += w[i];
  }
}

#if defined(__x86_64__)
HASHING static void chunks_fast(uint32_t *words, const uint8_t *bytes, size_t count) {
  sha256_lanes lanes = sha256_load(words);
  for (; count > 0; count--, bytes += 64) sha256_chunk(&lanes, bytes);
  sha256_store(&lanes, words);
}
#endif

static void chunks(uint32_t *words, const uint8_t *bytes, size_t count, int width) {
#if defined(__x86_64__)
  if (width > 16 && cscan_has_sha256()) {
    chunks_fast(words, bytes, count);
    return;
  }
#endif
  (void)width;
  chunks_plain(words, bytes, count);
}

void cscan_sha256_begin(cscan_sha256 *hash) {
  static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memset(hash, 0, sizeof *hash);
  memcpy(hash->words, first, sizeof first);
}

size_t sha256_fill(cscan_sha256 *hash, const uint8_t *bytes, size_t count, int width) {
  const size_t held = hash->count % 64;
  if (held == 0) return 0;
  const size_t taken = count < 64 - held ? count : 64 - held;
  if (taken > 0) memcpy(hash->rest + held, bytes, taken);
  hash->count += taken;
  if (held + taken == 64) chunks(hash->words, hash->rest, 1, width);
  return taken;
}

void sha256_keep(cscan_sha256 *hash, const uint8_t *bytes, size_t count) {
  if (count > 0) memcpy(hash->rest, bytes, count);
  hash->count += count;
}

void cscan_sha256_add(cscan_sha256 *hash, const uint8_t *bytes, size_t count, int width) {
  const size_t taken = sha256_fill(hash, bytes, count, width);
  if (taken == count) return;
  const size_t whole = (count - taken) / 64;
  chunks(hash->words, bytes + taken, whole, width);
  hash->count += whole * 64;
  sha256_keep(hash, bytes + taken + whole * 64, (count - taken) % 64);
}

void cscan_sha256_end(cscan_sha256 *hash, uint8_t digest[32], int width) {
  uint8_t end[128] = {0};
  const size_t held = hash->count % 64, length = held < 56 ? 64 : 128;
  memcpy(end, hash->rest, held);
  end[held] = 0x80;
  for (size_t i = 0; i < 8; i++) end[length - 1 - i] = (uint8_t)(hash->count * 8 >> 8 * i);
  chunks(hash->words, end, length / 64, width);
  for (size_t i = 0; i < 32; i++) digest[i] = (uint8_t)(hash->words[i / 4] >> (24 - 8 * (i % 4)));
}
