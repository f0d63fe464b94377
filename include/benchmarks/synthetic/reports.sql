-- Who reports the happenings of one slice of days, in which article, and what is said of them.
drop table if exists synthetic.report;

create unlogged table synthetic.report as
with told as (
    select
        happening.*,
        number,
        happening.happening * 512 + number as report
    from synthetic.setting
    inner join synthetic.happening
        on happening.day >= setting.from_day and happening.day < setting.to_day
    cross join lateral generate_series(1, happening.reports) as number
),

drawn as (
    select
        told.*,
        theatre.places_before,
        synthetic.rank(report, 70, setting.sources) as source,
        least(
            told.day + floor(-0.9 * ln(1 - synthetic.chance(report, 71)))::integer,
            setting.first_day + setting.days - 1
        ) as published_on,
        -- Some act in one direction, some in the other.
        case
            when synthetic.chance(happening, 72) < 0.7
                then (theatre.home - 1) * 96 + (theatre.home_sector - 1) * 6
            else (theatre.other - 1) * 96 + (theatre.other_sector - 1) * 6
        end as acting,
        case
            when synthetic.chance(happening, 72) < 0.7
                then (theatre.other - 1) * 96 + (theatre.other_sector - 1) * 6
            else (theatre.home - 1) * 96 + (theatre.home_sector - 1) * 6
        end as suffering,
        synthetic.chance(report, 73) as who_claims,
        synthetic.chance(report, 74) as which_side,
        synthetic.chance(report, 75) as which_stance,
        synthetic.chance(report, 76) as which_modality,
        synthetic.chance(report, 77) as which_place,
        synthetic.chance(report, 78) as which_body,
        synthetic.chance(report, 79) as which_operator
    from told
    inner join synthetic.theatre using (theatre)
    cross join synthetic.setting
),

sided as (
    select
        drawn.*,
        96 * case
            when which_side < 0.45 then acting / 96
            when which_side < 0.85 then suffering / 96
            else synthetic.rank(report, 80, 200) - 1
        end as claiming,
        greatest(1, round(
            floor(power(
                case when kind.unit = 'settlement' then 40 else 800 end,
                power(synthetic.chance(happening, 81), 2)
            )) * (0.8 + 0.4 * synthetic.chance(report, 82))
        ))::integer as amount,
        kind.counted,
        kind.unit,
        kind.verb
    from drawn
    inner join synthetic.kind using (kind)
)

select
    sided.happening,
    sided.number as nth_report,
    sided.reports,
    sided.report,
    sided.kind,
    sided.verb,
    sided.day,
    sided.source,
    sided.published_on,
    md5(concat_ws(
        ' ',
        'article',
        setting.from_day,
        source,
        published_on,
        (
            row_number() over (partition by source, published_on order by theatre, report) - 1
        ) / source.events_an_article
    ))::uuid as article_id,
    case
        when synthetic.chance(report, 83) < 0.6
            then acting + case when which_body < 0.6 then 1 else 2 + (report % 5) end
    end as actor,
    case
        when synthetic.chance(report, 84) < 0.55
            then suffering + case when which_body < 0.7 then 1 else 2 + (report % 5) end
    end as recipient,
    case
        when city is null or which_place > 0.9 then null
        when which_place < 0.8 then places_before + city
        when which_place < 0.88 then places_before + 2 + city % 12
        else places_before + 1
    end as place,
    city is not null and which_place > 0.95 as is_unpinned,
    synthetic.chance(report, 85) < 0.25 as is_date_stated,
    case
        when which_modality < 0.9 then 'actual'
        when which_modality < 0.93 then 'ongoing'
        when which_modality < 0.96 then 'planned'
        when which_modality < 0.98 then 'possible'
        else 'historical'
    end as modality,
    case when synthetic.chance(report, 86) < 0.02 then 'negated' else 'asserted' end as polarity,
    case
        when who_claims < 0.45 then 'outlet'
        when who_claims < 0.73 then 'institution'
        when who_claims < 0.85 then 'named'
        when who_claims < 0.95 then 'anonymous'
        else 'witness'
    end as claim_kind,
    case
        when who_claims < 0.45 then 'affirms'
        when is_contested and number > 1 and which_side between 0.45 and 0.85
            then case when which_stance < 0.7 then 'denies' else 'doubts' end
        when which_stance < 0.015 then 'denies'
        when which_stance < 0.03 then 'doubts'
        else 'affirms'
    end as claim_stance,
    claiming + case
        when who_claims < 0.45 then null
        when who_claims < 0.73 then
            case when which_stance < 0.4 then 6 else 0 end
            + case when which_body < 0.4 then 1 else 2 + (report % 5) end
        when who_claims < 0.85 then 72 + synthetic.rank(report, 87, 24)
        when who_claims < 0.95 then 1
        else 25
    end as claimant,
    case
        when
            counted is not null
            and synthetic.chance(happening, 88) < 0.5
            and synthetic.chance(report, 89) < 0.8
            then counted
    end as counted,
    unit,
    amount,
    case
        when which_operator < 0.55 then '='
        when which_operator < 0.8 then '>='
        when which_operator < 0.92 then '>'
        when which_operator < 0.97 then '~'
        else 'range'
    end as operator,
    synthetic.chance(report, 90) < 0.08 and who_claims between 0.45 and 0.85 as is_quoted,
    synthetic.chance(report, 91) as confidence
from sided
inner join synthetic.source using (source)
cross join synthetic.setting;

analyze synthetic.report;
