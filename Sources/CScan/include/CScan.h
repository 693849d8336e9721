#ifndef RAPPORTEUR_CSCAN_H
#define RAPPORTEUR_CSCAN_H

#include "CSHA256.h"

#include <stddef.h>
#include <stdint.h>

/* What a scan found, up to the end of the last whole plain record. */
typedef struct {
  /* The place after the line feed of the last plain record; 0 where not even the first one is plain and whole. */
  size_t length;
  /* Records up to there; lines of nothing but delimiters are none. */
  size_t records;
  /* Line feeds up to there. */
  size_t lines;
  /* Record ends up to there, those of such lines too. */
  size_t rows;
  /* Whether there is a byte above 0x7F up to there. */
  int has_high;
  /* Whether there is a NUL up to there. */
  int has_nul;
} cscan_result;

/* Splits bytes that begin at the start of a record into cells, by RFC 4180 alone.
 *
 * `ends` gets the place of every delimiter and line feed that ends a cell, `rows` for every line feed that ends a
 * record the number of ends up to it. A record is plain where every quote stands at the edge of a cell or is doubled
 * within one, every CR stands before a LF, and a cell shows that it is no blank line. The scan ends before the first
 * record that is not plain. `width` is the most bytes that are looked at in one step: 64, 32 or 16, whatever the
 * processor offers; the result is the same. Both need room for one entry a byte and 16 more.
 */
cscan_result cscan_split(
    const uint8_t *bytes, size_t count, uint8_t delimiter, int width, uint32_t *ends, uint32_t *rows);

/* The same, and adds `news` to a hash, which takes hardly longer than the hash alone. */
cscan_result cscan_split_hashing(
    const uint8_t *bytes, size_t count, uint8_t delimiter, int width, uint32_t *ends, uint32_t *rows,
    cscan_sha256 *hash, const uint8_t *news, size_t news_count);

/* Whether bytes are valid UTF-8 as RFC 3629 has it; `width` as above. */
int cscan_is_utf8(const uint8_t *bytes, size_t count, int width);

#endif
