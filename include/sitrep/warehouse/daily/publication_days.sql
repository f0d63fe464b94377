-- Days of publication of the texts whose coding came or went since :since, linked yet or not.
select distinct (revision.published_at at time zone 'UTC')::date as day
from core.extraction
inner join core.article_revision as revision using (revision_id)
where coalesce(extraction.linked_at, 'infinity') >= :since
