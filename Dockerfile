# Owns the image: built from a clean checkout, run as nobody in particular, with one place to write to.
# It needs no secret: docker build --tag twofold .

FROM node:22-bookworm AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
RUN node deploy/collect.mjs /app
RUN npm sbom --sbom-format cyclonedx --package-lock-only > /app/sbom.json

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
