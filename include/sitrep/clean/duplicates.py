"""Mark articles that another outlet published word for word. They stay; they count once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sitrep.records import Article


def mark_duplicates(articles: Sequence[Article]) -> list[Article]:
    """Set ``duplicate_of`` where an article has the text of an earlier one of the batch.

    The earliest published (then the first by URL) is the original; its ``revision_id`` is
    what the others point to. Revisions of one article are no duplicates of each other.

    Returns
    -------
    list of Article
        In the order given.
    """
    by_text: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_text[article.text_hash].append(article)
    originals = {
        text_hash: min(same, key=lambda article: (article.published_at, article.url))
        for text_hash, same in by_text.items()
    }
    return [_marked(article, originals[article.text_hash]) for article in articles]


def _marked(article: Article, original: Article) -> Article:
    if article.article_id == original.article_id:
        return article
    return replace(article, duplicate_of=original.revision_id)
