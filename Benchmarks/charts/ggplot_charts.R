# Heatmap, bars, lines and ladder with ggplot2, from the tables of an edition, each at two densities.
#
#   Rscript --vanilla ggplot_charts.R TABLES REGISTRY OUTPUT
#
# TABLES and REGISTRY are folders of CSV files. What a careful analyst would draw: theme_minimal, direct labels, one colour
# for each area, n/N in the cells.
suppressPackageStartupMessages(library(ggplot2))

paths <- commandArgs(trailingOnly = TRUE)
folder <- paths[3]
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
read <- function(path, name)
  read.csv(file.path(path, paste0(name, ".csv")), colClasses = "character", encoding = "UTF-8", na.strings = character())
table <- function(name) read(paths[1], name)
registry <- function(name) read(paths[2], name)

ink <- "#16202A"; grey <- "#46535F"
ramp <- c("#F1F4F7", "#D0E1F2", "#94C4DF", "#5AA3D0", "#1F6AB0", "#08306B")
classes <- c("0", "1\u201320%", "21\u201340%", "41\u201360%", "61\u201380%", "81\u2013100%")
by_area <- table("coverage_by_area")
areas <- setdiff(by_area$area, "ALL")
colours <- setNames(c("#0072B2", "#009E73", "#E69F00", "#CC79A7", "#D55E00")[seq_along(areas)], areas)
area_rows <- registry("areas")
title_of <- c(setNames(area_rows$short_title, area_rows$area), ALL = "All areas")

plain <- theme_minimal(base_family = "Open Sans", base_size = 11) +
  theme(plot.title = element_text(face = "bold", size = 17, colour = ink), plot.subtitle = element_text(colour = grey),
        plot.title.position = "plot", panel.grid = element_blank(), axis.title = element_blank(),
        axis.text = element_text(colour = ink), plot.margin = margin(16, 24, 12, 24))

save <- function(plot, name, height) {
  for (density in list(c("1x", 96), c("2x", 192)))
    ggsave(file.path(folder, paste0(name, "-", density[1], ".png")), plot, width = 11.69, height = height,
           dpi = as.numeric(density[2]), bg = "white")
}

heatmap <- function() {
  cells <- subset(table("coverage_by_state"), state != "ALL" & area != "ALL")
  names <- subset(registry("names"), lang == "en" & kind == "short" & to == "")
  cells$name <- setNames(names$name, names$party)[cells$state]
  cells$name <- factor(cells$name, levels = rev(unique(cells$name)))
  cells$head <- factor(title_of[cells$area], levels = title_of[areas])
  share <- suppressWarnings(as.numeric(cells$coverage))
  cells$class <- cut(ifelse(cells$status == "active", share, NA), c(-1, 0, 0.2, 0.4, 0.6, 0.8, 1), classes)
  word <- c(nil = "nil", pending = "pend.", quarantined = "held", `not-reported` = "no activity reported")
  cells$label <- ifelse(cells$status == "active", paste0(cells$measures_active, "/", cells$measures_in_force), word[cells$status])
  cells$ink <- ifelse(!is.na(cells$class) & share > 0.6, "white", ink)
  plot <- ggplot(cells, aes(head, name)) +
    geom_tile(aes(fill = class), colour = "white", linewidth = 0.6) +
    geom_text(aes(label = label, colour = ink), size = 3, family = "Open Sans") +
    scale_fill_manual("Share of the area's measures", values = setNames(ramp, classes), na.value = "white", drop = FALSE) +
    scale_colour_identity() + scale_x_discrete(position = "top") +
    labs(title = "Activity by member and area", subtitle = "Measures with activity / measures in force") + plain
  save(plot, "heatmap", 8.04)
}

bars <- function() {
  kinds <- c(measures_active = "active", measures_coordinated = "coordinated", measures_in_force = "in force")
  long <- do.call(rbind, lapply(names(kinds), function(column)
    data.frame(area = by_area$area, kind = kinds[[column]], n = as.integer(by_area[[column]]), whole = by_area$measures_in_force)))
  long$kind <- factor(long$kind, levels = rev(kinds))
  long$title <- factor(title_of[long$area], levels = rev(title_of[by_area$area]))
  long$label <- ifelse(long$kind == "in force", paste(long$n, long$kind), paste0(long$n, "/", long$whole, " ", long$kind))
  plot <- ggplot(long, aes(n, title, fill = area, alpha = kind, group = kind)) +
    geom_col(position = position_dodge(width = 0.8), width = 0.7) +
    geom_text(aes(label = label), position = position_dodge(width = 0.8), hjust = -0.1, size = 3, alpha = 1, colour = ink,
              family = "Open Sans") +
    scale_fill_manual(values = c(colours, ALL = ink), guide = "none") +
    scale_alpha_manual(values = c("in force" = 0.15, coordinated = 0.45, active = 1), guide = "none") +
    scale_x_continuous(expand = expansion(c(0, 0.1)), breaks = NULL) +
    labs(title = "Measures active, coordinated and in force", subtitle = "Number of measures, by area") + plain
  save(plot, "bars", 6.47)
}

