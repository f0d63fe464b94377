"""Edited copies share a cluster; two reports of one event do not."""

from sitrep.near_duplicates.clusters import cluster_near_duplicates

WIRE = (
    "Ukrainian soldiers reached the western edge of Kupiansk, two officials in Kyiv said on "
    "condition of anonymity. A Russian war correspondent said that shells had wrecked the road "
    "bridge across the Oskil, and pictures that he posted showed a burning roof. The General "
    "Staff counted at least 15 deserters from the Russian ranks on Friday. Zelensky told "
    "Ukrainians in a video address that the flag was coming home everywhere. "
)
OWN = (
    "Our troops are at the gates of Kupiansk, the head of the region wrote on Friday. He "
    "published a photograph of the town's sign with a Ukrainian flag tied to it, and asked people "
    "to stay in their cellars until the fighting is over. Nothing is known of the bridge. "
)


def test_clusters():
    texts = {
        "wire": WIRE,
        "same": WIRE.upper(),
        "edited": WIRE.replace("on Friday", "").replace("two officials", "officials"),
        "longer": WIRE + OWN,
        "cut": WIRE[: len(WIRE) // 2],
        "other": OWN * 2,
        "empty": "",
        "blank": " \n",
        "word": "Kupiansk",
    }
    clusters = cluster_near_duplicates(texts)
    assert list(clusters) == list(texts)
    assert {clusters[name] for name in ("wire", "same", "edited", "longer", "cut")} == {"wire"}
    for alone in ("empty", "blank", "word"):
        assert clusters[alone] == alone


def test_two_reports_of_one_event_stay_apart():
    assert cluster_near_duplicates({"a": WIRE, "b": OWN}) == {"a": "a", "b": "b"}


def test_nothing_gives_nothing():
    assert cluster_near_duplicates({}) == {}


def test_the_order_of_the_texts_names_the_cluster():
    assert cluster_near_duplicates({"b": WIRE, "a": WIRE}) == {"b": "b", "a": "b"}


def test_a_chain_of_small_changes_is_no_cluster():
    words = [f"word{n}" for n in range(200)]
    texts = {str(n): " ".join(words[n * 20 : n * 20 + 80]) for n in range(6)}
    clusters = cluster_near_duplicates(texts)
    assert clusters["1"] == "0"
    assert clusters["5"] != "0"


def test_what_an_outlet_says_of_itself_clusters_nothing():
    about = "The Harbour Post belongs to its readers and prints corrections. " * 6
    about = " ".join(f"{word}{n}" for n, word in enumerate(about.split()))
    stories = {str(n): " ".join(f"s{n}w{k}" for k in range(70)) for n in range(5)}
    texts = {"about": about} | {name: f"{story}\n\n{about}" for name, story in stories.items()}
    assert cluster_near_duplicates(texts) == {name: name for name in texts}
