-- Whether both roles are there and have in this database what grant_reading.sql gives them.
select
    bool_and(has_schema_privilege(role.oid, 'marts', 'usage'))
    and bool_and(
        role.rolname = 'sitrep_reader'
        or has_function_privilege(role.oid, 'core.refresh_mart(text)', 'execute')
    )
    and not exists (
        select from pg_class as made
        inner join pg_namespace as place on place.oid = made.relnamespace
        where
            made.relkind in ('r', 'p', 'v', 'm')
            and (
                place.nspname in ('core', 'marts')
                and not has_table_privilege('sitrep_loader', made.oid, 'select')
                or place.nspname = 'marts'
                and not has_table_privilege('sitrep_reader', made.oid, 'select')
            )
    )
    and (
        not has_database_privilege('sitrep_reader', current_database(), 'temporary')
        or not pg_has_role(
            (select datdba from pg_database where datname = current_database()), 'usage'
        )
    )
from pg_roles as role
where role.rolname in ('sitrep_loader', 'sitrep_reader')
having count(*) = 2
