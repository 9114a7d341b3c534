// Owns the reading of `.env` into the environment. Import it first: constants read the environment as they load.
import { existsSync } from "node:fs";

// What the environment holds already wins over the file.
if (existsSync(".env")) process.loadEnvFile(".env");
