-- Articles with their texts; some were revised, some are copies by another source.
drop table if exists synthetic.revision, synthetic.extraction;

create unlogged table synthetic.revision as
with original as (
    select
        article_id,
        min(source) as source,
        min(published_on) as published_on,
        string_agg(words, e'\n\n' order by report) as text,
        hashtextextended(article_id::text, 0) as draw
    from synthetic.sentence
    group by article_id
),

timed as (
    select
        original.*,
        (published_on + time '05:00') at time zone 'UTC'
        + make_interval(mins => floor(1139 * synthetic.chance(draw, 100))::integer) as published_at,
        synthetic.chance(draw, 101) < 0.03 as is_revised,
        md5('revision ' || article_id)::uuid as revision_id
    from original
),

-- One article in twelve was copied, word for word or with a line of its own.
copied as (
    select
        timed.*,
        nth,
        1 + (source + synthetic.rank(draw + nth, 102, setting.sources) - 1) % setting.sources
            as copier
    from timed
    cross join synthetic.setting
    cross join lateral generate_series(
        1, least(5, floor(0.08 / (1.0001 - synthetic.chance(draw, 103))))::integer
    ) as nth
)

select
    revision_id,
    article_id,
    article_id as told_in,
    'original' as kind,
    source,
    published_at,
    case when is_revised then published_at + interval '6 hours' else published_at end as revised_at,
    text,
    draw,
    revision_id as duplicate_group
from timed
union all
select
    md5('former ' || article_id)::uuid,
    article_id,
    article_id,
    'former',
    source,
    published_at,
    published_at,
    text || e'\n\nThis story is being updated.',
    draw,
    revision_id
from timed
where is_revised
union all
select
    md5(concat_ws(' ', 'copy revision', nth, article_id))::uuid,
    md5(concat_ws(' ', 'copy', nth, article_id))::uuid,
    article_id,
    'copy',
    copier,
    published_at + make_interval(mins => (60 + floor(300 * nth * synthetic.chance(draw, 104)))::integer),
    published_at + make_interval(mins => (60 + floor(300 * nth * synthetic.chance(draw, 104)))::integer),
    case when (draw + nth) % 5 < 3 then text else text || e'\n\nReported by an agency.' end,
    draw,
    revision_id
from copied
where copier != source;

analyze synthetic.revision;

-- What was published on the first days was coded again by a newer version, much later. What a
-- run brought that is held back was never told.
create unlogged table synthetic.extraction as
with timed as (
    select
        revision.*,
        least(
            ((revised_at at time zone 'UTC') - interval '5 hours')::date + 1,
            setting.first_day + setting.days
        ) as run_day,
        kind != 'former' and published_at < setting.first_day + setting.days / 20 as is_recoded,
        setting.first_day + setting.days * 9 / 10 as recode_day,
        setting.first_day,
        setting.pipeline_version,
        setting.former_version
    from synthetic.revision
    cross join synthetic.setting
),

coded as (
    select
        timed.*,
        (run_day - first_day) % 200 = 0 as is_held,
        (run_day + time '05:20') at time zone 'UTC'
        + case kind when 'original' then interval '20 minutes' else '0' end as coded_at,
        (recode_day + time '06:00') at time zone 'UTC' as recoded_at
    from timed
)

select
    md5(revision_id || ' extraction')::uuid as extraction_id,
    revision_id,
    told_in,
    is_recoded,
    published_at,
    kind != 'former' and (is_recoded or not is_held) as is_current,
    case when is_recoded then recode_day else run_day end as run_day,
    pipeline_version,
    case when is_recoded then recoded_at else coded_at end as extracted_at,
    case
        when is_held and not is_recoded then coded_at
        when kind = 'former' then coded_at + interval '1 day'
    end as superseded_at
from coded
union all
select
    md5(revision_id || ' former extraction')::uuid,
    revision_id,
    told_in,
    true,
    published_at,
    false,
    run_day,
    former_version,
    coded_at,
    case when is_held then coded_at else recoded_at end
from coded
where is_recoded;

analyze synthetic.extraction;

insert into core.article (article_id, source_id, canonical_url, loaded_at)
select distinct on (article_id)
    article_id,
    source.source_id,
    'https://' || source.source_id || '.example/' || article_id,
    revised_at
from synthetic.revision
inner join synthetic.source using (source)
order by article_id;

insert into core.article_revision (
    revision_id, article_id, run_id, url, title, byline, section, text, text_hash, language,
    language_score, published_at, published_reason, published_precision, revised_at, fetched_at,
    signature, duplicate_of, duplicate_group, residue_removed, archive_path, archive_record,
    loaded_at
)
select
    revision.revision_id,
    revision.article_id,
    'ingest_news/' || first.run_day || 'T05:00:00Z',
    'https://' || source.source_id || '.example/' || revision.article_id,
    left(revision.text, 60),
    '{}',
    'World',
    revision.text,
    encode(sha256(convert_to(revision.text, 'UTF8')), 'hex'),
    'en',
    0.99,
    revision.published_at,
    'feed',
    'instant',
    revision.revised_at,
    revision.revised_at + interval '20 minutes',
    array(
        select
            (
                hashint8extended(
                    case
                        when revision.kind = 'copy' and place % 2 = 1
                            then revision.draw + 1
                        else revision.draw
                    end,
                    200 + place
                ) & 4294967295
            ) - 2147483648
        from generate_series(0, 22) as place
    )::integer[],
    case when revision.kind = 'copy' then revision.duplicate_group end,
    revision.duplicate_group,
    0,
    'raw/' || source.source_id || '/' || first.run_day || '.warc.gz',
    '<urn:uuid:' || revision.revision_id || '>',
    first.extracted_at
from synthetic.revision
inner join synthetic.source using (source)
inner join (
    select distinct on (revision_id) revision_id, run_day, extracted_at
    from synthetic.extraction
    order by revision_id, extracted_at
) as first using (revision_id);

insert into core.extraction (
    extraction_id, revision_id, run_id, pipeline_version, sentence_count, loaded_at,
    extracted_at, superseded_at, linked_at
)
select
    extraction_id,
    revision_id,
    'ingest_news/' || run_day || 'T05:00:00Z',
    pipeline_version,
    10,
    extracted_at,
    extracted_at,
    superseded_at,
    coalesce(superseded_at, extracted_at) + interval '10 minutes'
from synthetic.extraction;
