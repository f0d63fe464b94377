-- What both roles may do, and that nobody else leaves tables behind. From nothing each time, so
-- that a right that is no longer given here is gone. What to write is granted in roles.py.
revoke all on all tables in schema core from sitrep_loader, sitrep_reader;
revoke all on all tables in schema marts from sitrep_loader, sitrep_reader;

grant usage on schema core to sitrep_loader;
grant select on all tables in schema core to sitrep_loader;

-- The views read core with the rights of their owner.
grant usage on schema marts to sitrep_loader, sitrep_reader;
grant select on all tables in schema marts to sitrep_loader, sitrep_reader;
grant execute on all functions in schema marts to sitrep_loader, sitrep_reader;

revoke execute on function core.refresh_mart from public;
grant execute on function core.refresh_mart to sitrep_loader;

-- These belong to whoever owns the database, who is another on some servers.
do $$
begin
    if pg_has_role((select datdba from pg_database where datname = current_database()), 'usage') then
        execute format('revoke temporary on database %I from public', current_database());
        execute format('grant temporary on database %I to sitrep_loader', current_database());
        execute format(
            'grant connect on database %I to sitrep_loader, sitrep_reader', current_database()
        );
    end if;
    if pg_has_role((select nspowner from pg_namespace where nspname = 'public'), 'usage') then
        revoke create on schema public from public;
    end if;
end
$$;
