-- Pairs of a revision of stage_wanted and another of which it may be a copy, or the other way
-- round: they share the text, or a value of their signatures within so many days.
with wanted as materialized (
    select
        revision.revision_id,
        revision.text_hash,
        revision.signature,
        revision.published_at,
        core.signature_period(
            revision.published_at - make_interval(days => :days)
        ) as first_period,
        -- After the newest text there is nothing to look for.
        core.signature_period(
            least(revision.published_at + make_interval(days => :days), newest.published_at)
        ) as last_period
    from stage_wanted
    inner join core.article_revision as revision using (revision_id)
    cross join (select max(published_at) as published_at from core.article_revision) as newest
),

span as (
    select
        min(published_at) as first_at,
        min(published_at) - make_interval(days => :days) as not_before,
        max(published_at) + make_interval(days => :days) as not_after
    from wanted
),

trait as materialized (
    select revision_id, published_at, value::text as trait, false as is_text
    from wanted
    cross join lateral unnest(signature) as value
    union all
    select revision_id, published_at, text_hash, true
    from wanted
),

-- The index holds each value with its period: what is near in time lies in one or two of them.
probe as (
    select distinct
        value::text as trait,
        core.signature_key(value, period) as key,
        null as text_hash
    from wanted
    cross join lateral unnest(signature) as value
    cross join lateral generate_series(first_period, last_period) as period
    union all
    select distinct
        text_hash,
        null::bigint,
        text_hash
    from wanted
),

hit as materialized (
    select probe.trait, found.*
    from (select * from probe order by key) as probe
    cross join span
    cross join lateral (
        select holder.*
        from (
            -- The offset is a fence: each value is looked up in the index of signatures.
            (
                select
                    revision_id, duplicate_group, origin_url, published_at, revised_at, url
                from core.article_revision
                where core.signature_keys(signature, published_at) @> array[probe.key]
                offset 0
            )
            union all
            select
                revision_id, duplicate_group, origin_url, published_at, revised_at, url
            from core.article_revision
            where text_hash = probe.text_hash
        ) as holder
        where
            (
                probe.key is null
                or holder.published_at between span.not_before and span.not_after
            )
            -- A copy matters only if its original may turn out to be none: so the hundredth
            -- copy of a story is found by its original alone.
            and (
                holder.duplicate_group is null
                or holder.duplicate_group = holder.revision_id
                or exists (
                    select from stage_decided
                    where stage_decided.revision_id = holder.revision_id
                )
                or exists (
                    select from core.article_revision as original
                    where
                        original.revision_id = holder.duplicate_group
                        and (
                            original.origin_url is not null
                            or original.published_at >= span.first_at
                        )
                )
            )
        limit :at_most + 1
    ) as found
),

-- What very many unlike texts share, as a paragraph about the outlet, tells nothing.
telling as (
    select trait
    from hit
    group by trait
    having count(*) <= :at_most
),

met as (
    select
        trait.revision_id,
        hit.revision_id as other_id,
        row_number() over (
            partition by trait.revision_id
            order by
                count(*) desc,
                hit.origin_url is not null,
                hit.published_at,
                hit.revised_at,
                hit.url,
                hit.revision_id
        ) as place
    from trait
    inner join telling using (trait)
    inner join hit using (trait)
    where
        hit.revision_id != trait.revision_id
        and (
            trait.is_text
            or hit.published_at - trait.published_at
            between make_interval(days => -:days) and make_interval(days => :days)
        )
    group by
        trait.revision_id,
        hit.revision_id,
        hit.origin_url,
        hit.published_at,
        hit.revised_at,
        hit.url
)

select
    revision_id::text as revision_id,
    other_id::text as other_id
from met
where place <= :best
