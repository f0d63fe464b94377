-- Every mart, what it is, and what is said of it; of functions also what they take and give.
select
    relname as mart,
    relkind::text as kind,
    obj_description(oid, 'pg_class') as meaning,
    null as takes,
    null as gives
from pg_class
where relnamespace = 'marts'::regnamespace and relkind in ('v', 'm')
union all
select
    typname,
    'c',
    obj_description(pg_type.oid, 'pg_type'),
    null,
    null
from pg_type
inner join pg_class on pg_class.oid = pg_type.typrelid
where relnamespace = 'marts'::regnamespace and relkind = 'c'
union all
select
    proname,
    'f',
    obj_description(oid, 'pg_proc'),
    pg_get_function_arguments(oid),
    pg_get_function_result(oid)
from pg_proc
where pronamespace = 'marts'::regnamespace
order by 1
