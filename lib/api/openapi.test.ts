// Proves that the OpenAPI document is valid, that its examples are what its schemas say, and that it says what the code does.
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { API_PROBLEMS, API_STATUSES, type ApiStatus } from "./errors";
import { EXAMPLE_PROBLEMS, EXAMPLE_SECRET } from "./example-answers";
import { markdownOf } from "./markdown";
import { openApiDocument } from "./openapi";
import { batchData, generatedData, totpRequest, verifiedData } from "./schemas";

const document = openApiDocument({
  appName: "Twofold",
  appUrl: new URL("https://2fa.example.org"),
  appTimezone: "Asia/Shanghai",
});
const { post } = document.paths["/api/2fa"];

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(document, "document");
const accepts = (pointer: string, value: unknown) => {
  const valid = ajv.validate({ $ref: `document#${pointer}` }, value);
  return valid ? [] : ajv.errors;
};

interface Content {
  examples: Record<string, { value: unknown }>;
}
const responses = post.responses as Record<string, { content: { "application/json": Content } }>;
const examplesOf = (httpStatus: number) =>
  Object.entries(responses[httpStatus]?.content["application/json"].examples ?? {});

it("is a valid OpenAPI 3.1 document", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
  const broken = { ...structuredClone(document), paths: { "/api/2fa": { post: { responses: 1 } } } };
  expect(await new Validator().validate(broken), "so that the line above means something").toMatchObject({
    valid: false,
  });
});

it("names the server that answers, and takes a key in either field or none", () => {
  expect(document.servers).toEqual([{ url: "https://2fa.example.org" }]);
  expect(post.security).toEqual([{}, { bearer: [] }, { apiKey: [] }]);
  expect(Object.keys(document.components.securitySchemes)).toEqual(["bearer", "apiKey"]);
});

describe("examples", () => {
  const { examples } = post.requestBody.content["application/json"] as Content;
  const requests = Object.entries(examples);

  it.each(requests)("the request %s is one that the route takes", (_action, { value }) => {
    expect(totpRequest.safeParse(value)).toMatchObject({ success: true });
    expect(accepts("/components/schemas/request", value)).toEqual([]);
  });

  it.each(examplesOf(200))("the answer to %s fits its own schema and no other", (action, { value }) => {
    const fitting = ["generate", "verify", "batch"].filter(
      (other) => accepts(`/components/schemas/${other}Answer`, value)?.length === 0,
    );
    expect(fitting).toEqual([action]);
    expect(accepts("/paths/~1api~12fa/post/responses/200/content/application~1json/schema", value)).toEqual(
      [],
    );
  });

  it("hold the codes of RFC 6238, and the time of day that this server answers", () => {
    expect(examplesOf(200).map(([, { value }]) => value)).toMatchObject([
      { data: { totp_code: "050471", remaining_seconds: 29, next_refresh: "2005-03-18 09:59:00" } },
      { data: { is_valid: true, current_code: "050471" } },
      { data: { codes: [{ code: "081804" }, { code: "050471" }, {}] } },
    ]);
  });
});

it.each(Object.entries(API_STATUSES))("%s stands under its HTTP status", (status, { code, httpStatus }) => {
  const [, example] = examplesOf(httpStatus).find(([name]) => name === status) ?? [];
  expect(example?.value).toMatchObject({ code, status, msg: expect.stringMatching(/\S/) });
  const path = `/paths/~1api~12fa/post/responses/${httpStatus}/content/application~1json/schema`;
  expect(accepts(path, example?.value)).toEqual([]);
  expect(accepts(path, { ...(example?.value as object), data: {} })).not.toEqual([]);
  expect(API_PROBLEMS[EXAMPLE_PROBLEMS[status as ApiStatus]]).toBe(status);
});

it("describes the fields in the heads of refusals", () => {
  const headsOf = (httpStatus: number) => Object.keys(Object(responses[httpStatus]).headers);
  expect(headsOf(401)).toEqual(["X-Request-Id", "WWW-Authenticate"]);
  expect(headsOf(405)).toEqual(["X-Request-Id", "Allow"]);
  expect(document.components.headers).toMatchObject({
    "WWW-Authenticate": {
      example: 'Bearer error="invalid_token"',
      description: expect.stringMatching(/401/),
    },
  });
});

it("describes every field in the words of the reference", () => {
  const told = (words: Record<string, string>) => (name: string) => markdownOf(String(words[name]));
  const { request, generateAnswer } = document.components.schemas as Record<string, { properties: object }>;
  expect(Object.keys(request?.properties ?? {})).toEqual(Object.keys(totpRequest.shape));
  for (const [name, { description }] of Object.entries(request?.properties ?? {})) {
    expect(description, name).toBe(told(en.apiDocs.requestFields)(name));
  }
  expect(generateAnswer).toBeDefined();
  const answers = [generatedData, verifiedData, batchData, batchData.shape.codes.element];
  for (const [name, field] of answers.flatMap(({ shape }) => Object.entries(shape))) {
    expect(field.description, name).toBe(told(en.apiDocs.answerFields)(name));
  }
});

it("publishes a schema that lets through whatever the route takes", () => {
  const numbers = fc.oneof(fc.integer({ min: 9, max: 121 }), fc.integer({ min: 9, max: 121 }).map(String));
  const body = fc.record(
    {
      secret: fc.constantFrom(EXAMPLE_SECRET, "jbsw y3dp-ehpk3pxp", "MY======", "A"),
      action: fc.constantFrom("generate", "verify", "batch", "other"),
      code: fc.oneof(fc.constantFrom("081804", "123456"), fc.stringMatching(/^[0-9]{3,9}$/), fc.integer()),
      period: fc.oneof(numbers, fc.constantFrom("030", "1e1", null)),
      digits: fc.oneof(fc.integer({ min: 3, max: 9 }), fc.constantFrom("6", "06", "006")),
      algorithm: fc.constantFrom("SHA1", "SHA512", "sha1"),
      timestamp: fc.oneof(fc.nat(), fc.constantFrom(-1, 1.5, 253_402_300_800)),
    },
    { requiredKeys: ["secret"] },
  );
  let taken = 0;
  fc.assert(
    fc.property(body, (value) => {
      if (!totpRequest.safeParse(value).success) return;
      taken += 1;
      expect(accepts("/components/schemas/request", value)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(taken).toBeGreaterThan(20);
});

it.each([
  { title: "no secret", body: {} },
  { title: "verify without a code", body: { secret: EXAMPLE_SECRET, action: "verify" } },
  { title: "a field that does not exist", body: { secret: EXAMPLE_SECRET, window: 5 } },
  { title: "a period out of range", body: { secret: EXAMPLE_SECRET, period: 9 } },
  { title: "a code as a number", body: { secret: EXAMPLE_SECRET, code: 123456 } },
])("publishes a schema that refuses $title, as the route does", ({ body }) => {
  expect(totpRequest.safeParse(body).success).toBe(false);
  expect(accepts("/components/schemas/request", body)).not.toEqual([]);
});
