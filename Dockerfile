# Owns the image: built from a clean checkout, run as nobody in particular, with one place to write to.
# docker build --tag twofold .
# Several images of one installation, so that a form which one version rendered is known to the next:
#   docker build --no-cache --secret id=server_actions_key,env=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY --tag twofold .

FROM node:22-bookworm AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN --mount=type=secret,id=server_actions_key \
  if [ -s /run/secrets/server_actions_key ]; then \
    export NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/server_actions_key)"; \
  fi; npm run build
RUN node deploy/collect.mjs /app

FROM node:22-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
# Everything belongs to root, and the process to somebody else: it cannot change what it runs.
COPY --from=build /app ./
RUN mkdir --mode=0700 data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "deploy/health.mjs"]
# Not npm: it would keep signals from the server.
CMD ["node", "dist/server.mjs"]
