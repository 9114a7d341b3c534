// Proves that a browser is shown a page, in its reader's language, for what the edge refuses and for what failed inside.
import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Ask, type RunningEdge, startEdge } from "./edge-fixture";

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

type Inner = (res: ServerResponse) => void | Promise<void>;

async function askOf(inner: Inner, ask: Ask = {}) {
  edge = await startEdge({}, { next: async (_req, res) => inner(res) });
  return edge.ask({ ...ask, headers: { ...BROWSER, ...ask.headers } });
}

const failing: [string, Inner][] = [
  ["throws", () => Promise.reject(new Error("secret of the inside"))],
  [
    "ends with a 500",
    (res) => {
      res.statusCode = 500;
      res.setHeader("content-encoding", "gzip");
      res.end("secret of the inside");
    },
  ],
  [
    "writes one piece by piece",
    (res) => {
      res.writeHead(500, { "content-type": "text/html", "set-cookie": "half=done" });
      for (const piece of ["secret ", "of the ", "inside"]) res.write(piece);
      res.end();
    },
  ],
  [
    "writes one without a word of its head",
    (res) => {
      res.statusCode = 500;
      res.write("secret of the inside");
      res.end("secret");
    },
  ],
];

describe("an inside that", () => {
  it.each(failing)("%s is a page that says what to do, and nothing of it (R90)", async (_name, inner) => {
    const { status, headers, text } = await askOf(inner);
    expect(status).toBe(500);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(text)));
    expect(text).toContain("see whether your change is there");
    expect(text).toContain(String(headers["x-request-id"]));
    expect(text).not.toContain("secret");
    const nonce = /<style nonce="([^"]+)">/.exec(text)?.[1];
    expect(headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
  });

  it("fails when half of its answer has left breaks the answer off", async () => {
    const broken = askOf((res) => {
      res.write("half");
      throw new Error("late");
    });
    await expect(broken).rejects.toThrow();
  });

  it("answers anything else is left alone", async () => {
    const { status, text } = await askOf((res) => {
      res.statusCode = 503;
      res.end("busy");
    });
    expect([status, text]).toEqual([503, "busy"]);
  });
});

describe("whoever is no browser's reader", () => {
  it.each<[string, Record<string, string>]>([
    ["a program", { accept: "*/*" }],
    ["Next's own script", { rsc: "1" }],
    ["an action that a script calls", { "next-action": "abc" }],
  ])("%s gets the failure as it is", async (_name, headers) => {
    const failed = (res: ServerResponse) => {
      res.statusCode = 500;
      res.end("as it is");
    };
    const { status, text } = await askOf(failed, { headers });
    expect([status, text]).toEqual([500, "as it is"]);
  });
});

describe("what the edge refuses", () => {
  it("is a page in the language of the cookie, or else of the browser", async () => {
    const foreign = { method: "POST", headers: { origin: "https://elsewhere.example" } };
    const english = await askOf((res) => void res.end("in"), foreign);
    expect([english.status, english.headers["content-language"]]).toEqual([403, "en"]);
    expect(english.text).toContain("Open the site itself");
    await edge?.close();
    const headers = { ...foreign.headers, cookie: "twofold.locale=zh-CN", "accept-language": "en" };
    const chinese = await askOf((res) => void res.end("in"), { ...foreign, headers });
    expect([chinese.status, chinese.headers["content-language"]]).toEqual([403, "zh-CN"]);
    expect(chinese.text).toContain('<html lang="zh-CN">');
    expect(chinese.text).toContain("请直接打开本站再操作");
  });
});
