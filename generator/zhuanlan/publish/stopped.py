"""A publication that stopped: always with a finding, never with a traceback."""

from zhuanlan.model.diagnostics import Diagnostic


class StoppedError(Exception):
    """Nothing more is done; `finding` says why, and what to do."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.code.id)
        self.finding = finding
