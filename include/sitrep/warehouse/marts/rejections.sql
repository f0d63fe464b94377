create view marts.rejections as
select
    rejection.rejection_id,
    rejection.source_id,
    source.source_name,
    rejection.stage,
    rejection.reason,
    rejection.detail,
    rejection.url,
    rejection.fetched_at,
    rejection.archive_path,
    rejection.archive_record,
    rejection.run_id,
    rejection.resolved_at
from core.rejection
inner join core.source using (source_id);

comment on view marts.rejections is
'One row per page that was turned away: by which stage, why, where its archived copy lies, and whether that is settled. All runs, also those held back.';
comment on column marts.rejections.rejection_id is 'Stable id of the rejection.';
comment on column marts.rejections.source_id is 'Key of the source.';
comment on column marts.rejections.source_name is 'Name of the publisher.';
comment on column marts.rejections.stage is 'Stage that turned it away: fetch, clean …';
comment on column marts.rejections.reason is 'Short reason, one of a few words.';
comment on column marts.rejections.detail is 'What exactly was found.';
comment on column marts.rejections.url is 'Address of the page.';
comment on column marts.rejections.fetched_at is 'When it was asked for, UTC.';
comment on column marts.rejections.archive_path is 'WARC file that holds the page; null if none came.';
comment on column marts.rejections.archive_record is 'Record within that file.';
comment on column marts.rejections.run_id is 'Run that turned it away first.';
comment on column marts.rejections.resolved_at is 'When it became an article or was turned away for another reason, UTC; null: it is still open.';