lines <- function() {
  trend <- subset(table("trend"), area != "ALL")
  trend$period <- factor(trend$period, levels = unique(trend$period))
  trend$n <- as.integer(trend$measures_active_to_date)
  last <- trend[trend$period == tail(levels(trend$period), 1), ]
  last$label <- paste0(last$n, "/", by_area$measures_in_force[match(last$area, by_area$area)], " ", title_of[last$area])
  plot <- ggplot(trend, aes(period, n, colour = area, group = area)) +
    geom_step(direction = "mid", linewidth = 0.9) +
    geom_text(aes(label = label), last, hjust = -0.1, vjust = seq_along(areas) * 1.3 - 3, size = 3.4, family = "Open Sans") +
    scale_colour_manual(values = colours, guide = "none") +
    scale_y_continuous(limits = c(0, NA), expand = expansion(c(0, 0.05))) +
    coord_cartesian(clip = "off") +
    labs(title = "Measures active to date", subtitle = "Measures with activity since the first day of the period, by area") +
    plain + theme(panel.grid.major.y = element_line(colour = "#D5DCE3"), plot.margin = margin(16, 110, 12, 24))
  save(plot, "lines", 5.57)
}

shown <- function(date) {
  day <- nchar(date) == 10; month <- nchar(date) == 7
  whole <- as.Date(ifelse(day, date, ifelse(month, paste0(date, "-01"), NA)))
  ifelse(day, sub("^0", "", format(whole, "%d %b %Y")), ifelse(month, format(whole, "%b %Y"), date))
}

ladder <- function() {
  measures <- table("coverage_by_measure")
  titles <- registry("measures")
  label <- paste0(setNames(titles$short_title, titles$measure)[measures$measure], " (", measures$modality, ")")
  steps <- subset(table("progress"), modality == measures$modality[match(measure, measures$measure)])
  steps$x <- as.integer(steps$stage_ordinal)
  place <- function(codes) factor(label[match(codes, measures$measure)], levels = rev(label))
  steps$y <- place(steps$measure)
  steps$area <- measures$area[match(steps$measure, measures$measure)]
  steps$look <- ifelse(steps$reached == "yes", ifelse(steps$approval == "provisional", "reached, provisional", "reached, approved"),
                       ifelse(steps$reached == "not-recorded", "not recorded, though a later stage is", "not reached"))
  reached <- subset(steps, reached == "yes")
  now <- steps[paste(steps$measure, steps$stage_ordinal) %in% paste(measures$measure, measures$stage_ordinal), ]
  plot <- ggplot(steps, aes(x, y, colour = area)) +
    geom_line(aes(group = measure), reached, linewidth = 0.7) +
    geom_point(aes(shape = look), size = 2.6, fill = "white") +
    geom_text(aes(label = shown(date)), reached, vjust = 2.2, size = 2.5, colour = ink, family = "Open Sans") +
    geom_text(aes(x = 7, y = y, label = stage), now, hjust = 0, size = 3, colour = ink, family = "Open Sans") +
    geom_text(aes(x = 9.6, y = y, label = measures$days_in_stage[match(measure, measures$measure)]), now, hjust = 1, size = 3,
              colour = ink, family = "Open Sans") +
    scale_colour_manual(values = colours, guide = "none") +
    scale_shape_manual(NULL, values = c("reached, approved" = 16, "reached, provisional" = 21,
                                        "not recorded, though a later stage is" = 1, "not reached" = 124)) +
    scale_x_continuous(breaks = 1:6, position = "top", limits = c(0.7, 9.7)) +
    labs(title = "Stages recorded for each measure", subtitle = "Dates as given; days in the stage at the right") +
    plain + theme(legend.position = "top", legend.justification = "left")
  save(plot, "ladder", 14.23)
}

heatmap()
bars()
lines()
ladder()
