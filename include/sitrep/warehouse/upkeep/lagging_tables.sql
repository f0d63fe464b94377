-- Tables that the server's own autovacuum has not kept up with: its limits are a fifth of the
-- rows dead, or a tenth changed since they were last counted, and it needs some time.
select
    relation.oid::regclass::text as name,
    table_now.n_dead_tup as dead,
    table_now.n_live_tup as live,
    pg_has_role(relation.relowner, 'usage') as is_ours
from pg_stat_user_tables as table_now
inner join pg_class as relation on table_now.relid = relation.oid
where
    table_now.schemaname in ('core', 'marts')
    and (
        table_now.n_dead_tup > 1000 + 0.25 * table_now.n_live_tup
        or table_now.n_mod_since_analyze > 1000 + 0.15 * table_now.n_live_tup
    )
order by name
