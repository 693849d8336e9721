#include "CScan.h"
#include "Vectors.h"

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

int cscan_is_utf8(const uint8_t *bytes, size_t count, int width) {
#if defined(__x86_64__)
  if (width >= 32 && __builtin_cpu_supports("avx2")) return is_utf8_wide(bytes, count);
#endif
  (void)width;
  return is_utf8(bytes, count);
}
