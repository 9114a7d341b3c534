// Proves what a form gets back: a code and its sentence beside the right field, the right status, and never a secret.
import { createTranslator } from "next-intl";
import { describe, expect, it, vi } from "vitest";
import { formAction } from "@/lib/platform/actions/form-action";
import { formOf } from "@/lib/platform/actions/test-forms";
import { type RequestContext, runWithRequestContext } from "@/lib/platform/request-context";
import messages from "@/messages/en.json";

// next-intl reads the language from the request; here it is English. Messages and formatting are the real ones.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: "errors" | "stepUp") =>
    createTranslator({ locale: "en", namespace, messages }),
}));

type Action = Parameters<typeof formAction>[0];
type ActionResult = Awaited<ReturnType<Action>>;

/** Posts a form to an action that ends so. Gives what the form shows and what the edge is told. */
async function post(result: ActionResult, { form = new FormData(), kept = [] as string[] } = {}) {
  const context: RequestContext = { requestId: "r1", clientAddress: "203.0.113.1", answer: {} };
  const action = formAction(async () => result, kept);
  const state = await runWithRequestContext(context, () => action({ attempt: 2 }, form));
  return { state, answer: context.answer };
}
const refusedBy = (fields: Record<string, string>): ActionResult => ({
  validationErrors: Object.fromEntries(
    Object.entries(fields).map(([name, code]) => [name, { _errors: [code] }]),
  ),
});

it("hands on what the verb refused, and counts the attempt up", async () => {
  const data = { code: "code-wrong" as const, message: "Not this one.", field: "code" };
  const { state, answer } = await post({ data });
  expect(state).toEqual({ ...data, values: {}, attempt: 3 });
  expect(answer).toEqual({});
});

it("leaves what was posted without scripts to Next, which reads it again, and of a call nothing", async () => {
  const read = async (isCall: boolean) => {
    const context: RequestContext = { requestId: "r1", clientAddress: "203.0.113.1", answer: {}, isCall };
    await runWithRequestContext(context, () => formAction(async () => ({ data: {} }))({}, new FormData()));
    return context.readsMarks;
  };
  expect([await read(false), await read(true)]).toEqual([true, false]);
});

describe("a form that its schema refused", () => {
  it("shows the first refused field with the sentence of its code", async () => {
    const { state } = await post(refusedBy({ email: "email-malformed", password: "password-missing" }));
    expect(state).toMatchObject({
      code: "email-malformed",
      field: "email",
      message: messages.errors["email-malformed"],
    });
  });

  it("never shows what a library has to say about it", async () => {
    const { state } = await post(refusedBy({ id: "Invalid input: expected string, received undefined" }));
    expect(state).toMatchObject({
      code: "field-malformed",
      field: "id",
      message: messages.errors["field-malformed"],
    });
    expect((await post({ validationErrors: { _errors: ["x"] } })).state).toMatchObject({
      code: "field-malformed",
    });
  });
});

describe("what was typed", () => {
  it("is shown again only for the fields that were named", async () => {
    const form = formOf({ email: "user@example.test", password: "Canary", code: "123456" });
    const { state } = await post(refusedBy({ email: "email-taken" }), { form, kept: ["email", "name"] });
    expect(state.values).toEqual({ email: "user@example.test" });
    expect(JSON.stringify(state)).not.toContain("Canary");
  });

  it("is not shown again when it was a file", async () => {
    const form = new FormData();
    form.set("email", new File(["x"], "x.txt"));
    expect(
      (await post(refusedBy({ email: "email-missing" }), { form, kept: ["email"] })).state.values,
    ).toEqual({});
  });
});

describe("waiting", () => {
  it.each([
    ["too-many-requests", 429],
    ["server-busy", 503],
  ] as const)("for %s is answered with %i and when to come back", async (code, status) => {
    const { state, answer } = await post({ serverError: { code, waitSeconds: 42 } });
    expect(answer).toEqual({ status, retryAfterSeconds: 42 });
    expect(state).toMatchObject({ code, field: undefined });
  });
});

describe("where the grant for the act is over", () => {
  const over: ActionResult = { serverError: { code: "step-up-over", path: "/step-up?for=decide-reset" } };
  const context = (): RequestContext => ({ requestId: "r1", clientAddress: "203.0.113.1", answer: {} });
  const send = (reason: string, on: RequestContext) => {
    const action = formAction(async () => over, ["reason"], "reason");
    return runWithRequestContext(on, () => action({}, formOf({ reason })));
  };

  it("keeps what was written, says where a new one is earned, and lets the page stay", async () => {
    const on = context();
    expect(await send("Called back", on)).toMatchObject({
      code: "step-up-over",
      message: messages.errors["step-up-over"],
      aside: { href: "/step-up?for=decide-reset", label: messages.stepUp.aside },
      values: { reason: "Called back" },
    });
    expect(on.grantOver).toBe(true);
  });

  it("leads there at once where nothing was", async () => {
    const on = context();
    const path = { digest: expect.stringContaining(";/step-up?for=decide-reset;") };
    await expect(send("  ", on)).rejects.toMatchObject(path);
    const unnamed = runWithRequestContext(on, () =>
      formAction(async () => over, ["name"])({}, formOf({ name: "A" })),
    );
    await expect(unnamed).rejects.toMatchObject(path);
    expect(on.grantOver).toBeUndefined();
  });
});

it("is not upset by a caller who sends something else in the place of state and form", async () => {
  const context: RequestContext = { requestId: "r1", clientAddress: "203.0.113.1", answer: {} };
  const action = formAction(async () => ({ data: {} }), ["email"]) as (
    ...sent: unknown[]
  ) => Promise<unknown>;
  for (const sent of [
    [null, null],
    [undefined, "x"],
    [{ attempt: "9" }, []],
    [[], {}],
  ]) {
    const answer = await runWithRequestContext(context, () => action(...sent));
    expect(answer).toEqual({ values: {}, attempt: 1 });
  }
});
