create function marts.compare_codings(old_extraction_id uuid, new_extraction_id uuid)
returns table (
    change text,
    event_type text,
    changed_fields text [],
    old_values jsonb,
    new_values jsonb,
    sentence text,
    old_event_id uuid,
    new_event_id uuid
)
language sql stable parallel safe
begin atomic
    with told as (
        select
            event.extraction_id is not distinct from new_extraction_id as is_new,
            event.event_id,
            event.revision_id,
            event.event_type,
            event.sentence,
            event.trigger_text,
            event.start_char,
            event.end_char,
            jsonb_build_object(
                'type', event.event_type,
                'mode', event.mode,
                'parties', jsonb_build_object(
                    'actors', event.actors,
                    'actor_codes', event.actor_codes,
                    'recipients', event.recipients,
                    'recipient_codes', event.recipient_codes
                ),
                'place', jsonb_build_object(
                    'name', event.place_name,
                    'key', event.place_key,
                    'country', event.country
                ),
                'date', jsonb_build_object(
                    'from', event.date_from,
                    'to', event.date_to,
                    'precision', event.date_precision
                ),
                'polarity', event.polarity,
                'modality', event.modality,
                'claim', jsonb_build_object(
                    'kind', event.claim_kind,
                    'stance', event.claim_stance,
                    'by', event.claimed_by,
                    'name', event.claimant_name
                ),
                'quantities', event.quantities
            ) as fields
        from marts.event_history as event
        where event.extraction_id in (old_extraction_id, new_extraction_id)
    ),

    -- Of two codings of one text, the events whose triggers overlap, each with its best partner:
    -- of the same type, then with most characters in common.
    overlap as (
        select
            older.event_id as old_event_id,
            newer.event_id as new_event_id,
            older.event_type != newer.event_type as is_of_other_type,
            least(older.end_char, newer.end_char)
            - greatest(older.start_char, newer.start_char) as shared_chars
        from told as older
        inner join told as newer
            on
                older.revision_id = newer.revision_id
                and older.start_char < newer.end_char
                and newer.start_char < older.end_char
        where newer.is_new and not older.is_new
    ),

    by_trigger as (
        select best.old_event_id, best.new_event_id
        from (
            select
                overlap.*,
                row_number() over (
                    partition by old_event_id
                    order by is_of_other_type, shared_chars desc, new_event_id
                ) as place_for_old,
                row_number() over (
                    partition by new_event_id
                    order by is_of_other_type, shared_chars desc, old_event_id
                ) as place_for_new
            from overlap
        ) as best
        where best.place_for_old = 1 and best.place_for_new = 1
    ),

    -- Of the others those of one type in the same sentence, in the order of the text.
    in_sentence as (
        select
            told.*,
            row_number() over (
                partition by told.is_new, told.event_type, told.sentence
                order by told.start_char, told.event_id
            ) as place
        from told
        where
            told.event_id not in (
                select old_event_id from by_trigger
                union all
                select new_event_id from by_trigger
            )
    ),

    by_sentence as (
        select older.event_id as old_event_id, newer.event_id as new_event_id
        from in_sentence as older
        inner join in_sentence as newer using (event_type, sentence, place)
        where newer.is_new and not older.is_new
    ),

    -- A revised page may have changed the sentence: the same words of the same type remain.
    in_words as (
        select
            in_sentence.is_new,
            in_sentence.event_id,
            in_sentence.revision_id,
            in_sentence.event_type,
            in_sentence.trigger_text,
            row_number() over (
                partition by in_sentence.is_new, in_sentence.event_type, in_sentence.trigger_text
                order by in_sentence.start_char, in_sentence.event_id
            ) as place
        from in_sentence
        where
            in_sentence.event_id not in (
                select old_event_id from by_sentence
                union all
                select new_event_id from by_sentence
            )
    ),

    by_words as (
        select older.event_id as old_event_id, newer.event_id as new_event_id
        from in_words as older
        inner join in_words as newer using (event_type, trigger_text, place)
        where newer.is_new and not older.is_new and older.revision_id != newer.revision_id
    ),

    pair as (
        select * from by_trigger
        union all
        select * from by_sentence
        union all
        select * from by_words
    )

    select
        matched.change,
        coalesce(newer.event_type, older.event_type) as event_type,
        coalesce(differing.fields, '{}') as changed_fields,
        case matched.change when 'lost' then older.fields else differing.old_values end
            as old_values,
        case matched.change when 'gained' then newer.fields else differing.new_values end
            as new_values,
        coalesce(newer.sentence, older.sentence) as sentence,
        older.event_id as old_event_id,
        newer.event_id as new_event_id
    from (
        select told.*, pair.new_event_id
        from told
        left join pair on told.event_id = pair.old_event_id
        where not told.is_new
    ) as older
    full join (
        select told.*
        from told
        where told.is_new
    ) as newer on older.new_event_id = newer.event_id
    cross join lateral (
        select
            case
                when older.event_id is null then 'gained'
                when newer.event_id is null then 'lost'
                when older.fields = newer.fields then 'unchanged'
                else 'changed'
            end as change
    ) as matched
    left join lateral (
        select
            array_agg(field.key order by field.key) as fields,
            jsonb_object_agg(field.key, older.fields -> field.key) as old_values,
            jsonb_object_agg(field.key, field.value) as new_values
        from jsonb_each(newer.fields) as field
        where field.value != older.fields -> field.key
    ) as differing on matched.change = 'changed';
end;

comment on function marts.compare_codings(uuid, uuid) is
'What two codings of one article tell otherwise: one row per event of either. Events are paired by the words of their trigger, then by type and sentence, then (if the page was revised) by type and trigger. The columns mean what they mean in marts.event_change.';
