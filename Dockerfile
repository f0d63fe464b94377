# The one image of every Airflow service: Airflow, the locked libraries, the project.
# Build it with `docker compose build`; docs/deployment.md has the rest.
FROM apache/airflow:slim-3.3.2-python3.12

ARG SITREP_VERSION=0.1.0
LABEL org.opencontainers.image.title="sitrep" \
      org.opencontainers.image.description="Turns news into an event warehouse with evidence." \
      org.opencontainers.image.version="${SITREP_VERSION}" \
      org.opencontainers.image.vendor="The Sitrep contributors" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="apache/airflow:slim-3.3.2-python3.12"

# Folders that volumes are mounted on: a new volume takes its owner from here.
USER root
RUN install --directory --owner=airflow --group=root --mode=0775 /opt/sitrep/home /opt/sitrep/lake
USER airflow

# The libraries come first: they change least, so a change of code reuses this layer.
ARG EXTRA_REQUIREMENTS=""
COPY requirements*.txt /opt/sitrep/requirements/
RUN pip install --no-cache-dir \
        --requirement /opt/sitrep/requirements/requirements.txt \
        ${EXTRA_REQUIREMENTS:+--requirement "/opt/sitrep/requirements/${EXTRA_REQUIREMENTS}"}

# The project, in place: Airflow reads dags/ and plugins/ where it expects them.
WORKDIR /opt/airflow
COPY --chown=airflow:root pyproject.toml README.md LICENSE NOTICE ./
COPY --chown=airflow:root include/ include/
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable .
COPY --chown=airflow:root plugins/ plugins/
COPY --chown=airflow:root dags/ dags/

# Every task is a fresh process: compiled once here, not once per container.
RUN python -m compileall -q -j 0 dags plugins include
