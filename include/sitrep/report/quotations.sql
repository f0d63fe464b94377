-- The newest of each speaker, those in quotation marks before those reported.
select *
from (
    select distinct on (speaker_name)
        speaker_name as speaker,
        speaker_country as country,
        speaker_sector as sector,
        kind,
        quotation,
        source_name as source,
        title,
        url,
        published_at
    from marts.quotations
    where
        published_at >= :since
        and speaker_entity_id is not null
        and speaker_name is not null
        and length(quotation) between 30 and 320
    order by
        speaker_name,
        array_position(array['direct', 'mixed', 'indirect'], kind),
        published_at desc,
        quotation_id
) as of_speaker
order by
    array_position(array['direct', 'mixed', 'indirect'], kind),
    published_at desc,
    speaker
limit 8
