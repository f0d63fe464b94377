-- Roles belong to the server: another database of it may have made them, or makes them now.
do $$
declare
    missing name;
begin
    for missing in
        select wanted from unnest(array['sitrep_loader', 'sitrep_reader']) as wanted
        where not exists (select from pg_roles where rolname = wanted)
    loop
        begin
            execute format('create role %I nologin', missing);
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then null;
        end;
    end loop;
end
$$;
