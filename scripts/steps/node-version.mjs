// Owns the first question of every command: is this Node new enough? Importing it ends an unsupported start.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Twofold needs Node 20.19 or newer; this is ${process.versions.node}\n`);
  process.exit(1);
}
