# One image for all: serve (the default), worker, migrate and the other commands of bin/duban.
FROM python:3.13-slim-bookworm

WORKDIR /srv/duban
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore --require-hashes --no-deps -r requirements.txt \
    && useradd --system --uid 10001 --no-create-home duban \
    && install -d -o duban -g duban /var/lib/duban
COPY alembic.ini .
COPY migrations migrations
COPY seed seed
COPY app app

ENV PYTHONUNBUFFERED=1 PYTHONPATH=/srv/duban DUBAN_ENV=production DUBAN_VAR=/var/lib/duban
USER duban
VOLUME /var/lib/duban
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
