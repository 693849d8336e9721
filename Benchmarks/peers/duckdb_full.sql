-- The same for the native columns: lists of measures are split, and names are mapped by a join on their folded form.
-- A row under two measures of one area counts once in it.
create macro folded(name) as trim(regexp_replace(replace(replace(replace(
    lower(nfc_normalize(name)), chr(160), ' '), '’', ''''), 'ё', 'е'), '(\s*(\(\*\)|\*))+$', ''));

create temp table parties as
select distinct party, name, folded(name) as folded from read_csv('{registry}/names.csv', all_varchar = true)
union
select party, party, folded(party) from read_csv('{registry}/parties.csv', all_varchar = true);

create temp table cells as
select participant, measures, year(start) as year, count(*) as n, sum(delegates) as delegates, max(start) as last
from read_csv('{input}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
    'event_id': 'VARCHAR', 'start': 'DATE', 'end': 'DATE', 'event': 'VARCHAR', 'type': 'VARCHAR', 'measures': 'VARCHAR',
    'participant': 'VARCHAR', 'role': 'VARCHAR', 'delegates': 'INTEGER', 'list': 'VARCHAR', 'mode': 'VARCHAR',
    'place': 'VARCHAR', 'document': 'VARCHAR', 'received': 'VARCHAR'})
group by all;

create temp table labels as
select cell, party, area, measure, year, n, delegates, last
from (select row_number() over () as cell, folded(participant) as folded, unnest(string_split(measures, ';')) as measure,
             year, n, delegates, last from cells)
join (select distinct party, folded from parties) using (folded)
join read_csv('{registry}/measures.csv', all_varchar = true) using (measure);

copy (
    select party as state, area, year, rows, delegates, measures
    from (select party, area, year, sum(n)::bigint as rows, coalesce(sum(delegates), 0)::bigint as delegates
          from (select distinct cell, party, area, year, n, delegates from labels) group by all)
    join (select party, area, year, count(distinct measure) as measures from labels group by all) using (party, area, year)
    order by state, area, year
) to '{output}/states.csv' (header);

copy (
    select measure, count(distinct party) as states, max(last) as last from labels group by measure order by measure
) to '{output}/measures.csv' (header);
