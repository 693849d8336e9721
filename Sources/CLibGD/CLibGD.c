#include "CLibGD.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static _Thread_local char kept[1024];

static void keep(int priority, const char *format, va_list arguments) {
  (void)priority;
  size_t used = strlen(kept);
  // A full buffer keeps the first messages: the cause comes before its consequences.
  if (used + 1 < sizeof kept) vsnprintf(kept + used, sizeof kept - used, format, arguments);
}

void clibgd_collect_errors(void) { gdSetErrorMethod(keep); }

int clibgd_take_errors(char *buffer, int capacity) {
  if (capacity <= 0) return 0;
  size_t length = strlen(kept);
  if (length >= (size_t)capacity) length = (size_t)capacity - 1;
  memcpy(buffer, kept, length);
  buffer[length] = '\0';
  kept[0] = '\0';
  return (int)length;
}

// Three stable functions of FreeType's interface, declared here so that its headers need no search path.
extern int FT_Init_FreeType(void **library);
extern void FT_Library_Version(void *library, int *major, int *minor, int *patch);
extern int FT_Done_FreeType(void *library);

int clibgd_freetype_version(int *major, int *minor, int *patch) {
  void *library = NULL;
  int code = FT_Init_FreeType(&library);
  if (code != 0) return code;
  FT_Library_Version(library, major, minor, patch);
  return FT_Done_FreeType(library);
}
