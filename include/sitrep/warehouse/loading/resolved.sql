-- A page is no longer turned away for a reason if it is an article now, or is turned away for
-- another; one that did not come, if it came later. A page is a record of an archive, whose path
-- may stand with its scheme or without. A repeat has the record of its original where both are the
-- same bytes, so it says nothing of how the original was coded.
with page as (
    select
        regexp_replace(archive_path, '^file://', '') as archive_path,
        archive_record,
        false as is_repeat
    from stage_article
    union
    select
        regexp_replace(archive_path, '^file://', '') as archive_path,
        archive_record,
        reason = 'repeated' as is_repeat
    from stage_rejection
),

settled as (
    select rejection.rejection_id
    from page
    inner join core.rejection using (archive_record)
    where
        rejection.resolved_at is null
        and regexp_replace(rejection.archive_path, '^file://', '') = page.archive_path
        and not (page.is_repeat and rejection.stage = 'extract')
    union
    select rejection.rejection_id
    from stage_article as came
    inner join core.rejection
        on
            came.source_id = rejection.source_id
            and came.url = rejection.url
            and came.fetched_at > rejection.fetched_at
    where
        rejection.resolved_at is null
        and rejection.stage = 'fetch'
)

update core.rejection
set
    resolved_at = :moment,
    loaded_at = :moment
from settled
where
    settled.rejection_id = rejection.rejection_id
    and not exists (
        select 1
        from stage_rejection
        where stage_rejection.rejection_id = rejection.rejection_id
    )
returning false as is_new
