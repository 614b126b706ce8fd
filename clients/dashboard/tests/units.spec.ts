// What needs no browser.
import { expect, test } from "@playwright/test";
import { EventParser } from "../../../dashboard/src/main/web/app/sse.ts";
import { later, dollars } from "../../../dashboard/src/main/web/app/format.ts";
import { matches, needsSearch, parse, searchRequest } from "../../../dashboard/src/main/web/messages/grammar.ts";
import { headersOf } from "../../../dashboard/src/main/web/messages/headers.ts";

test("a search is words, phrases and names with values", () => {
  const filter = parse(`spoons from:bob subject:"the order" has:attachment after:2026-11-01 before:2026-12-01`);
  expect(searchRequest(filter)).toEqual({
    query: `spoons "the order"`,
    from: "bob",
    has_attachment: true,
    date_from: "2026-11-01",
    date_to: "2026-11-30",
  });
});

test("a single kind of words is looked for in its field only", () => {
  expect(searchRequest(parse("subject:order"))).toEqual({ query: "order", fields: ["subject"] });
  expect(searchRequest(parse("to:ann@example.com"))).toEqual({ query: "ann@example.com", fields: ["to"] });
});

test("a search that is still being typed asks for less, never for nonsense", () => {
  for (const text of ["from:", "status:", 'subject:"the', "before:", ":", '"', " "]) {
    expect(parse(text).problems, text).toEqual([]);
  }
  expect(parse("status:lost is:new has:money before:soon").problems).toHaveLength(4);
});

test("the list of an inbox answers what needs no search", () => {
  expect(needsSearch(parse("from:bob is:sent status:bounced"))).toBe(false);
  expect(needsSearch(parse("has:attachment"))).toBe(true);
});

test("what the API has no field for is kept of what it finds", () => {
  const message = { status: "bounced", direction: "outbound", to_emails: ["Ann@Example.com"], cc_emails: [], subject: "The order" };
  const keeps = (text: string) => matches(parse(text), message as unknown as Parameters<typeof matches>[1]);
  expect(keeps("status:bounced is:sent")).toBe(true);
  expect(keeps("status:delivered")).toBe(false);
  expect(keeps("is:received")).toBe(false);
  expect(keeps("spoons to:ann@ subject:order")).toBe(true);
  expect(keeps("spoons to:bob")).toBe(false);
});

test("events come in pieces of any size, with any end of lines", () => {
  const stream = `:\r\n\r\nid: 7\r\nevent: message.sent\r\ndata: {"a":\ndata: 1}\n\nid: 8\ndata: {"b": 2}\n\nid: 9\nda`;
  for (const size of [1, 2, 3, 7, stream.length]) {
    const parser = new EventParser();
    const found: string[] = [];
    for (let start = 0; start < stream.length; start += size) found.push(...parser.take(stream.slice(start, start + size)));
    expect(found.map((each) => JSON.parse(each)), `pieces of ${size}`).toEqual([{ a: 1 }, { b: 2 }]);
    expect(parser.lastId).toBe("8");
  }
});

test("header fields are unfolded, up to the empty line", () => {
  expect(headersOf("Subject: a\r\n long one\r\nX-Odd:b\r\n\r\nNot: this")).toEqual([
    ["Subject", "a long one"],
    ["X-Odd", "b"],
  ]);
});

test("amounts have the digits that they need", () => {
  expect([2, 10, 1_234_500, -2, 0].map(dollars)).toEqual(["$0.002", "$0.01", "$1,234.50", "−$0.002", "$0.00"]);
});

test("waits are told by their largest unit", () => {
  const from = "2026-11-29T12:00:00Z";
  expect(later(from, "2026-11-29T12:00:00.400Z")).toBe("");
  expect(later(from, "2026-11-29T12:05:00Z")).toBe("5 min later");
  expect(later(from, "2026-12-02T12:00:00Z")).toBe("3 days later");
});
