# advisor in a container: docker build -t advisor .
#
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" advisor score team.yaml
#
# --build-arg EXTRAS='[scripts]' adds the fonts for scripts that Source Sans lacks (40 MB).
ARG PYTHON=3.13-slim-trixie

FROM python:${PYTHON} AS build
ARG EXTRAS=""
WORKDIR /src
COPY . .
RUN python -m venv /opt/advisor && \
    /opt/advisor/bin/pip install --no-cache-dir --constraint constraints.txt ".${EXTRAS}"

FROM python:${PYTHON}
# git for `advisor scan`; the libraries for the PDF, as .ci/system-packages names them.
# hadolint ignore=DL3008
RUN apt-get update && \
    apt-get install -y --no-install-recommends \
      git \
      libharfbuzz-subset0 \
      libpango-1.0-0 \
      libpangoft2-1.0-0 && \
    rm -rf /var/lib/apt/lists/* && \
    useradd --create-home --uid 1000 advisor
COPY --from=build /opt/advisor /opt/advisor
ENV PATH="/opt/advisor/bin:${PATH}"
WORKDIR /work
USER 1000
HEALTHCHECK NONE
ENTRYPOINT ["advisor"]
CMD ["--help"]
