-- One row per canonical URL; the source that brought it first keeps it.
insert into core.article (article_id, source_id, canonical_url)
select distinct on (article_id)
    article_id,
    source_id,
    canonical_url
from stage_article
order by article_id, fetched_at, source_id
on conflict (article_id) do nothing
returning (xmax = 0) as is_new
