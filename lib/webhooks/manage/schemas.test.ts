// Proves that forms of webhooks are judged field by field, and that a word of one act is none of another.
import { expect, it } from "vitest";
import type { z } from "zod";
import {
  addAttemptHookSchema,
  addWebhookSchema,
  changeGroupsSchema,
  removeWebhookSchema,
  sendAgainSchema,
  switchWebhookSchema,
} from "@/lib/webhooks/manage/schemas";

function posted(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const errorsOf = (schema: z.ZodType, form: unknown) =>
  schema.safeParse(form).error?.issues.map(({ path, message }) => [path[0], message]);

const URL_FIELD: [string, string] = ["url", " https://hooks.example.org/in "];

it("takes the groups that are ticked, in their own order, and nothing else that is posted", () => {
  const form = posted(
    URL_FIELD,
    ["group-locks", "on"],
    ["group-authenticators", "on"],
    ["group-nothing", "on"],
    ["groups", "resets"],
  );
  expect(addWebhookSchema.parse(form)).toEqual({
    url: "https://hooks.example.org/in",
    groups: ["authenticators", "locks"],
  });
});

it.each([
  ["no group", addWebhookSchema, posted(URL_FIELD), [["groups", "webhook-groups-missing"]]],
  [
    "a group that is ticked otherwise",
    addWebhookSchema,
    posted(URL_FIELD, ["group-locks", "yes"]),
    [["groups", "webhook-groups-missing"]],
  ],
  ["no address", addWebhookSchema, posted(["group-locks", "on"]), [["url", "webhook-url-malformed"]]],
  [
    "two addresses",
    addWebhookSchema,
    posted(URL_FIELD, URL_FIELD, ["group-locks", "on"]),
    [["url", "webhook-url-malformed"]],
  ],
  [
    "60 kB",
    addWebhookSchema,
    posted(["url", "a".repeat(60_000)], ["group-locks", "on"]),
    [["url", "webhook-url-malformed"]],
  ],
  ["no choice of silence", addAttemptHookSchema, posted(URL_FIELD), [["failsOpen", "field-malformed"]]],
  [
    "another silence",
    addAttemptHookSchema,
    posted(URL_FIELD, ["failsOpen", "true"]),
    [["failsOpen", "field-malformed"]],
  ],
  ["the word of another act", removeWebhookSchema, posted(["id", "rotate_abc"]), [["id", "field-malformed"]]],
  ["no word", removeWebhookSchema, posted(["id", "abc"]), [["id", "field-malformed"]]],
  [
    "a word of too much",
    switchWebhookSchema,
    posted(["id", `switch-off_${"a".repeat(33)}`]),
    [["id", "field-malformed"]],
  ],
  [
    "an id that is none",
    sendAgainSchema,
    posted(["id", "abc"], ["delivery", "../x"]),
    [["delivery", "field-malformed"]],
  ],
  [
    "no form at all",
    sendAgainSchema,
    "text",
    [
      ["id", "field-malformed"],
      ["delivery", "field-malformed"],
    ],
  ],
] as const)("refuses %s", (_what, schema, form, errors) => {
  expect(errorsOf(schema, form)).toEqual(errors);
});

it("reads act and webhook out of a word, ids with every sign that they may have", () => {
  expect(switchWebhookSchema.parse(posted(["id", "switch-on_a_b-C9"])).id).toEqual({
    act: "switch-on",
    id: "a_b-C9",
  });
  const groups = changeGroupsSchema.parse(posted(["id", "events_x"], ["group-resets", "on"]));
  expect(groups).toEqual({ id: { act: "events", id: "x" }, groups: ["resets"] });
});
