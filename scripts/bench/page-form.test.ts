// Proves that a form is read out of a page as a browser reads it.
import { expect, it } from "vitest";
import { formsOf } from "@/scripts/bench/page-form";

it("keeps every field with its value decoded, in the order of the page", () => {
  const html = `<form action="" method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&#x27;&lt;1&gt;&#39;}"/>
    <label>E-mail <input name="email" type="email"/></label><button>Go</button></form>`;
  expect(formsOf(html)).toEqual([
    {
      method: "POST",
      action: "",
      fields: [
        ["$ACTION_1:0", `{"id":'<1>'}`],
        ["email", ""],
      ],
      boxes: [],
      button: "Go",
    },
  ]);
});

it("keeps apart what a browser would not send: unticked boxes, nameless fields, submit buttons", () => {
  const html = `<form><input type="checkbox" name="saved"/><input type="checkbox" name="known" checked=""/>
    <input value="nameless"/><input type="submit" name="go" value="Go"/></form>`;
  expect(formsOf(html)).toMatchObject([{ fields: [["known", "on"]], boxes: ["saved"], button: "" }]);
});

it("tells where a form goes, and how", () => {
  const html = `<form action="/list?of=1&amp;2"><input name="q"/></form><form method="post" action="/file"></form>`;
  expect(formsOf(html)).toMatchObject([
    { method: "GET", action: "/list?of=1&2" },
    { method: "POST", action: "/file" },
  ]);
});

it("keeps the forms of a page apart", () => {
  const html = `<form><input name="a" value="1"/></form><input name="outside"/><form class="x"><input name="b"/></form>`;
  expect(formsOf(html)).toMatchObject([{ fields: [["a", "1"]] }, { fields: [["b", ""]] }]);
});
