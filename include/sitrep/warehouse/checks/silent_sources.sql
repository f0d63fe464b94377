-- severity: warning
-- says: A source should not be silent for much longer than it usually is (twice the gap that nine in ten of its gaps keep to, at least 3 days on which anything ran). Ask it: sitrep sources check; look at what was turned away in marts.rejections. After two weeks (or four such times) it is taken to be gone.
with this as (
    select run.interval_end
    from core.run
    where run.run_id = :run_id
),

-- Days are counted backwards, this run's is 0. Only those on which anything ran count: while
-- the machine is off, nobody falls silent.
ran as (
    select
        run.run_id,
        dense_rank() over (order by (run.interval_end at time zone 'UTC')::date desc) - 1 as ago
    from core.run
    inner join this on run.interval_end <= this.interval_end
),

heard as (
    select distinct
        article.source_id,
        ran.ago
    from ran
    inner join core.article_revision using (run_id)
    inner join core.article using (article_id)
    where ran.ago <= 60
),

gap as (
    select
        heard.source_id,
        heard.ago,
        lead(heard.ago) over (partition by heard.source_id order by heard.ago) - heard.ago as days
    from heard
),

habit as (
    select
        gap.source_id,
        min(gap.ago) as silent_days,
        percentile_disc(0.9) within group (order by gap.days) as usual_days,
        greatest(3, 2 * percentile_disc(0.9) within group (order by gap.days)) as most_days
    from gap
    group by gap.source_id
    -- Two weekends and five gaps are the least that tells of a habit.
    having count(gap.days) >= 5 and max(gap.ago) >= 14
),

silent as (
    select
        format(
            '%s (%s days, usually %s)', habit.source_id, habit.silent_days, habit.usual_days
        ) as told,
        row_number() over (order by habit.silent_days desc, habit.source_id) as place
    from habit
    where
        habit.silent_days > habit.most_days
        and habit.silent_days <= greatest(14, 4 * habit.most_days)
)

select
    count(*) = 0 as ok,
    count(*) as observed,
    coalesce(
        'silent: ' || string_agg(told, ', ' order by place) filter (where place <= 5)
        || case when count(*) > 5 then format(' and %s more', count(*) - 5) else '' end,
        'no source is silent for longer than is usual for it'
    ) as detail
from silent
