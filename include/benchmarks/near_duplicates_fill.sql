-- Articles of the last 60 days up to :until, numbered from :first to :last of :total, with
-- signatures as long as real ones. Every seventh is a copy of the one before, with half of its
-- values; every tenth has the value of a paragraph that all of these share.
with stored as (
    select
        number,
        case when number % 7 = 1 then number - 1 else number end as original
    from generate_series(cast(:first as bigint), :last) as number
),

article as (
    insert into core.article (article_id, source_id, canonical_url)
    select
        md5('article ' || number)::uuid,
        'benchmark',
        'https://benchmark.example/' || number
    from stored
)

insert into core.article_revision (
    revision_id, article_id, run_id, url, title, byline, text, text_hash, signature,
    language, language_score, published_at, published_reason, published_precision,
    revised_at, fetched_at, duplicate_of, duplicate_group, residue_removed
)
select
    md5('revision ' || stored.number)::uuid,
    md5('article ' || stored.number)::uuid,
    :run_id,
    'https://benchmark.example/' || stored.number,
    'Article ' || stored.number,
    '{}',
    'The text of article ' || stored.number,
    md5('text ' || stored.number),
    array(
        select
            case
                when place = 0 and stored.number % 10 = 0 then cast(:boilerplate as integer)
                else (
                    hashint8extended(
                        case when place % 2 = 0 then stored.original else stored.number end,
                        place
                    ) & 4294967295
                ) - 2147483648
            end::integer
        from generate_series(0, 22) as place
    ),
    'en',
    1,
    moment.published_at,
    'benchmark',
    'second',
    moment.published_at,
    moment.published_at,
    case when stored.original != stored.number then md5('revision ' || stored.original)::uuid end,
    md5('revision ' || stored.original)::uuid,
    0
from stored
cross join lateral (
    select :until - interval '60 days' * (1 - stored.number::float / :total) as published_at
) as moment
