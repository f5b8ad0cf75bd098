from consent_desk.domain.cluster import Cluster, FaceRef, confirm, largest_first, merged
from consent_desk.domain.matching import Suggestion
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.treatment import Named, Word, treat

ONE, TWO, THREE = (FaceRef(photo, Box(10, 10, 20, 30)) for photo in "abc")


def test_confirming_a_cluster_says_a_word_on_its_faces_only_and_not_on_those_clicked_out() -> None:
    cluster = Cluster((ONE, TWO, THREE))
    word = Word(ONE.box, "sanne")
    assert confirm(cluster, "sanne") == {"a": word, "b": word, "c": word}
    assert confirm(cluster, "sanne", [TWO]) == {"a": word, "c": word}
    assert confirm(cluster, "sanne", [ONE, TWO, THREE]) == {}
    assert confirm(Cluster((ONE,)), "sanne", [TWO]) == {"a": word}


def test_a_word_alone_shows_nobody() -> None:
    words = confirm(Cluster((ONE,)), "sanne")
    (treatment,) = treat([Named(Face(ONE.box), words["a"])], {})
    assert not treatment.show


def test_what_many_faces_suggest_comes_before_what_one_face_is_sure_of() -> None:
    tim, noor = Suggestion("tim", 0.30), Suggestion("noor", 0.45)
    assert [s.person_id for s in merged([[tim], [noor], [noor]])] == ["noor", "tim"]
    assert merged([[], []]) == ()
    assert len(merged([[Suggestion(p, 0.5) for p in "abcd"]])) == 3


def test_the_most_faces_for_one_click_come_first() -> None:
    small, large = Cluster((ONE,)), Cluster((TWO, THREE))
    assert largest_first([small, large]) == [large, small]
