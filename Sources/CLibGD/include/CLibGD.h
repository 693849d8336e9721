// libgd, and the two things Swift cannot ask of it: a variadic error handler and the version of FreeType.
#ifndef CLIBGD_H
#define CLIBGD_H

#include <gd.h>

// From now on libgd's messages are kept, per thread, instead of being printed to standard error.
void clibgd_collect_errors(void);

// Copies the messages kept since the last call into `buffer`, ends them with a NUL and forgets them.
// Returns the number of bytes before the NUL.
int clibgd_take_errors(char *buffer, int capacity);

// Asks the FreeType that libgd uses for its version. Returns 0, or FreeType's error code.
int clibgd_freetype_version(int *major, int *minor, int *patch);

#endif
