"""What followed at once from what was recorded, as a record and as lines."""

from collections.abc import Sequence
from typing import Any

from consent_desk.messages import Texts
from consent_desk.services.record_consent import Recorded


def effect_record(recorded: Sequence[Recorded]) -> dict[str, Any]:
    """Paths, ids and counts."""
    effects = [each.consequences for each in recorded]
    return {
        "deleted": [str(file) for each in effects for file in each.deleted],
        "out_of_reach": [str(file) for each in effects for file in each.out_of_reach],
        "templates_deleted": sum(each.templates for each in effects),
        "takedowns": [takedown.id for each in effects for takedown in each.takedowns],
        "takedowns_dropped": [takedown.id for each in effects for takedown in each.dropped],
    }


def effect_lines(recorded: Sequence[Recorded], _: Texts) -> list[str]:
    """A sentence for each thing that followed; none where nothing did."""
    effects = [each.consequences for each in recorded]
    lines: list[str] = []
    if deleted := sum(len(each.deleted) for each in effects):
        lines.append(
            _.several(
                "{n} cleared photo was deleted from its folder.",
                "{n} cleared photos were deleted from their folder.",
                deleted,
            )
        )
    lines += [
        _("Delete this one yourself: {file}", file=file)
        for each in effects
        for file in each.out_of_reach
    ]
    if any(each.templates for each in effects):
        lines.append(_("The face templates were deleted."))
    if takedowns := sum(len(each.takedowns) for each in effects):
        lines.append(
            _.several(
                "{n} thing that was placed before has to come off: consent-desk takedown list",
                "{n} things that were placed before have to come off: consent-desk takedown list",
                takedowns,
            )
        )
    if dropped := sum(len(each.dropped) for each in effects):
        lines.append(
            _.several(
                "{n} thing that was to come off may stay: nobody asked for it.",
                "{n} things that were to come off may stay: nobody asked for it.",
                dropped,
            )
        )
    return lines
