-- The figures of the program's tables by the definitions of the statistics, from exports without any finding.  Never timed.
-- The reader of the layout gives an export as event_id, start, measures, participant, delegates, list.
create macro from_day(text) as coalesce(text || substr('0000-01-01', length(text) + 1), '0001-01-01')::date;
create macro to_day(text) as case when text is null then '9999-12-31'::date when length(text) = 4 then (text || '-12-31')::date
    when length(text) = 7 then last_day((text || '-01')::date) else text::date end;
create macro ratio(n, d) as case when d > 0 then format('{:.4f}', round(n / d, 4)) end;
create macro folded(name) as trim(regexp_replace(replace(replace(replace(
    lower(nfc_normalize(name)), chr(160), ' '), '’', ''''), 'ё', 'е'), '(\s*(\(\*\)|\*))+$', ''));

create temp table names as
select folded, party, dense_rank() over (order by party) as number from (
    select party, folded(name) as folded from read_csv('{registry}/names.csv', all_varchar = true)
    union select party, folded(party) from read_csv('{registry}/parties.csv', all_varchar = true));
create temp table membership as
select party, from_day("from") as first, to_day("to") as last from read_csv('{registry}/parties.csv', all_varchar = true)
where kind = 'member' and from_day("from") <= '{last}' and to_day("to") >= '{first}';
create temp table catalogue as
select measure, area from read_csv('{registry}/measures.csv', all_varchar = true)
where from_day("from") <= '{last}' and to_day("to") >= '{first}';

-- One row for each event, party and list of measures; an event's earliest start dates all its rows.  Numbers stand for
-- events and for pairs of event and party, since numbers are counted faster than texts.
create temp table pairs as
with cells as (
    select event_id, participant, measures, bool_or(list = 'complete' or list is null) as listed, min(start) as start,
           count(*) as records, sum(delegates) as delegates
    from ({rows}) group by event_id, participant, measures),
events as (select row_number() over () as event, * from (
    select event_id, min(start) as day, bool_or(listed) as listed from cells group by event_id)),
spellings as (select participant, party, number from (select distinct participant from cells) join names on folded(participant) = folded),
known as (select event, event * 4096 + number as pair, day, year(day) as year, events.listed, party, measures, records, delegates
          from cells join events using (event_id) join spellings using (participant))
select event, pair, day, year, listed, party, measures, sum(records) as records, sum(delegates) as delegates,
       exists (from membership m where m.party = known.party and day between first and last) as member
from known group by all;

-- A pair counts under each of its measures, once in each area, and once in ALL.
create temp table listed_measures as
select measures, measure, area from (select measures, unnest(string_split(measures, ';')) as measure from (select distinct measures from pairs))
join catalogue using (measure);
create temp table listed_areas as
select distinct measures, area from listed_measures union all select distinct measures, 'ALL' from pairs;
create temp view labels as select * from pairs join listed_measures using (measures);
create temp view shares as select * from pairs join listed_areas using (measures);
create temp table active as
with found as (select party, year, area, measure from (select distinct party, year, measures from pairs where member)
               join listed_measures using (measures))
select distinct * from (from found union all by name select * replace ('ALL' as area) from found);
create temp table areas as
select area, count(*) as measures_in_force from catalogue group by area union all select 'ALL', count(*) from catalogue;
create temp table members as select distinct party from membership;

copy (
    select party as state, area, measures_in_force, measures_active, ratio(measures_active, measures_in_force) as coverage, events,
           events as participations, delegates, first_activity, last_activity
    from (select party, area, measures_in_force, coalesce(measures, 0) as measures_active, coalesce(n, 0) as events, delegates,
                 first_activity, last_activity
          from members cross join areas
          left join (select party, area, count(distinct event) as n, sum(delegates) as delegates, min(day) as first_activity,
                            max(day) as last_activity from shares where member group by party, area) using (party, area)
          left join (select party, area, count(distinct measure) as measures from active group by party, area) using (party, area))
) to '{output}/coverage_by_state.csv' (header);

copy (
    select area, measures_in_force, coalesce(measures, 0) as measures_active, ratio(coalesce(measures, 0), measures_in_force) as coverage,
           (select count(*) from members) as members, coalesce(parties, 0) as members_active,
           ratio(coalesce(parties, 0), (select count(*) from members)) as reach,
           coalesce(n, 0) as events, coalesce(complete, 0) as events_listed, coalesce(p, 0) as participations, delegates
    from areas
    left join (select area, count(distinct event) as n, count(distinct event) filter (where listed) as complete,
                      count(distinct pair) as p, sum(delegates) as delegates from shares group by area) using (area)
    left join (select area, count(distinct measure) as measures, count(distinct party) as parties from active group by area) using (area)
) to '{output}/coverage_by_area.csv' (header);

copy (
    select measure, area, coalesce(parties, 0) as members_active, (select count(*) from members) as members,
           ratio(coalesce(parties, 0), (select count(*) from members)) as reach, coalesce(n, 0) as events,
           coalesce(complete, 0) as events_listed, coalesce(p, 0) as participations, delegates, first_activity, last_activity
    from catalogue
    left join (select measure, count(distinct event) as n, count(distinct event) filter (where listed) as complete,
                      count(distinct pair) as p, count(distinct party) filter (where member) as parties,
                      sum(delegates) as delegates, min(day) as first_activity, max(day) as last_activity
               from labels group by measure) using (measure)
) to '{output}/coverage_by_measure.csv' (header);

copy (
    select year as period, area, coalesce(n, 0) as events, coalesce(p, 0) as participations, delegates,
           coalesce(measures, 0) as measures_active,
           (select count(distinct measure) from active where active.area = areas.area and active.year <= years.year) as measures_active_to_date,
           coalesce(parties, 0) as members_active
    from (select unnest(range(year('{first}'::date), year('{last}'::date) + 1)) as year) years cross join areas
    left join (select year, area, count(distinct event) as n, count(distinct pair) as p, sum(delegates) as delegates
               from shares group by year, area) using (year, area)
    left join (select year, area, count(distinct measure) as measures, count(distinct party) as parties
               from active group by year, area) using (year, area)
) to '{output}/trend.csv' (header);

copy (
    select 'participation' as kind, 1 as entry, sum(records)::bigint as records, sum(records)::bigint as accepted, 0 as quarantined,
           0 as filtered, 0 as superseded, 0 as not_yet_known, sum(records)::bigint as in_period, 0 as before, 0 as after from pairs
) to '{output}/accounting.csv' (header);
