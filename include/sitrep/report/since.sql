-- Days are counted back from the newest article, so that an archive has a report too.
select max(published_at) - make_interval(days => :days) as since
from marts.article_revision
