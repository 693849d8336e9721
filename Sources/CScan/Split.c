#include "CScan.h"
#include "SHA256.h"
#include "Vectors.h"

/* One bit for each of 64 bytes, by class. */
typedef struct {
  uint64_t quote, delimiter, feed, carriage, high, nul;
  /* Bytes that show that a record is no blank line: printable ASCII that is neither quote nor delimiter. */
  uint64_t visible;
} masks;

#if defined(__x86_64__)

static inline masks classify(const uint8_t *bytes, uint8_t delimiter) {
  masks m = {0, 0, 0, 0, 0, 0, 0};
  const __m128i quotes = _mm_set1_epi8('"'), feeds = _mm_set1_epi8('\n'), carriages = _mm_set1_epi8('\r');
  const __m128i delimiters = _mm_set1_epi8((char)delimiter), zero = _mm_setzero_si128();
  for (int part = 0; part < 4; part++) {
    const __m128i b = _mm_loadu_si128((const __m128i *)(bytes + part * 16));
    const int shift = part * 16;
    m.quote |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, quotes)) << shift;
    m.delimiter |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, delimiters)) << shift;
    m.feed |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, feeds)) << shift;
    m.carriage |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, carriages)) << shift;
    m.high |= (uint64_t)(uint32_t)_mm_movemask_epi8(b) << shift;
    m.nul |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, zero)) << shift;
    m.visible |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(b, quotes)) << shift;
  }
  m.visible &= ~m.delimiter;
  return m;
}

WIDE static inline masks classify_wide(const uint8_t *bytes, uint8_t delimiter) {
  masks m = {0, 0, 0, 0, 0, 0, 0};
  const __m256i quotes = _mm256_set1_epi8('"'), feeds = _mm256_set1_epi8('\n');
  const __m256i carriages = _mm256_set1_epi8('\r'), delimiters = _mm256_set1_epi8((char)delimiter);
  for (int part = 0; part < 2; part++) {
    const __m256i b = _mm256_loadu_si256((const __m256i *)(bytes + part * 32));
    const int shift = part * 32;
    m.quote |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, quotes)) << shift;
    m.delimiter |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, delimiters)) << shift;
    m.feed |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, feeds)) << shift;
    m.carriage |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, carriages)) << shift;
    m.high |= (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << shift;
    m.nul |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, _mm256_setzero_si256())) << shift;
    m.visible |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(b, quotes)) << shift;
  }
  m.visible &= ~m.delimiter;
  return m;
}

WIDEST static inline masks classify_widest(const uint8_t *bytes, uint8_t delimiter) {
  const __m512i b = _mm512_loadu_si512(bytes);
  masks m;
  m.quote = _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8('"'));
  m.delimiter = _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8((char)delimiter));
  m.feed = _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8('\n'));
  m.carriage = _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8('\r'));
  m.high = _mm512_movepi8_mask(b);
  m.nul = _mm512_testn_epi8_mask(b, b);
  m.visible = _mm512_cmpgt_epi8_mask(b, _mm512_set1_epi8('"')) & ~m.delimiter;
  return m;
}

#else

static inline masks classify(const uint8_t *bytes, uint8_t delimiter) {
  masks m = {0, 0, 0, 0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    const uint8_t b = bytes[i];
    m.quote |= (uint64_t)(b == '"') << i;
    m.delimiter |= (uint64_t)(b == delimiter) << i;
    m.feed |= (uint64_t)(b == '\n') << i;
    m.carriage |= (uint64_t)(b == '\r') << i;
    m.high |= (uint64_t)(b >> 7) << i;
    m.nul |= (uint64_t)(b == 0) << i;
    m.visible |= (uint64_t)(b > '"' && b < 0x80 && b != delimiter) << i;
  }
  return m;
}

#endif

/* Each bit becomes the parity of itself and those below it. */
static inline uint64_t prefix_parity(uint64_t x) {
  x ^= x << 1;
  x ^= x << 2;
  x ^= x << 4;
  x ^= x << 8;
  x ^= x << 16;
  x ^= x << 32;
  return x;
}

#if defined(__x86_64__)
/* The same as a product with all ones, without carries. */
WIDE static inline uint64_t prefix_parity_wide(uint64_t x) {
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)x), _mm_set1_epi8((char)0xFF), 0));
}
#endif

enum line_kind { LINE_OF_TEXT, LINE_EMPTY, LINE_UNDECIDED };

/* What a record that begins at `at` shows of itself without being split. */
static enum line_kind line_kind_at(const uint8_t *bytes, size_t at, size_t count, uint8_t delimiter) {
  size_t i = at;
  while (i < count && bytes[i] == delimiter) i++;
  if (i < count && bytes[i] == '\n') return LINE_EMPTY;
  if (i + 1 < count && bytes[i] == '\r' && bytes[i + 1] == '\n') return LINE_EMPTY;
  for (; i < count; i++) {
    const uint8_t b = bytes[i];
    if (b == '\n') return LINE_UNDECIDED;
    if (b > '"' && b < 0x80 && b != delimiter) return LINE_OF_TEXT;
    /* White space above ASCII begins with C2, E1, E2 or E3. */
    if (b >= 0xC3 && (b < 0xE1 || b > 0xE3)) return LINE_OF_TEXT;
  }
  return LINE_OF_TEXT;
}

