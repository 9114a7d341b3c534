// Proves that whatever is sent, the TOTP API answers 200 or says what is wrong with it, and goes on.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { arbitraryRequest } from "./arbitrary-request";
import { RFC_SECRET, TestApi } from "./test-api";

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

it("answers 200 and 4xx alone, always in its envelope (R107, R111)", async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(arbitraryRequest, async ({ method, ...request }) => {
      const { status, body } = await api.ask({ method, ...request });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
      if (method === "HEAD") return;
      expect(body).toMatchObject({
        code: expect.any(Number),
        msg: expect.any(String),
        request_id: expect.any(String),
      });
      expect(body.code === 0).toBe(status === 200);
    }),
    { numRuns: 1500 },
  );
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 401, 405, 413, 415]));
  expect(({} as { action?: string }).action).toBeUndefined();
  expect((await api.post({ secret: RFC_SECRET })).status).toBe(200);
});
