// Owns `npm run build`, for images: makes everything that the server needs to start, without any secret.
import "./steps/node-version.mjs";
import { bundlePrograms } from "./steps/bundle.mjs";
import { installDependencies } from "./steps/dependencies.mjs";
import { buildPages } from "./steps/next-build.mjs";
import { generatePrismaClient } from "./steps/prisma-client.mjs";
import { setUp } from "./steps/set-up.mjs";

process.env.NODE_ENV = "production";
await setUp([installDependencies, generatePrismaClient, buildPages, bundlePrograms]);
