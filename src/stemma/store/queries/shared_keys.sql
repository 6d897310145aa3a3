-- Which two witnesses share keys, and how many their best two stretches of text share?
-- A key of few holders pairs all of them; one of more than $common_key binds each to its earliest holder.
with counted as (
    select key, count(*) as holders, min(stretch) as earliest from held group by key having count(*) > 1
),
shared as (
    select held.key, held.stretch, counted.holders, counted.earliest from held join counted using (key)
),
met as (
    select one.stretch as former, two.stretch as latter
    from shared as one join shared as two using (key)
    where one.holders <= $common_key and one.stretch < two.stretch and two.stretch >= $fresh
    union all
    select earliest, stretch from shared where holders > $common_key and stretch > earliest and stretch >= $fresh
),
met_often as (
    select former, latter, count(*) as keys from met group by former, latter having count(*) >= $least_shared
)
select
    least(one.witness, two.witness) as "left",
    greatest(one.witness, two.witness) as "right",
    max(met_often.keys) as shared
from met_often
join stretches as one on one.stretch = met_often.former
join stretches as two on two.stretch = met_often.latter
where one.witness <> two.witness
group by all
order by all
