"""The consents of a case for `--json`: all that was told of each, and what has become of it."""

from collections.abc import Sequence

from engine.application.consents import Recorded


def consents_data(found: Sequence[Recorded]) -> list[dict[str, object]]:
    """Return the consents for `--json`."""
    return [
        {
            "number": one.number,
            "state": one.fate.value,
            "given_by": one.by,
            "given_as": list(one.given_as),
            "for_whom": one.for_whom,
            "type": one.consent_type,
            "scopes": list(one.scopes),
            "services": list(one.services),
            "left_out": list(one.left_out),
            "form": one.form.value if one.form else None,
            "language": one.language,
            "interpreter": one.interpreter,
            "on": one.on,
            "expires_on": one.expires_on,
            "reason": one.reason,
            "covers": list(one.covers),
            "still_for": list(one.still_for),
            "ended_on": one.ended_on,
            "ended_by": one.ended_by,
            "ended_because": one.ended_because,
            "withdrawals": [
                {
                    "on": loss.on,
                    "by": loss.by,
                    "because": loss.because,
                    "services": list(loss.services),
                    "scopes": list(loss.scopes),
                }
                for loss in one.losses
            ],
            "replaces": list(one.replaces),
            "replaced_by": one.replaced_by,
        }
        for one in found
    ]
