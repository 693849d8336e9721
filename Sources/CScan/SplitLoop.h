/* The loop over chunks of 64 bytes: included once for each set of instructions, which a function that is inlined into
 * several cannot use.
 *
 * SPLIT is the name of the function, INSTRUCTIONS its attribute, CLASSIFY, PARITY and PLACES what it calls. Where HASHES
 * is defined, it hashes other bytes on the way: hashing waits most of the time, so that splitting costs next to nothing.
 */
INSTRUCTIONS static cscan_result SPLIT(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *rows
#ifdef HASHES
    ,
    uint32_t *words, const uint8_t *news, size_t chunks
#endif
) {
#ifdef HASHES
  sha256_lanes lanes = sha256_load(words);
#endif
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
#ifdef HASHES
    if (chunks > 0) {
      sha256_chunk(&lanes, news);
      news += 64;
      chunks--;
    }
#endif
    const masks m = CLASSIFY(chunk, delimiter);
    const uint64_t real = left < 64 ? ((uint64_t)1 << left) - 1 : ~(uint64_t)0;
    const uint64_t in = PARITY(m.quote) ^ inside;
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
    PLACES(structure, found, (uint32_t)base, ends + written);
    written += found;
    if (bad) break;
    inside = (uint64_t)((int64_t)in >> 63);
    edge_before = edges >> 63;
    closing_before = closing >> 63;
    carriage_before = m.carriage >> 63;
    start_before = (m.feed & ~in) >> 63;
  }
#ifdef HASHES
  for (; chunks > 0; chunks--, news += 64) sha256_chunk(&lanes, news);
  sha256_store(&lanes, words);
#endif
  return up_to_last(&end, row);
}

#undef SPLIT
#undef INSTRUCTIONS
#undef CLASSIFY
#undef PARITY
#undef PLACES
#undef HASHES
