# syntax=docker/dockerfile:1
FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY requirements/runtime.lock requirements/
RUN python -m venv /opt/lightkeeper \
    && /opt/lightkeeper/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY models models
COPY config config
RUN /opt/lightkeeper/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim-bookworm
# The root file system is mounted read-only by docker-compose.yml: only /data is written, and nothing but the bot's own record.
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/opt/lightkeeper/bin:$PATH LIGHTKEEPER_DATA=/data
RUN useradd --system --uid 10001 --no-create-home lightkeeper && install -d -o lightkeeper /data
COPY --from=build /opt/lightkeeper /opt/lightkeeper
USER 10001
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["lightkeeper", "check", "--alive", "--config", "/config/lightkeeper.toml"]
ENTRYPOINT ["lightkeeper"]
CMD ["run", "--config", "/config/lightkeeper.toml"]
