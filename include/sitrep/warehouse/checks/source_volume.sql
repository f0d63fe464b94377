-- severity: warning
-- says: A source should bring about as many articles as in the four weeks before: no less than a quarter of what it brings on nearly all days (where that is 10 or more), and no more than four times as many as on its busy days. Too few: its list or its pages have changed, try sitrep sources check. Too many: it may offer its archive, or give one page many addresses: look at its newest articles in marts.event.
with this as (
    select
        run.interval_end,
        greatest(run.interval_end - run.interval_start, interval '1 day') as width,
        -- What is made up for later has what sources still offer: few articles are no news.
        run.started_at > run.interval_end + interval '3 days' as is_late
    from core.run
    where run.run_id = :run_id
),

-- Spans as long as this run's, at least a day, so that hours are not compared with each other:
-- 0 ends with this run, 1 … 28 lie before. Spans in which nothing ran are left out.
ran as (
    select
        run.run_id,
        ceil(
            extract(epoch from this.interval_end - run.interval_end)
            / extract(epoch from this.width) + 0.000001
        ) - 1 as ago
    from core.run
    inner join this
        on
            run.interval_end <= this.interval_end
            and run.interval_end > this.interval_end - 29 * this.width
    where this.width <= interval '7 days'
),

counted as (
    select
        article.source_id,
        ran.ago,
        count(*) as articles
    from ran
    inner join core.article_revision using (run_id)
    inner join core.article using (article_id)
    group by article.source_id, ran.ago
),

-- The first time a source brings what had piled up.
known as (
    select
        counted.source_id,
        max(counted.ago) as first_ago
    from counted
    group by counted.source_id
),

habit as (
    select
        known.source_id,
        percentile_cont(0.1) within group (order by coalesce(counted.articles, 0)) as few,
        percentile_cont(0.9) within group (order by coalesce(counted.articles, 0)) as many
    from known
    inner join (select distinct ran.ago from ran where ran.ago > 0) as span
        on span.ago < known.first_ago
    left join counted
        on known.source_id = counted.source_id and span.ago = counted.ago
    group by known.source_id
    having count(*) >= 7
),

odd as (
    select
        format(
            '%s (%s, usually %s to %s)',
            habit.source_id,
            coalesce(counted.articles, 0),
            round(habit.few),
            round(habit.many)
        ) as told,
        row_number() over (order by habit.many desc, habit.source_id) as place
    from habit
    cross join this
    left join counted on habit.source_id = counted.source_id and counted.ago = 0
    where
        (habit.few >= 10 and coalesce(counted.articles, 0) < habit.few / 4 and not this.is_late)
        or counted.articles > greatest(4 * habit.many, habit.many + 50)
)

select
    count(*) = 0 as ok,
    count(*) as observed,
    coalesce(
        'articles: ' || string_agg(told, ', ' order by place) filter (where place <= 5)
        || case when count(*) > 5 then format(' and %s more', count(*) - 5) else '' end,
        'every source brought about as many articles as before'
    ) as detail
from odd
