// Owns taking the slow hashes out of a server, to see what all the rest costs: passwords and recovery codes become HMACs.
//
// For the benchmark alone: `node --import` loads it before the product, which knows nothing of it.
import { createHmac } from "node:crypto";
import { createRequire, register } from "node:module";

const hmac = (text) => createHmac("sha256", "no slow hash").update(text).digest("base64");

const argon2 = createRequire(import.meta.url)("@node-rs/argon2");
argon2.hash = async (text) => hmac(text);
argon2.verify = async (stored, text) => stored === hmac(text);

// What bcryptjs exports cannot be changed from outside, so the worker gets another module instead.
const replacement = new URL("hmac-bcrypt.mjs", import.meta.url).href;
const hooks = `export async function resolve(name, context, next) {
  const isWorker = context.parentURL?.endsWith("/bcrypt-worker.mjs");
  return isWorker && name === "bcryptjs" ? { url: ${JSON.stringify(replacement)}, shortCircuit: true } : next(name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
