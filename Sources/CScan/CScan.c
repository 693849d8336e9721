#include "CScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))
#define WIDEST __attribute__((target("avx512f,avx512bw,avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))
#endif

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
  if (at < count && bytes[at] == '\n') return LINE_EMPTY;
  if (at + 1 < count && bytes[at] == '\r' && bytes[at + 1] == '\n') return LINE_EMPTY;
  for (size_t i = at; i < count; i++) {
    const uint8_t b = bytes[i];
    if (b == '\n') return LINE_UNDECIDED;
    if (b > '"' && b < 0x80 && b != delimiter) return LINE_OF_TEXT;
    /* White space above ASCII begins with C2, E1, E2 or E3. */
    if (b >= 0xC3 && (b < 0xE1 || b > 0xE3)) return LINE_OF_TEXT;
  }
  return LINE_OF_TEXT;
}

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
    /* Eight at a time and without a test each: what is written too much is overwritten. */
    const size_t found = (size_t)__builtin_popcountll(structure);
    uint32_t *out = ends + written;
    for (size_t n = 0; n < found; n += 8) {
      for (int k = 0; k < 8; k++) {
        out[n + (size_t)k] = (uint32_t)base + (uint32_t)__builtin_ctzll(structure | (uint64_t)1 << 63);
        structure &= structure - 1;
        /* Keeps the compiler from counting in vectors, which takes longer. */
        __asm__("" : "+r"(structure));
      }
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
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *rows) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2")) {
    return split_widest(bytes, count, delimiter, ends, rows);
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    return split_wide(bytes, count, delimiter, ends, rows);
  }
#endif
  return split(bytes, count, delimiter, ends, rows, 16);
}

/* The length of the sequence that begins at a byte above 0x7F, as RFC 3629 has it; 0 where there is none. */
static inline size_t sequence_at(const uint8_t *bytes, size_t count) {
  const uint8_t b = bytes[0];
  const size_t length = b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
  if (length == 0 || count < length) return 0;
  for (size_t i = 1; i < length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
  }
  if (b == 0xE0 && bytes[1] < 0xA0) return 0;
  if (b == 0xED && bytes[1] > 0x9F) return 0;
  if (b == 0xF0 && bytes[1] < 0x90) return 0;
  if (b == 0xF4 && bytes[1] > 0x8F) return 0;
  return length;
}

static int is_utf8(const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i < count;) {
#if defined(__x86_64__)
    if (i + 16 <= count && !_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(bytes + i)))) {
      i += 16;
      continue;
    }
#endif
    const size_t length = bytes[i] < 0x80 ? 1 : sequence_at(bytes + i, count - i);
    if (length == 0) return 0;
    i += length;
  }
  return 1;
}

#if defined(__x86_64__)

/* By three half bytes (the first byte's two and the second's upper one) to the faults that a pair can have. Keiser and
 * Lemire, Validating UTF-8 in less than one instruction per byte (2021). */
enum {
  TOO_SHORT = 1,      /* a lead without a continuation */
  TOO_LONG = 2,       /* ASCII and a continuation */
  OVERLONG_3 = 4,
  TOO_LARGE = 8,
  SURROGATE = 16,
  OVERLONG_2 = 32,
  OVERLONG_4 = 64,    /* also too large after F5 to FF */
  TWO_CONTINUATIONS = 128,
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS
};

#define TWICE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

WIDE static inline __m256i shifted(__m256i input, __m256i before, const int by) {
  const __m256i joined = _mm256_permute2x128_si256(before, input, 0x21);
  return by == 1   ? _mm256_alignr_epi8(input, joined, 15)
         : by == 2 ? _mm256_alignr_epi8(input, joined, 14)
                   : _mm256_alignr_epi8(input, joined, 13);
}

WIDE static int is_utf8_wide(const uint8_t *bytes, size_t count) {
  const __m256i first_high = TWICE(
      TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, (char)TWO_CONTINUATIONS,
      (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
      TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | OVERLONG_4);
  const __m256i first_low = TWICE(
      (char)(CARRY | OVERLONG_2 | OVERLONG_3 | OVERLONG_4), (char)(CARRY | OVERLONG_2), (char)CARRY, (char)CARRY,
      (char)(CARRY | TOO_LARGE), (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
      (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
      (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
      (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
      (char)(CARRY | TOO_LARGE | OVERLONG_4 | SURROGATE), (char)(CARRY | TOO_LARGE | OVERLONG_4),
      (char)(CARRY | TOO_LARGE | OVERLONG_4));
  const __m256i second_high = TWICE(
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
      (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | OVERLONG_4),
      (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | TOO_LARGE),
      (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | SURROGATE | TOO_LARGE),
      (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | SURROGATE | TOO_LARGE), TOO_SHORT, TOO_SHORT, TOO_SHORT,
      TOO_SHORT);
  const __m256i half = _mm256_set1_epi8(0x0F);
  __m256i before = _mm256_setzero_si256(), faults = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 32 <= count; i += 32) {
    const __m256i input = _mm256_loadu_si256((const __m256i *)(bytes + i));
    if (!_mm256_movemask_epi8(_mm256_or_si256(input, before))) continue;
    const __m256i one = shifted(input, before, 1), two = shifted(input, before, 2), three = shifted(input, before, 3);
    const __m256i pair = _mm256_and_si256(
        _mm256_and_si256(
            _mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(one, 4), half)),
            _mm256_shuffle_epi8(first_low, _mm256_and_si256(one, half))),
        _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(input, 4), half)));
    /* The third and fourth bytes of a sequence are continuations after continuations, and nothing else is. */
    const __m256i third = _mm256_subs_epu8(two, _mm256_set1_epi8((char)(0xE0 - 0x80)));
    const __m256i fourth = _mm256_subs_epu8(three, _mm256_set1_epi8((char)(0xF0 - 0x80)));
    const __m256i expected = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    faults = _mm256_or_si256(faults, _mm256_xor_si256(expected, pair));
    before = input;
  }
  if (!_mm256_testz_si256(faults, faults)) return 0;
  /* The rest is read from the start of the sequence that it may begin within. */
  size_t from = i;
  while (from > 0 && i - from < 4 && bytes[from - 1] >= 0x80) from--;
  while (from < i && (bytes[from] & 0xC0) == 0x80) from++;
  return is_utf8(bytes + from, count - from);
}

#endif

int cscan_is_utf8(const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return is_utf8_wide(bytes, count);
#endif
  return is_utf8(bytes, count);
}
