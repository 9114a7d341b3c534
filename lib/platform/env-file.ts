// Owns the reading of `.env` into the environment. Import it first: constants read the environment as they load.
import { existsSync } from "node:fs";

// What the environment holds already wins over the file.
if (existsSync(".env")) {
  try {
    process.loadEnvFile(".env");
  } catch {
    process.stderr.write("The file .env cannot be read by this user: give it to whoever runs this.\n");
    process.exit(1);
  }
}
