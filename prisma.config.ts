// Owns Prisma's command-line configuration. Generating a client needs no engine binary, so none is downloaded.
import { defineConfig } from "prisma/config";

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
