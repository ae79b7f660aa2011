"""Saves the details of an assessment as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.assessment import Assessment, Stage
from ui.pages.form_saver import Done, Failed, FormSaver, Values

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.form import Form

SPANS = (("window_from", "window_to"), ("visit_from", "visit_to"))


class DetailsSaver(FormSaver):
    """The record is the assessment itself."""

    def __init__(self, context: Context, form: Form) -> None:
        super().__init__(context, form)
        self._is_begun = False

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the details as they were read."""
        values = _values_of(assessment, self._form)
        if self._is_begun:
            self.load(values, assessment.version)
        else:
            self._is_begun = True
            self.begin(values, assessment.version)

    def send(self, values: Values, version: int, on_done: Done, on_error: Failed) -> None:
        from store.actions.assessments import change_details
        from store.values import AssessmentDetails

        stage = values.get("stage")
        self._context.backend.perform(
            change_details,
            assessment_id=self._context.assessment_id,
            details=AssessmentDetails(**{**values, "stage": Stage(stage) if stage else None}),
            base_version=version,
            on_done=on_done,
            on_error=on_error,
        )

    def read(self) -> tuple[Values, int]:
        from store.queries.assessments import load_overview

        assessment, _ = self._context.backend.read(load_overview, self._context.assessment_id)
        return _values_of(assessment, self._form), assessment.version

    def refused_keys(self, error: Exception, values: Values) -> tuple[str, ...]:
        code = getattr(error, "code", "")
        if code == "no-authority":
            return ("authority",)
        if code == "window-reversed":
            return next((span for span in SPANS if _is_reversed(values, span)), ())
        return ()


def _is_reversed(values: Values, span: tuple[str, str]) -> bool:
    first, last = (values[key] for key in span)
    return bool(first and last and first > last)


def _values_of(assessment: Assessment, form: Form) -> Values:
    return {key: getattr(assessment, key) for key in form.values()}
