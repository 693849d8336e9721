#!/bin/sh
# Rows of participation to two coverage tables with Miller: INPUT REGISTRY OUTPUT.
set -e
mlr --icsv --ocsv cut -f date,measure,state,delegates then put '$year = substr($date, 0, 3)' \
  then put 'is_empty($delegates) { $delegates = 0 }' \
  then stats1 -a count,sum,max -f delegates,date -g state,measure,year \
  then cut -o -f state,measure,year,date_count,delegates_sum,date_max "$1" > "$3/cells.csv"
mlr --icsv --ocsv join -j measure -f "$2/measures.csv" \
  then stats1 -a sum,count -f date_count,delegates_sum -g state,area,year \
  then sort -f state -f area -nf year \
  then cut -o -f state,area,year,date_count_sum,delegates_sum_sum,date_count_count \
  then rename date_count_sum,rows,delegates_sum_sum,delegates,date_count_count,measures "$3/cells.csv" > "$3/states.csv"
mlr --icsv --ocsv count-distinct -f measure,state then count-distinct -f measure then rename count,states "$3/cells.csv" > "$3/counts.csv"
mlr --icsv --ocsv stats1 -a max -f date_max -g measure then rename date_max_max,last \
  then join -j measure -f "$3/counts.csv" then cut -o -f measure,states,last then sort -f measure "$3/cells.csv" > "$3/measures.csv"
