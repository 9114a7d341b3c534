// Owns the program that api-servers.test.ts starts twice and kills: a server of the TOTP API and of nothing else.
import { createServer } from "node:http";
import { createEdge } from "@/lib/platform/edge/edge";
import { settings } from "@/lib/platform/env";
import { answerTotpApi } from "./answer-totp-api";

const edge = createEdge({
  settings: { ...settings(), trustedProxyHops: 1 },
  directory: "/nowhere",
  routes: new Map([["/api/2fa", answerTotpApi]]),
  next: async () => undefined,
});
createServer(edge).listen(Number(process.argv[2]), "127.0.0.1");
