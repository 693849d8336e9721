-- Rows of participation to two coverage tables. Typed columns, no sniffing; distinct measures by two steps of grouping,
-- which is faster than count(distinct) over all rows.
create temp table cells as
select state, measure, year(date) as year, count(*) as n, sum(delegates) as delegates, max(date) as last
from read_csv('{input}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
    'record_id': 'VARCHAR', 'date': 'DATE', 'event_id': 'VARCHAR', 'measure': 'VARCHAR', 'state': 'VARCHAR',
    'role': 'VARCHAR', 'delegates': 'INTEGER', 'title': 'VARCHAR'})
group by all;

copy (
    select state, area, year, sum(n)::bigint as rows, coalesce(sum(delegates), 0)::bigint as delegates, count(*) as measures
    from cells join read_csv('{registry}/measures.csv', all_varchar = true) using (measure)
    group by all order by state, area, year
) to '{output}/states.csv' (header);

copy (
    select measure, count(distinct state) as states, max(last) as last from cells group by measure order by measure
) to '{output}/measures.csv' (header);
