with coding as materialized (
    select
        (revision.published_at at time zone 'UTC')::date as published_on,
        extraction.extraction_id,
        revision.article_id,
        coalesce(revision.duplicate_group, revision.revision_id) as original_id,
        article.source_id
    from core.article_revision as revision
    inner join core.article using (article_id)
    inner join core.extraction using (revision_id)
    where
        extraction.superseded_at is null
        and revision.published_at >= cast(:first as date)::timestamp at time zone 'UTC'
        and revision.published_at < (cast(:last as date) + 1)::timestamp at time zone 'UTC'
),

told as (
    select extraction_id, entity_id, 'mention' as told_as
    from core.mention
    inner join coding using (extraction_id)
    where entity_id is not null
    union all
    select distinct on (event_id, participant.entity_id, participant.role)
        event.extraction_id,
        participant.entity_id,
        participant.role
    from coding
    inner join core.event using (extraction_id)
    inner join core.event_participant as participant using (event_id)
    where participant.entity_id is not null
    union all
    select event.extraction_id, event.claimant_entity_id, 'claimant'
    from coding
    inner join core.event using (extraction_id)
    where event.claimant_entity_id is not null
    union all
    select extraction_id, speaker_entity_id, 'speaker'
    from coding
    inner join core.quotation using (extraction_id)
    where speaker_entity_id is not null
)

select
    coding.published_on,
    told.entity_id,
    count(*) filter (where told.told_as = 'mention') as mentions,
    count(distinct coding.article_id) as articles,
    count(distinct coding.source_id) as sources,
    count(distinct coding.original_id) as texts,
    count(*) filter (where told.told_as = 'actor') as events_as_actor,
    count(*) filter (where told.told_as = 'recipient') as events_as_recipient,
    count(*) filter (where told.told_as = 'claimant') as events_as_claimant,
    count(*) filter (where told.told_as = 'speaker') as quotations
from coding
inner join told using (extraction_id)
group by 1, 2
