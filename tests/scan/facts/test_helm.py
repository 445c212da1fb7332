from advisor.scan.facts.kubernetes import kubernetes
from advisor.scan.source import InMemory

SCALER = """\
{{- if and .Values.scaling.enabled .Values.scaling.http.enabled }}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: api}
{{- end }}
"""
CHART = {"c/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n", "c/templates/s.yaml": SCALER}
OFF = "scaling:\n  enabled: true\n  http:\n    enabled: false\n"


def left_out(**more: str) -> bool:
    files = {**CHART, **{name.replace("__", "/") + ".yaml": text for name, text in more.items()}}
    found = list(kubernetes(InMemory(files), "c/templates/s.yaml", files["c/templates/s.yaml"]))
    return found[0].flag("optional")


def test_what_values_switch_off_is_left_out() -> None:
    assert left_out(c__values=OFF)


def test_what_some_file_of_values_switches_on_is_not() -> None:
    assert not left_out(c__values=OFF.replace("false", "true"))
    assert not left_out(c__values=OFF, **{"c__values-prod": "scaling: {http: {enabled: true}}\n"})
    assert not left_out(c__values=OFF, app="set: scaling.http.enabled=true\n")


def test_what_stands_behind_no_setting_or_a_choice_is_not() -> None:
    plain = SCALER.replace("{{- if and .Values.scaling.enabled .Values.scaling.http.enabled }}", "")
    other = SCALER.replace("if and", "if or")
    ended = "{{- if .Values.scaling.http.enabled }}\n{{- end }}\n" + plain.replace("{{- end }}", "")
    for text in (plain.replace("{{- end }}", ""), other, ended):
        assert not left_out(c__values=OFF, c__templates__s=text)
