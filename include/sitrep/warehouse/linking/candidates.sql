-- Pairs of an event in stage_frontier and any other that could report the same happening:
-- same family and country, dates at most a day apart, and places that may agree.
with fresh as (
    select
        link_near.*,
        link_near.day + gap.days as meets_on
    from link_near
    inner join stage_frontier using (event_id)
    cross join (values (-1), (0), (1)) as gap (days)
)

select distinct
    least(fresh.event_id, other.event_id)::text as a,
    greatest(fresh.event_id, other.event_id)::text as b
from fresh
inner join link_near as other
    on
        fresh.family = other.family
        and fresh.country = other.country
        and fresh.meets_on = other.day
        and fresh.event_id != other.event_id
where
    other.place_key = fresh.place_key
    or (other.place_key is null and fresh.place_key is null)
    or (
        -- Who denies or doubts is often vague, and so may the other be.
        not (other.is_anchor and fresh.is_anchor)
        and (
            other.place_key is null
            or fresh.place_key is null
            or greatest(other.precision, fresh.precision) > 3
        )
    )
    or (
        -- A box around the circles: the exact distance is for the score to judge.
        greatest(other.precision, fresh.precision) <= 3
        and abs(other.lat - fresh.lat) * 111 <= other.radius_km + fresh.radius_km + 1
        and abs(other.lon - fresh.lon) * 111 * cos(radians(fresh.lat))
        <= other.radius_km + fresh.radius_km + 1
    )
