from advisor.scan.facts.containers import containers, handles
from tests.scan.facts.told import facts, rows


def test_images_with_arguments_stages_and_digests() -> None:
    text = """\
    ARG VERSION=3.11
    FROM --platform=linux/amd64 registry:5000/python:${VERSION}-slim AS base
    FROM base AS built
    FROM python@sha256:aaaa
    FROM node:20@sha256:bbbb
    FROM $UNKNOWN
    FROM ubuntu
    """
    found = [f for f in facts(containers, "Dockerfile", text) if f.text("instruction") == "from"]
    assert rows(found, "container", "image", "tag", "digest") == [
        (2, "registry:5000/python", "3.11-slim", False),
        (3, "", "", False),
        (4, "python", "", True),
        (5, "node", "20", True),
        (6, "$UNKNOWN", "", False),
        (7, "ubuntu", "", False),
    ]


def test_instructions_go_over_lines_and_lists_become_commands() -> None:
    text = """\
    FROM a
    RUN pip install x && \\
        # why
        python train.py
    RUN <<EOF
    set -e
    python score.py
    EOF
    COPY . /app
    ADD x y
    USER app
    HEALTHCHECK CMD curl localhost
    ENTRYPOINT ["python", "-m", "app"]
    CMD run now
    nonsense here
    """
    assert rows(facts(containers, "Dockerfile", text), "container", "instruction", "text")[1:] == [
        (2, "run", "pip install x && python train.py"),
        (5, "run", "set -e; python score.py"),
        (9, "copy", ". /app"),
        (10, "copy", "x y"),
        (11, "other", "USER app"),
        (12, "other", "HEALTHCHECK CMD curl localhost"),
        (13, "entrypoint", "python -m app"),
        (14, "cmd", "run now"),
    ]


def test_damage_gives_no_error() -> None:
    for text in ("FROM", "FROM \\\n", "RUN <<EOF", "CMD [[[[", "\\\n" * 99, "ARG\nFROM ${", "\x00"):
        facts(containers, "Dockerfile", text)


def test_which_files_are_read() -> None:
    named = (
        "Dockerfile",
        "docker/Dockerfile.gpu",
        "train.Dockerfile",
        "Containerfile",
        "a.dockerfile",
    )
    assert all(map(handles, named))
    assert not any(map(handles, ("Dockerfile.md", "Dockerfile.dockerignore", "dockerfiles.py")))
