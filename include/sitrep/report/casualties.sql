-- Of each kind of harm the incidents with the greatest figures, and every side's figures of them.
with figure as (
    select *
    from marts.casualties
    where incident_id in (
        select incident_id from marts.incident where last_reported_at >= :since
    )
),

greatest_first as (
    select
        figure.incident_id,
        figure.kind,
        max(coalesce(figure.best, figure.high, figure.low)) as people,
        row_number() over (
            partition by figure.kind
            order by
                max(coalesce(figure.best, figure.high, figure.low)) desc nulls last,
                figure.incident_id
        ) as place_in_line
    from figure
    group by figure.incident_id, figure.kind
)

select
    figure.incident_id::text,
    figure.event_type,
    figure.date_from,
    figure.date_to,
    figure.place_name as place,
    figure.country,
    figure.kind,
    figure.claimed_by,
    figure.assertion,
    figure.low,
    figure.best,
    figure.high,
    figure.reports,
    report.url,
    report.source_name as source
from greatest_first
inner join figure using (incident_id, kind)
-- The latest article that gives a figure of theirs.
left join lateral (
    select event.url, event.source_name
    from marts.event
    where
        event.incident_id = figure.incident_id
        and event.claimed_by = figure.claimed_by
        and event.assertion = figure.assertion
        and event.quantities @> jsonb_build_array(jsonb_build_object('kind', figure.kind))
    order by event.published_at desc, event.event_id
    limit 1
) as report on true
where greatest_first.place_in_line <= 5
order by
    array_position(
        array['killed', 'wounded', 'missing', 'captured', 'arrested', 'displaced'], figure.kind
    ),
    greatest_first.people desc nulls last,
    figure.incident_id,
    coalesce(figure.best, figure.high, figure.low) desc nulls last,
    figure.claimed_by,
    figure.assertion
