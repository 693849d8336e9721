# Rows of participation to two coverage tables with data.table, all cores: INPUT REGISTRY OUTPUT.
suppressPackageStartupMessages(library(data.table))
setDTthreads(0)
paths <- commandArgs(trailingOnly = TRUE)
rows <- fread(paths[1], select = c(date = "IDate", measure = "character", state = "character", delegates = "integer"))
rows[, year := year(date)]
cells <- rows[, .(rows = .N, delegates = sum(delegates, na.rm = TRUE), last = max(date)), by = .(state, measure, year)]
areas <- fread(file.path(paths[2], "measures.csv"), select = c("measure", "area"), encoding = "UTF-8")
states <- cells[areas, on = "measure", nomatch = NULL][
  , .(rows = sum(rows), delegates = sum(delegates), measures = .N), keyby = .(state, area, year)]
fwrite(states, file.path(paths[3], "states.csv"))
fwrite(cells[, .(states = uniqueN(state), last = max(last)), keyby = measure], file.path(paths[3], "measures.csv"))
