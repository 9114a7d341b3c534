// Owns the health check of a container: asks /api/health under the name that people use, because the server knows no other.
import { get } from "node:http";

const { PORT = "3000", APP_URL } = process.env;
const host = APP_URL ? new URL(APP_URL).host : `localhost:${PORT}`;
const options = { host: "127.0.0.1", port: PORT, path: "/api/health", headers: { host }, timeout: 4000 };
const asked = get(options, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
asked.on("timeout", () => asked.destroy(new Error("no answer")));
asked.on("error", () => process.exit(1));
