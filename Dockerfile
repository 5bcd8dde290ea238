# The course on any machine with Docker:
#   docker build -t course . && docker run --rm -p 127.0.0.1:8888:8888 course
ARG BASE=eclipse-temurin:25-jdk-noble

FROM ${BASE} AS ground
# Versions are the base image's own: its tag decides.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv make fontconfig fonts-dejavu-core libharfbuzz0b \
    && rm -rf /var/lib/apt/lists/*
ARG NB_USER=reader
ARG NB_UID=1000
RUN if id "${NB_UID}" >/dev/null 2>&1; then userdel -r "$(id -nu "${NB_UID}")"; fi \
    && useradd --create-home --no-log-init --uid "${NB_UID}" --user-group --shell /bin/bash "${NB_USER}" \
    && install -d -o "${NB_USER}" -g "${NB_USER}" "/home/${NB_USER}/course"
ENV LANG=C.UTF-8 NB_USER=${NB_USER} NB_UID=${NB_UID}
USER ${NB_UID}
WORKDIR /home/${NB_USER}/course

FROM ground AS built
# hadolint ignore=DL3066
USER root
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
USER ${NB_UID}
COPY --chown=${NB_UID}:${NB_UID} requirements.txt ./
COPY --chown=${NB_UID}:${NB_UID} tools/ tools/
COPY --chown=${NB_UID}:${NB_UID} lib/ lib/
RUN python3 tools/setup.py

FROM ground
COPY --from=built --chown=${NB_UID}:${NB_UID} /home/${NB_USER}/course/ ./
COPY --chown=${NB_UID}:${NB_UID} . ./
# Nothing is left to set up: a run needs neither Maven nor the network.
RUN python3 tools/setup.py
EXPOSE 8888
CMD ["python3", "tools/open_lab.py", "--ip=0.0.0.0", "--no-browser"]
