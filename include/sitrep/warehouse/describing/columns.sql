-- Every column of the marts and what is said of it.
select
    relname as mart,
    attname as name,
    format_type(atttypid, atttypmod) as type,
    col_description(attrelid, attnum) as meaning
from pg_attribute
inner join pg_class on pg_class.oid = pg_attribute.attrelid
where
    relnamespace = 'marts'::regnamespace
    and relkind in ('v', 'm', 'c')
    and attnum > 0
order by relname, attnum
