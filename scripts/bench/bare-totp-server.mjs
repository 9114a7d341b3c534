// Owns the smallest server that checks a TOTP: node:http and node:crypto, no limits, no checks, nothing kept.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(base32) {
  const bytes = Buffer.alloc(Math.floor((base32.length * 5) / 8));
  let value = 0;
  let bits = 0;
  let at = 0;
  for (const character of base32) {
    value = ((value << 5) | ALPHABET.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = value >> bits;
    at += 1;
  }
  return bytes;
}

function codeAt(key, step) {
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(step, 4);
  const mac = createHmac("sha1", key).update(counter).digest();
  const code = (mac.readUInt32BE(mac[mac.length - 1] & 15) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, "0");
}

function isRight({ secret, code }) {
  const key = bytesOf(secret);
  const step = Math.floor(Date.now() / 30_000);
  return [step - 1, step, step + 1].some((candidate) => codeAt(key, candidate) === code);
}

const server = createServer((req, res) => {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", () => {
    const body = JSON.stringify({ is_valid: isRight(JSON.parse(Buffer.concat(chunks).toString())) });
    res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    res.end(body);
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("is ready: yes\n"));
process.on("SIGTERM", () => process.exit(0));
