// Proves where a delivery goes, and that nothing a name or a receiver says leads it elsewhere (R57).
import { describe, expect, it } from "vitest";
import { postSigned } from "@/lib/webhooks/target/post-signed";
import { TargetFault } from "@/lib/webhooks/target/target-fault";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { answers, hangsUp, silent, TestReceiver } from "@/lib/webhooks/test-receiver";

// Before anything asks for the settings: this one address and no other of this machine's.
process.env.WEBHOOK_ALLOWED_NETWORKS = "127.0.0.1/32";
// Obeying these would hand the message to somebody else.
process.env.HTTP_PROXY = process.env.http_proxy = "http://127.0.0.1:1";
process.env.NODE_USE_ENV_PROXY = "1";

const receiver = await freshReceiver();

/** Resolves every name to these, in turn where there are several lists; counts how often it was asked. */
function resolvesTo(...lists: string[][]) {
  const asked: string[] = [];
  const resolver = async (name: string) => {
    asked.push(name);
    return lists[Math.min(asked.length, lists.length) - 1] ?? [];
  };
  return { asked, resolver };
}

const post = (host: string, resolver?: (name: string) => Promise<string[]>, timeoutMs = 2000) =>
  postSigned({ url: new URL(receiver.url(host)), body: "{}", headers: {}, timeoutMs }, resolver);

async function faultOf(posted: Promise<unknown>): Promise<string> {
  const fault = await posted.then(
    () => "none",
    (error: unknown) => error,
  );
  return fault instanceof TargetFault ? fault.failure : `other: ${String(fault)}`;
}

it("posts to the address that was resolved, under the name, and past the proxy of the environment", async () => {
  const { asked, resolver } = resolvesTo(["127.0.0.1"]);
  expect(await post("hooks.localhost", resolver)).toEqual({ status: 204, text: "" });
  expect(asked).toEqual(["hooks.localhost"]);
  expect(receiver.received[0]).toMatchObject({
    headers: { host: `hooks.localhost:${receiver.port}`, "content-type": "application/json" },
    path: "/hook?key=secret-of-the-path",
    body: "{}",
  });
});

describe("refuses, and connects to nobody", () => {
  it.each([
    ["a private address", ["10.0.0.5"]],
    ["the cloud's own address", ["169.254.169.254"]],
    ["loopback beside what is allowed", ["127.0.0.2"]],
    ["a private address behind a public one", ["8.8.8.8", "192.168.0.1"]],
    ["a mapped one", ["::ffff:10.0.0.5"]],
    ["a wrapped one", ["64:ff9b::10.0.0.5"]],
    ["no address at all", ["not an address"]],
  ])("a name that resolves to %s", async (_what, addresses) => {
    const { resolver } = resolvesTo(addresses);
    expect(await faultOf(post("hooks.example.org", resolver))).toBe("address-refused");
    expect(receiver.received).toEqual([]);
  });

  it.each(["127.0.0.2", "2130706434", "0x7f.2", "[::1]", "[::ffff:127.0.0.2]", "10.0.0.1"])(
    "the address %s as it stands, and asks no resolver",
    async (host) => {
      const { asked, resolver } = resolvesTo(["127.0.0.1"]);
      expect(await faultOf(post(host, resolver))).toBe("address-refused");
      expect(asked).toEqual([]);
    },
  );

  it("a name that nobody knows", async () => {
    expect(await faultOf(post("hooks.example.org", resolvesTo([]).resolver))).toBe("unresolved");
    const fails = () => Promise.reject(new Error("SERVFAIL"));
    expect(await faultOf(post("hooks.example.org", fails))).toBe("unresolved");
  });
});

it("asks a name once: one that changes its mind after the check (rebinding) leads nowhere else", async () => {
  const { asked, resolver } = resolvesTo(["127.0.0.1"], ["127.0.0.2"]);
  expect((await post("rebinding.localhost", resolver)).status).toBe(204);
  expect(asked).toHaveLength(1);
  expect(await faultOf(post("rebinding.localhost", resolver))).toBe("address-refused");
  expect(receiver.received).toHaveLength(1);
});

it("follows no redirect, neither to a private address nor to itself", async () => {
  const other = await new TestReceiver().start();
  for (const location of ["http://169.254.169.254/latest", other.url(), receiver.url()]) {
    receiver.manner = answers(302, "", { location });
    expect(await post("127.0.0.1")).toEqual({ status: 302, text: "" });
  }
  expect(other.received).toEqual([]);
  expect(receiver.received).toHaveLength(3);
  await other.stop();
});

it("reads four KiB of an answer, however long it is", async () => {
  receiver.manner = (answer) => {
    const write = () => answer.write("x".repeat(64 * 1024), (error) => error ?? write());
    answer.writeHead(200);
    write();
  };
  expect((await post("127.0.0.1")).text).toBe("x".repeat(4096));
});

it.each([
  ["nothing", silent],
  [
    "a head and then nothing",
    (answer: { writeHead(status: number): { write(text: string): void } }) =>
      answer.writeHead(200).write("x"),
  ],
] as const)("ends in its time when a receiver says %s", async (_what, manner) => {
  receiver.manner = manner;
  const start = performance.now();
  expect(await faultOf(post("127.0.0.1", undefined, 300))).toBe("timed-out");
  expect(performance.now() - start).toBeLessThan(1500);
});

it("ends in its time when the resolver says nothing", async () => {
  const never = () => new Promise<string[]>(() => undefined);
  expect(await faultOf(post("hooks.example.org", never, 200))).toBe("timed-out");
});

it("tells a connection that was cut, and a port where nobody listens", async () => {
  receiver.manner = hangsUp;
  expect(await faultOf(post("127.0.0.1"))).toBe("unreached");
  const gone = await new TestReceiver().start();
  const url = new URL(gone.url());
  await gone.stop();
  expect(await faultOf(postSigned({ url, body: "", headers: {}, timeoutMs: 2000 }))).toBe("unreached");
});
