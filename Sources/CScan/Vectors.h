#ifndef RAPPORTEUR_CSCAN_VECTORS_H
#define RAPPORTEUR_CSCAN_VECTORS_H

/* Functions for processors that have wider vectors than every processor of the kind; chosen when they are called. */
#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))
#define WIDEST __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))
#define HASHING __attribute__((target("sha,sse4.1,ssse3")))
#define WIDE_HASHING __attribute__((target("sha,avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))
#define WIDEST_HASHING __attribute__((target("sha,avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))
#endif

#endif
