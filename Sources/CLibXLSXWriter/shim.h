#ifndef RAPPORTEUR_CLIBXLSXWRITER_SHIM_H
#define RAPPORTEUR_CLIBXLSXWRITER_SHIM_H

#include <stddef.h>
#include <xlsxwriter.h>

/* The texts of a rule are not const in the library's struct, though it copies them: one call keeps that here. */
static inline lxw_error rapporteur_xlsx_rule(
    lxw_worksheet *sheet, uint32_t first_row, uint16_t column, uint32_t last_row, uint8_t validate, uint8_t criteria,
    uint8_t error_type, int shows_error, const char *formula, double minimum, double maximum, const char *input_title,
    const char *input_message, const char *error_title, const char *error_message) {
  lxw_data_validation rule = {0};
  rule.validate = validate;
  rule.criteria = criteria;
  rule.error_type = error_type;
  rule.show_error = shows_error ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
  rule.value_formula = (char *)formula;
  rule.minimum_number = minimum;
  rule.maximum_number = maximum;
  rule.input_title = (char *)input_title;
  rule.input_message = (char *)input_message;
  rule.error_title = (char *)error_title;
  rule.error_message = (char *)error_message;
  return worksheet_data_validation_range(sheet, first_row, column, last_row, column, &rule);
}

static inline lxw_error rapporteur_xlsx_note(
    lxw_worksheet *sheet, uint32_t row, uint16_t column, const char *text, uint16_t width, uint16_t height) {
  lxw_comment_options options = {0};
  options.width = width;
  options.height = height;
  options.font_name = (char *)"Arial";
  options.font_size = 9;
  return worksheet_write_comment_opt(sheet, row, column, text, &options);
}

static inline lxw_error rapporteur_xlsx_picture(
    lxw_worksheet *sheet, uint32_t row, const unsigned char *bytes, size_t count, const char *description) {
  lxw_image_options options = {0};
  /* It neither moves nor grows with the cells below it. */
  options.object_position = LXW_OBJECT_DONT_MOVE_DONT_SIZE;
  options.x_scale = 1;
  options.y_scale = 1;
  options.description = (char *)description;
  return worksheet_insert_image_buffer_opt(sheet, row, 0, bytes, count, &options);
}

static inline lxw_error rapporteur_xlsx_properties(
    lxw_workbook *book, const char *title, const char *subject, const char *author, const char *comments,
    const char *status, int64_t created) {
  lxw_doc_properties properties = {0};
  properties.title = (char *)title;
  properties.subject = (char *)subject;
  properties.author = (char *)author;
  properties.comments = (char *)comments;
  properties.status = (char *)status;
  properties.created = (time_t)created;
  return workbook_set_properties(book, &properties);
}

static inline lxw_workbook *rapporteur_xlsx_open(const char *path, const char *temporary) {
  lxw_workbook_options options = {0};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = (char *)temporary;
  options.use_zip64 = LXW_FALSE;
  lxw_workbook *book = workbook_new_opt(path, &options);
  /* Widths of columns are counted in digits of the first look's font. The library takes Calibri 11, which many machines
     lack; Arial 10 has digits as wide, and a free font of the same widths. */
  if (book != NULL && STAILQ_FIRST(book->formats) != NULL) {
    format_set_font_name(STAILQ_FIRST(book->formats), "Arial");
    format_set_font_size(STAILQ_FIRST(book->formats), 10);
  }
  return book;
}

#endif
