"""The faces of a batch in rows: one row a person, as far as is known."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from consent_desk.domain.cluster import Cluster, FaceRef
from consent_desk.domain.treatment import Extent, Treatment, Why


class RowKind(Enum):
    """How far one is with a row."""

    OPEN = auto()
    NAMED = auto()
    COVERED = auto()


@dataclass(frozen=True)
class FaceRow:
    """Faces that are taken for one person, or the row of everybody who stays covered.

    `person_id` is whom the faces were confirmed to be; `suggestions` are person ids, likeliest
    first. `out` are the faces that were clicked away, and that no confirmation is about.
    `shown_on`, `covered_on` and `twice_on` count photos; in `twice_on` the person is named for more
    than one face, and so covered in all of them (R12).
    """

    kind: RowKind
    faces: tuple[FaceRef, ...]
    person_id: str | None = None
    suggestions: tuple[str, ...] = ()
    out: frozenset[FaceRef] = frozenset()
    shown_on: int = 0
    covered_on: int = 0
    twice_on: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """What stays the same of a row while faces come and go."""
        return (self.kind, self.person_id, min(self.faces) if self.kind is RowKind.OPEN else None)

    @property
    def meant(self) -> tuple[FaceRef, ...]:
        """The faces without those that were clicked away."""
        return tuple(face for face in self.faces if face not in self.out)


Treatments = Mapping[str, Sequence[Treatment]]
"""What happens to the faces of each photo, by its id, in the order of the batch."""


@dataclass
class _Known:
    """The faces by what was said of them."""

    named: dict[str, dict[FaceRef, Treatment]] = field(
        default_factory=dict[str, dict[FaceRef, Treatment]]
    )
    covered: list[FaceRef] = field(default_factory=list[FaceRef])
    open: dict[FaceRef, Treatment] = field(default_factory=dict[FaceRef, Treatment])


def rows_of(
    treatments: Treatments,
    clusters: Sequence[Cluster],
    *,
    out: Collection[FaceRef] = (),
    waiting: Collection[str] = (),
    sayable: Collection[str] | None = None,
) -> list[FaceRow]:
    """The rows, what needs somebody first: unconfirmed, confirmed, covered.

    Args:
        treatments: what happens to each face as things stand. Dismissed faces and areas are in no
            row.
        clusters: as they were first put together; faces that have a word by now leave them.
        out: the faces that were clicked away. Once their cluster is confirmed, each of them is a
            row of its own.
        waiting: photos whose faces were not put into clusters yet; these are held back.
        sayable: the persons whose names may be on the screen (R18); None: everybody. The others
            are in the row of those who stay covered.
    """
    known = _sorted_out(treatments, sayable)
    return [
        *_open_rows(known, clusters, frozenset(out), waiting, sayable),
        *_named_rows(known.named),
        *([FaceRow(RowKind.COVERED, tuple(known.covered))] if known.covered else ()),
    ]


def _sorted_out(treatments: Treatments, sayable: Collection[str] | None) -> _Known:
    known = _Known()
    for photo, own in treatments.items():
        for each in own:
            face = FaceRef(photo, each.face.box)
            if each.person_id is not None and (sayable is None or each.person_id in sayable):
                known.named.setdefault(each.person_id, {})[face] = each
            elif each.person_id is not None or _is_asked(each):
                known.covered.append(face)
            elif each.why in (Why.UNKNOWN, Why.SUGGESTED):
                known.open[face] = each
    return known


def _is_asked(treatment: Treatment) -> bool:
    return treatment.why is Why.ASKED and treatment.extent is not Extent.AREA


def _named_rows(named: Mapping[str, Mapping[FaceRef, Treatment]]) -> list[FaceRow]:
    rows = [_named_row(person_id, faces) for person_id, faces in named.items()]
    return sorted(rows, key=lambda row: (not row.twice_on, -len(row.faces)))


def _named_row(person_id: str, faces: Mapping[FaceRef, Treatment]) -> FaceRow:
    shown = {face.photo for face, each in faces.items() if each.show}
    twice = {face.photo for face, each in faces.items() if each.why is Why.NAMED_TWICE}
    photos = {face.photo for face in faces}
    return FaceRow(
        RowKind.NAMED,
        tuple(faces),
        person_id,
        shown_on=len(shown),
        covered_on=len(photos - shown),
        twice_on=len(twice),
    )


def _open_rows(
    known: _Known,
    clusters: Sequence[Cluster],
    out: frozenset[FaceRef],
    waiting: Collection[str],
    sayable: Collection[str] | None,
) -> list[FaceRow]:
    person_of = {face: person for person, faces in known.named.items() for face in faces}
    names_in: dict[str, set[str]] = {}
    for face, person in person_of.items():
        names_in.setdefault(face.photo, set()).add(person)

    def row(faces: Sequence[FaceRef], suggestions: Iterable[str], not_this: set[str]) -> FaceRow:
        """A row that suggests nobody who is named in one of its photos already (R12)."""
        refused = not_this.union(*(names_in.get(face.photo, set()) for face in faces))
        left = (p for p in suggestions if p not in refused and (sayable is None or p in sayable))
        own_out = out.intersection(faces) if len(faces) > 1 else frozenset[FaceRef]()
        return FaceRow(RowKind.OPEN, tuple(faces), suggestions=tuple(left), out=own_out)

    rows: list[FaceRow] = []
    loose = dict.fromkeys(face for face in known.open if face.photo not in waiting)
    for cluster in clusters:
        together, apart = _split(cluster, known.open, out)
        said = {person_of[face] for face in cluster.faces if face in person_of}
        if together:
            # Where faces are not put together by whom they suggest, each still suggests somebody.
            first = _own_suggestions(known.open[together[0]])
            rows.append(row(together, [s.person_id for s in cluster.suggestions] or first, set()))
        for face in apart:
            rows.append(row([face], _own_suggestions(known.open[face]), said))
        for face in (*together, *apart):
            loose.pop(face, None)
    rows += [row([face], _own_suggestions(known.open[face]), set()) for face in loose]
    return sorted(rows, key=lambda each: (not each.suggestions, -len(each.faces), min(each.faces)))


def _own_suggestions(treatment: Treatment) -> Iterator[str]:
    return (suggestion.person_id for suggestion in treatment.suggestions)


def _split(
    cluster: Cluster, unsaid: Collection[FaceRef], out: frozenset[FaceRef]
) -> tuple[list[FaceRef], list[FaceRef]]:
    """The faces of a cluster that nothing was said of: those still together, and those apart.

    Once something was said of the others, what had been clicked away is somebody else. Of two faces
    in one photo the second one is apart, whatever the cluster says (R12).
    """
    left = [face for face in cluster.faces if face in unsaid]
    is_begun = len(left) < len(cluster.faces)
    apart = [face for face in left if is_begun and face in out]
    together: list[FaceRef] = []
    for face in left:
        if face in apart:
            continue
        if any(other.photo == face.photo for other in together):
            apart.append(face)
        else:
            together.append(face)
    return together, apart


@dataclass(frozen=True)
class RowCounts:
    """How many persons were confirmed, and how many rows wait for it."""

    confirmed: int
    to_confirm: int


def counts_of(rows: Iterable[FaceRow]) -> RowCounts:
    """Count rows; strangers are neither."""
    kinds = Counter(row.kind for row in rows)
    return RowCounts(kinds[RowKind.NAMED], kinds[RowKind.OPEN])