/* Writes the places of the set bits, up to seven too many, which are overwritten by the next. */
static inline void places(uint64_t bits, size_t found, uint32_t base, uint32_t *out) {
  for (size_t n = 0; n < found; n += 8) {
    for (int k = 0; k < 8; k++) {
      out[n + (size_t)k] = base + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
      bits &= bits - 1;
    }
  }
}

#if defined(__x86_64__)
/* The same by packing the numbers of the bits, sixteen at a time. */
WIDEST static inline void places_widest(uint64_t bits, size_t found, uint32_t base, uint32_t *out) {
  const __m512i numbers = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
      34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
      4, 3, 2, 1, 0);
  __m512i packed = _mm512_maskz_compress_epi8(bits, numbers);
  const __m512i bases = _mm512_set1_epi32((int)base);
  for (size_t n = 0; n < found; n += 16) {
    _mm512_storeu_si512(out + n, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed)), bases));
    packed = _mm512_alignr_epi64(_mm512_setzero_si512(), packed, 2);
  }
}
#endif

/* The last 64 bytes in which a record ends, and what stood before them. */
typedef struct {
  size_t base, records, lines;
  uint64_t feeds, all_feeds, empties, high, nul, chunk_high, chunk_nul;
} chunk_state;

/* What there is up to the end of the last record. */
static cscan_result up_to_last(const chunk_state *end, size_t rows) {
  cscan_result result = {0, 0, 0, 0, 0, 0};
  if (!end->feeds) return result;
  const int at = 63 - __builtin_clzll(end->feeds);
  const uint64_t up_to = at == 63 ? ~(uint64_t)0 : ((uint64_t)1 << (at + 1)) - 1;
  result.length = end->base + (size_t)at + 1;
  result.records = end->records + (size_t)__builtin_popcountll(end->feeds) -
                   (size_t)__builtin_popcountll(end->empties & up_to);
  result.lines = end->lines + (size_t)__builtin_popcountll(end->all_feeds & up_to);
  result.rows = rows;
  result.has_high = (end->high | (end->chunk_high & up_to)) != 0;
  result.has_nul = (end->nul | (end->chunk_nul & up_to)) != 0;
  return result;
}

#define SPLIT split_plain
#define INSTRUCTIONS
#define CLASSIFY classify
#define PARITY prefix_parity
#define PLACES places
#include "SplitLoop.h"

#if defined(__x86_64__)
#define SPLIT split_wide
#define INSTRUCTIONS WIDE
#define CLASSIFY classify_wide
#define PARITY prefix_parity_wide
#define PLACES places
#include "SplitLoop.h"

#define SPLIT split_wide_hashing
#define INSTRUCTIONS WIDE_HASHING
#define CLASSIFY classify_wide
#define PARITY prefix_parity_wide
#define PLACES places
#define HASHES
#include "SplitLoop.h"

#define SPLIT split_widest
#define INSTRUCTIONS WIDEST
#define CLASSIFY classify_widest
#define PARITY prefix_parity_wide
#define PLACES places_widest
#include "SplitLoop.h"

#define SPLIT split_widest_hashing
#define INSTRUCTIONS WIDEST_HASHING
#define CLASSIFY classify_widest
#define PARITY prefix_parity_wide
#define PLACES places_widest
#define HASHES
#include "SplitLoop.h"

/* The most bytes that a step can look at. */
static int widest(int width) {
  if (width >= 64 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2") &&
      __builtin_cpu_supports("bmi2")) {
    return 64;
  }
  return width >= 32 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") ? 32 : 16;
}
#endif

cscan_result cscan_split(
    const uint8_t *bytes, size_t count, uint8_t delimiter, int width, uint32_t *ends, uint32_t *rows) {
#if defined(__x86_64__)
  switch (widest(width)) {
  case 64: return split_widest(bytes, count, delimiter, ends, rows);
  case 32: return split_wide(bytes, count, delimiter, ends, rows);
  }
#endif
  (void)width;
  return split_plain(bytes, count, delimiter, ends, rows);
}

cscan_result cscan_split_hashing(
    const uint8_t *bytes, size_t count, uint8_t delimiter, int width, uint32_t *ends, uint32_t *rows,
    cscan_sha256 *hash, const uint8_t *news, size_t news_count) {
#if defined(__x86_64__)
  const int used = cscan_has_sha256() ? widest(width) : 16;
  if (used > 16) {
    const size_t taken = sha256_fill(hash, news, news_count, width), left = news_count - taken;
    cscan_result found;
    if (used == 64) {
      found = split_widest_hashing(bytes, count, delimiter, ends, rows, hash->words, news + taken, left / 64);
    } else {
      found = split_wide_hashing(bytes, count, delimiter, ends, rows, hash->words, news + taken, left / 64);
    }
    hash->count += left / 64 * 64;
    sha256_keep(hash, news + news_count - left % 64, left % 64);
    return found;
  }
#endif
  cscan_sha256_add(hash, news, news_count, width);
  return cscan_split(bytes, count, delimiter, width, ends, rows);
}
