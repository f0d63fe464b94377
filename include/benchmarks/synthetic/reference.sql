-- What the facts refer to: sources, places, entities, and one run a day with its checks.
insert into core.source (source_id, source_name, source_country, source_kind, last_fetched_at)
select
    source_id,
    source_name,
    source_country,
    'rss',
    setting.first_day + setting.days + time '05:00' at time zone 'UTC'
from synthetic.source
cross join synthetic.setting;

insert into core.place (
    place_key, geonames_id, name, lat, lon, country, admin1, precision, radius_km
)
select place_key, geonames_id, name, lat, lon, country, admin1, precision, radius_km
from synthetic.place;

insert into core.entity (
    entity_id, name, label, country, sector, geonames_id, wikidata_id, lat, lon
)
select entity_id, name, label, country, sector, null, null, null, null
from synthetic.party
where entity_id is not null
union all
select place_key, name, 'GPE', country, null, geonames_id, null, lat, lon
from synthetic.place;

-- Every two hundredth run is held back.
insert into core.run (
    run_id, interval_start, interval_end, pipeline_version, gate, started_at, held_at
)
select
    'ingest_news/' || ends.day || 'T05:00:00Z',
    ends.instant - interval '1 day',
    ends.instant,
    setting.pipeline_version,
    case when ends.number % 200 = 0 then 'held' else 'passed' end,
    ends.instant,
    case when ends.number % 200 = 0 then ends.instant + interval '1 hour' end
from synthetic.setting
cross join lateral generate_series(1, setting.days) as number
cross join lateral (
    select
        number,
        setting.first_day + number as day,
        (setting.first_day + number + time '05:00') at time zone 'UTC' as instant
) as ends;

insert into core.quality_check (
    run_id, check_name, severity, is_ok, observed, detail, says, checked_at
)
select
    run.run_id,
    checked.check_name,
    checked.severity,
    run.gate != 'held' or checked.severity != 'blocking',
    0,
    'made up',
    'Made up for a benchmark.',
    run.started_at
from core.run
cross join (
    values
    ('events_found', 'blocking'), ('future_dates', 'blocking'),
    ('offsets_give_back_text', 'blocking'), ('rejected_share', 'blocking'),
    ('duplicate_rate', 'warning'), ('silent_sources', 'warning')
) as checked (check_name, severity);

-- One page in twenty was turned away; most of these still are.
insert into core.rejection (
    rejection_id, run_id, source_id, url, stage, reason, detail, fetched_at,
    archive_path, archive_record, resolved_at, loaded_at
)
select
    md5('rejection ' || number)::uuid,
    run.run_id,
    source.source_id,
    'https://' || source.source_id || '.example/rejected/' || number,
    case when number % 3 = 0 then 'fetch' else 'clean' end,
    case
        when number % 3 = 0 then 'http 404'
        when number % 3 = 1 then 'too short'
        else 'paywall stub'
    end,
    null,
    run.interval_end,
    case when number % 3 > 0 then 'raw/' || source.source_id || '.warc.gz' end,
    case when number % 3 > 0 then '<urn:uuid:' || md5('record ' || number)::uuid || '>' end,
    case when number % 7 = 0 then run.interval_end + interval '2 days' end,
    run.interval_end
from synthetic.setting
cross join lateral generate_series(1, setting.happenings / 100) as number
inner join synthetic.source on source.source = synthetic.rank(number, 60, setting.sources)
inner join core.run
    on run.run_id = 'ingest_news/' || (
        setting.first_day + 1 + floor(setting.days * synthetic.chance(number, 61))::integer
    ) || 'T05:00:00Z';
