#include "CScan.h"
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

#define classify_wide classify
#define classify_widest classify

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
#else
#define prefix_parity_wide prefix_parity
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
#else
#define places_widest places
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

static inline __attribute__((always_inline)) cscan_result split(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *rows, const int width) {
  chunk_state end = {0};
  size_t records = 0, lines = 0, written = 0, row = 0;
  uint64_t inside = 0;            /* all ones while a quote is open */
  uint64_t edge_before = 1;       /* the byte before may stand before an opening quote */
  uint64_t closing_before = 0, carriage_before = 0, start_before = 1;
  uint64_t high = 0, nul = 0;
  uint8_t last[64];
  for (size_t base = 0; base < count; base += 64) {
    const uint8_t *chunk = bytes + base;
    const size_t left = count - base;
    if (left < 64) {
      /* NUL is of no class that splits; what stands after the end is masked off. */
      for (size_t i = 0; i < 64; i++) last[i] = i < left ? chunk[i] : 0;
      chunk = last;
    }
    const masks m = width == 64   ? classify_widest(chunk, delimiter)
                    : width == 32 ? classify_wide(chunk, delimiter)
                                  : classify(chunk, delimiter);
    const uint64_t real = left < 64 ? ((uint64_t)1 << left) - 1 : ~(uint64_t)0;
    const uint64_t in = (width > 16 ? prefix_parity_wide(m.quote) : prefix_parity(m.quote)) ^ inside;
    const uint64_t opening = m.quote & in, closing = m.quote & ~in;
    const uint64_t edges = m.delimiter | m.feed | closing;
    uint64_t bad = opening & ~(edges << 1 | edge_before);
    bad |= (closing << 1 | closing_before) & ~(m.delimiter | m.feed | m.carriage | m.quote);
    bad |= (m.carriage << 1 | carriage_before) & ~m.feed;
    bad &= real;
    uint64_t feeds = m.feed & ~in;
    uint64_t starts = (feeds << 1 | start_before) & ~m.visible & real;
    size_t empty = 0;
    uint64_t empties = 0;
    while (starts) {
      const int bit = __builtin_ctzll(starts);
      starts &= starts - 1;
      const enum line_kind kind = line_kind_at(bytes, base + (size_t)bit, count, delimiter);
      if (kind == LINE_UNDECIDED) bad |= (uint64_t)1 << bit;
      if (kind == LINE_EMPTY) empties |= (uint64_t)1 << bit;
    }
    const uint64_t before_bad = bad ? (bad & -bad) - 1 : ~(uint64_t)0;
    feeds &= before_bad;
    empty = (size_t)__builtin_popcountll(empties & before_bad);
    uint64_t structure = ((m.delimiter & ~in) | feeds) & before_bad;
    if (feeds) {
      end.base = base;
      end.feeds = feeds;
      end.all_feeds = m.feed;
      end.empties = empties;
      end.records = records;
      end.lines = lines;
      end.high = high;
      end.nul = nul;
      end.chunk_high = m.high;
      end.chunk_nul = m.nul;
      for (uint64_t rest = feeds; rest; rest &= rest - 1) {
        rows[row++] = (uint32_t)(written + (size_t)__builtin_popcountll(structure & (rest ^ (rest - 1))));
      }
    }
    records += (size_t)__builtin_popcountll(feeds) - empty;
    lines += (size_t)__builtin_popcountll(m.feed);
    high |= m.high;
    nul |= m.nul & real;
    const size_t found = (size_t)__builtin_popcountll(structure);
    if (width == 64) {
      places_widest(structure, found, (uint32_t)base, ends + written);
    } else {
      places(structure, found, (uint32_t)base, ends + written);
    }
    written += found;
    if (bad) break;
    inside = (uint64_t)((int64_t)in >> 63);
    edge_before = edges >> 63;
    closing_before = closing >> 63;
    carriage_before = m.carriage >> 63;
    start_before = (m.feed & ~in) >> 63;
  }
  return up_to_last(&end, row);
}

#if defined(__x86_64__)
WIDE static cscan_result split_wide(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *rows) {
  return split(bytes, count, delimiter, ends, rows, 32);
}

WIDEST static cscan_result split_widest(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *rows) {
  return split(bytes, count, delimiter, ends, rows, 64);
}
#endif

cscan_result cscan_split(
    const uint8_t *bytes, size_t count, uint8_t delimiter, int width, uint32_t *ends, uint32_t *rows) {
#if defined(__x86_64__)
  if (width >= 64 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2")) {
    return split_widest(bytes, count, delimiter, ends, rows);
  }
  if (width >= 32 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    return split_wide(bytes, count, delimiter, ends, rows);
  }
#endif
  (void)width;
  return split(bytes, count, delimiter, ends, rows, 16);
}
