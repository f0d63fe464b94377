-- Each report in words, and where in them stands what was coded.
drop table if exists synthetic.sentence;

create unlogged table synthetic.sentence as
with worded as (
    select
        report.*,
        coalesce(actor.name, 'Unidentified men') as lead,
        coalesce(recipient.name, 'several targets') as target,
        case when is_unpinned then 'Mill Street' else place.name end as place_words,
        case when is_date_stated then to_char(day, 'FMDD FMMonth YYYY') end as date_words,
        case
            when counted is null then null
            when operator = '=' then amount::text
            when operator = '>=' then 'at least ' || amount
            when operator = '>' then 'more than ' || amount - 1
            when operator = '~' then 'about ' || amount
            else amount || ' to ' || amount + 5
        end as count_words,
        case
            when claimant.name is null then null
            when claim_stance = 'affirms' then 'said'
            when claim_stance = 'denies' then 'denied by'
            else 'doubted by'
        end as cue_words,
        claimant.name as claimant_words
    from synthetic.report
    left join synthetic.party as actor on report.actor = actor.party
    left join synthetic.party as recipient on report.recipient = recipient.party
    left join synthetic.party as claimant on report.claimant = claimant.party
    left join synthetic.place using (place)
),

pieced as (
    select
        worded.*,
        lead || ' ' || verb || ' ' || target as core_words,
        coalesce(' near ' || place_words, '') as near_words,
        coalesce(' on ' || date_words, '') as on_words,
        coalesce(', with ' || count_words || ' ' || counted, '') as with_words,
        coalesce(', ' || cue_words || ' ' || claimant_words, '') || '.' as claim_words,
        case
            when is_quoted then ' "We will not give in," said ' || claimant_words || '.' else ''
        end as quote_words
    from worded
),

measured as (
    select
        pieced.*,
        core_words || near_words || on_words || with_words || claim_words || quote_words as words,
        char_length(lead) as lead_length,
        char_length(core_words) as core_length,
        char_length(core_words || near_words) as near_end,
        char_length(core_words || near_words || on_words) as on_end,
        char_length(core_words || near_words || on_words || with_words) as with_end,
        char_length(core_words || near_words || on_words || with_words || claim_words) as length
    from pieced
),

placed as (
    select
        measured.*,
        -- Two line feeds stand between paragraphs.
        coalesce(sum(char_length(words) + 2) over (
            partition by article_id order by report
            rows between unbounded preceding and 1 preceding
        ), 0)::integer as first
    from measured
)

select
    placed.*,
    first + length as last,
    first + lead_length as lead_last,
    first + lead_length + 1 as verb_first,
    first + lead_length + 1 + char_length(verb) as verb_last,
    first + core_length - char_length(target) as target_first,
    first + core_length as target_last,
    first + near_end - char_length(place_words) as place_first,
    first + near_end as place_last,
    first + on_end - char_length(date_words) as date_first,
    first + on_end as date_last,
    first + on_end + 7 as count_first,
    first + on_end + 7 + char_length(count_words) as count_last,
    first + with_end + 2 as cue_first,
    first + with_end + 2 + char_length(cue_words) as cue_last,
    first + length - 1 - char_length(claimant_words) as claimant_first,
    first + length - 1 as claimant_last,
    first + length + 2 as quote_first,
    first + length + 22 as quote_last,
    first + length + 24 as quote_cue_first,
    first + length + 28 as quote_cue_last,
    first + length + 29 as speaker_first,
    first + length + 29 + char_length(claimant_words) as speaker_last
from placed;

analyze synthetic.sentence;
