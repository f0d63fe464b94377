"""The main Dag, run for real: folders of pages in, rows of a warehouse out."""
import pytest
import warnings
def test_probe(metadata, dags, module_warehouse_url, tmp_path, monkeypatch):
    import shutil, pendulum
    from pathlib import Path
    shutil.copytree(Path(__file__).parent/"news", tmp_path/"news")
    monkeypatch.setenv("SITREP_SOURCES", str(tmp_path/"news/sources.toml"))
    monkeypatch.setenv("SITREP_HOME", str(tmp_path/"home"))
    monkeypatch.setenv("SITREP_WAREHOUSE_URL", module_warehouse_url)
    from sitrep.settings import settings
    settings.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        r = dags["ingest_news"].test(logical_date=pendulum.datetime(2026,11,20,5))
        print("RESULT", r.state, [(t.task_id,t.map_index,t.state,t.rendered_map_index,t.try_number) for t in r.get_task_instances()])
        shutil.move(tmp_path/"news/harbour-post",tmp_path/"news/hp")
        r = dags["ingest_news"].test(logical_date=pendulum.datetime(2026,11,21,5))
        print("RESULT", r.state, [(t.task_id,t.map_index,t.state,t.rendered_map_index,t.try_number) for t in r.get_task_instances()])
        r = dags["ingest_news"].test(logical_date=None, run_conf={"sources": ["ridge-herald"]})
        print("RESULT", r.state, [(t.task_id,t.map_index,t.state,t.rendered_map_index,t.try_number) for t in r.get_task_instances()])
        try:
            r = dags["ingest_news"].test(logical_date=None, run_conf={"sources": ["harbour-post","harbour-post"]})
            print("RESULT", r.state, [(t.task_id,t.map_index,t.state,t.rendered_map_index,t.try_number) for t in r.get_task_instances()])
        except BaseException as e: print("RESULT", repr(e))
        from airflow.models.xcom import XComModel
        from airflow.models.asset import AssetEvent
        from airflow.utils.session import create_session
        with create_session() as s:
            for x in s.query(XComModel): print("XCOM", x.run_id, x.task_id, x.map_index, x.key, x.value)
            for x in s.query(AssetEvent): print("ASSET", x.asset_id, x.extra, x.source_run_id)
    assert r.state == "succe"
