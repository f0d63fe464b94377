-- Describe each source as its newest batch does; an older batch loaded late changes nothing.
insert into core.source (
    source_id, source_name, source_country, source_kind, last_fetched_at
)
select distinct on (source_id)
    source_id,
    source_name,
    source_country,
    source_kind,
    fetched_at
from (
    select source_id, source_name, source_country, source_kind, fetched_at
    from stage_article
    union all
    select source_id, source_name, source_country, source_kind, fetched_at
    from stage_rejection
) as page
order by source_id, fetched_at desc, source_name, source_country, source_kind
on conflict (source_id) do update
set
    source_name = excluded.source_name,
    source_country = excluded.source_country,
    source_kind = excluded.source_kind,
    last_fetched_at = excluded.last_fetched_at
where
    excluded.last_fetched_at >= source.last_fetched_at
    and (
        source.source_name,
        source.source_country,
        source.source_kind,
        source.last_fetched_at
    ) is distinct from (
        excluded.source_name,
        excluded.source_country,
        excluded.source_kind,
        excluded.last_fetched_at
    )
returning (xmax = 0) as is_new
