// How better-auth's server builds: as the floor does, from a folder inside of the repository.
import { resolve } from "node:path";

export default {
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: resolve("../..") },
};
