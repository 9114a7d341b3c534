// Owns a Redis for tests that only says what it is told to say: the real one is asked by `npm run test:instances`.
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { settings } from "@/lib/platform/env";
import { closeRedis } from "@/lib/platform/redis";

/** Its greeting; what it says of itself is all that a client asks before it is ready. */
const GREETINGS: Record<string, string> = {
  hello: "-ERR unknown command 'HELLO'\r\n",
  auth: "+OK\r\n",
  info: "$17\r\nredis_version:7.0\r\n",
};

interface Answering {
  /** What it says to whatever is no greeting; nothing where there is none. */
  toCommands?: string;
  /** Whether it says anything at all. */
  greets: boolean;
}

export interface TestRedis {
  url: string;
  /** Commands so far that were no greeting. */
  asked(): number;
  answer(answering: Answering): void;
  close(): Promise<void>;
}

export async function startTestRedis(first: Answering): Promise<TestRedis> {
  let answering = first;
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (data) => {
      // A command is an array of strings, and the first of them is its name.
      for (const [, name = ""] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        const greeting = GREETINGS[name.toLowerCase()];
        if (!greeting) asked += 1;
        if (greeting ? answering.greets : answering.toCommands)
          socket.write(greeting ?? answering.toCommands ?? "");
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `redis://:canary-of-redis@127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    answer(next) {
      answering = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** From then on this process counts there. */
export function pointAtRedis(url: string): void {
  settings().redisUrl = url;
}

/** From then on this process knows of no Redis. */
export function forgetRedis(): void {
  const { redisUrl } = settings();
  if (redisUrl) closeRedis(redisUrl);
  settings().redisUrl = undefined;
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (/^twofold\..*redis/.test(key.description ?? "")) Reflect.deleteProperty(globalThis, key);
}
