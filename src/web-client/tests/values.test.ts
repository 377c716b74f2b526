import { describe, expect, test } from "vitest";
import { layUnder, unfold } from "../src/values/first";
import { patched } from "../src/values/patch";
import { parsePath, readPath, removePath, writePath } from "../src/values/path";
import { safeUrl } from "../src/values/url";

describe("paths", () => {
  test.each([
    ["/a/b", ["a", "b"]],
    ["a", ["a"]],
    ["", []],
    ["/", []],
    ["/a~1b/~0", ["a/b", "~"]],
    ["/a//b", null],
    ["/a/", null],
    ["/~2", null],
  ])("parse %s", (text, keys) => {
    expect(parsePath(text)).toEqual(keys);
  });

  test("a null is somewhere, a missing key is not", () => {
    expect(readPath({ a: null }, ["a"])).toBeNull();
    expect(readPath({ a: null }, ["a", "b"])).toBeUndefined();
    expect(readPath([1, 2], ["01"])).toBeUndefined();
    expect(readPath({}, ["constructor"])).toBeUndefined();
  });

  test("writing makes maps on the way and shares the rest", () => {
    const before = { a: { b: 1 }, c: { d: 2 } };
    const after = writePath(before, ["a", "x", "y"], 3) as typeof before;
    expect(after).toEqual({ a: { b: 1, x: { y: 3 } }, c: { d: 2 } });
    expect(after.c).toBe(before.c);
  });

  test("writing to a list replaces or appends, never leaves a gap", () => {
    expect(writePath([1, 2], ["2"], 3)).toEqual([1, 2, 3]);
    expect(writePath([1, 2], ["0"], 3)).toEqual([3, 2]);
    expect(writePath([1, 2], ["5"], 3)).toEqual([1, 2]);
  });

  test("a key that prototypes have is a key", () => {
    const written = writePath({}, ["__proto__", "x"], 1);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    expect(readPath(written, ["__proto__", "x"])).toBe(1);
  });

  test("removing closes the gap of a list", () => {
    expect(removePath({ l: [1, 2, 3] }, ["l", "1"])).toEqual({ l: [1, 3] });
    expect(removePath({ a: 1, b: 2 }, ["a"])).toEqual({ b: 2 });
  });
});

describe("patches", () => {
  const items = [{ id: "a", n: 1 }, { id: "b", n: 2 }];

  test("append and prepend make a list where there is none", () => {
    expect(patched(null, "append", 1)).toEqual([1]);
    expect(patched([1], "prepend", 0)).toEqual([0, 1]);
  });

  test("remove finds by id, by index, by value, by key", () => {
    expect(patched(items, "remove", "a")).toEqual([items[1]]);
    expect(patched(items, "remove", 1)).toEqual([items[0]]);
    expect(patched(["x", "y"], "remove", "x")).toEqual(["y"]);
    expect(patched({ a: 1, b: 2 }, "remove", "a")).toEqual({ b: 2 });
    expect(patched(items, "remove", "z")).toBe(items);
  });

  test("an id that is a number goes before an index", () => {
    expect(patched([{ id: 1 }, { id: 0 }], "remove", 0)).toEqual([{ id: 1 }]);
  });

  test("replace takes the id and the item", () => {
    expect(patched(items, "replace", { id: "b", item: { id: "b", n: 9 } })).toEqual([items[0], { id: "b", n: 9 }]);
  });
});

describe("first values", () => {
  test("keys are paths", () => {
    expect(unfold({ "/a/b": 1, "a/c": 2, d: 3 })).toEqual({ a: { b: 1, c: 2 }, d: 3 });
  });

  test("what is there stays, maps are joined, lists are whole", () => {
    expect(layUnder({ a: { c: 9 }, l: [1] }, { a: { b: 1, c: 2 }, l: [1, 2, 3] })).toEqual({ a: { b: 1, c: 9 }, l: [1] });
    expect(layUnder({ n: null }, { n: 1 })).toEqual({ n: null });
  });
});

describe("addresses", () => {
  test.each(["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "\\\\evil", "java\nscript:x", ""])("%j is refused", (address) => {
    expect(safeUrl(address)).toBeNull();
  });

  test.each(["/shop", "https://example.org/a:b", "mailto:a@b.it", "page?x=a:b", "#part"])("%s is let through", (address) => {
    expect(safeUrl(address)).toBe(address);
  });
});
