#!/bin/sh
# Owns what a server consists of: copies it from a finished build into a folder of its own. From the project's root:
#   npm ci && npm run build && npm prune --omit=dev && sh deploy/collect.sh /opt/twofold
set -eu
to=$1
mkdir -p "$to/.next" "$to/dist" "$to/deploy" "$to/generated" "$to/lib/api" "$to/lib/accounts" "$to/lib/platform" "$to/prisma"
cp package.json next.config.mjs "$to"
cp dist/server.mjs dist/twofold.mjs "$to/dist"
cp deploy/health.mjs "$to/deploy"
cp -R public node_modules "$to"
# What the server reads by itself: the workers, the programs that /docs/api shows, and the migrations.
cp lib/platform/bcrypt-worker.mjs "$to/lib/platform"
cp lib/accounts/guess-worker.mjs "$to/lib/accounts"
cp -R lib/api/examples "$to/lib/api"
cp prisma/schema.prisma "$to/prisma"
cp -R prisma/migrations "$to/prisma"
cp generated/postgresql.prisma "$to/generated"
find .next -mindepth 1 -maxdepth 1 ! -name cache ! -name dev ! -name types -exec cp -R {} "$to/.next" \;
rm -rf "$to/node_modules/.cache"
