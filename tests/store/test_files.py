from pathlib import Path

from tests.store.newsdesk import DAM, FILE

from sayso.reading import read
from sayso.report import analyse, report
from sayso.store import open_store
from sayso.types import Article


def test_a_report_out_of_the_store_is_that_of_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for article in (DAM, FILE):
        head = f"{article.outlet}\n\n{article.title}\n\n{article.published}\n\n"
        (folder / f"{article.id}.txt").write_text(head + article.text, encoding="utf-8")
    with open_store(tmp_path / "desk.db", create=True) as store:
        for item in read([str(folder)]):
            assert isinstance(item, Article)
            added = store.add_article(item, str(folder))
            store.place(added.id, "dam-story")
        for article in store.pending("the network"):
            store.keep_analysis(analyse(article), "the network")
        store.renew()
        assert store.report("dam-story") == report([str(folder)])
        assert store.kept_report("dam-story") == report([str(folder)])
