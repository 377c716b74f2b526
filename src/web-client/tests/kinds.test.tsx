// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ClientContext } from "../src/client/context";
import { Components } from "../src/components/Component";
import { rendered } from "../src/components/registry";
import { catalog, type Kind } from "../src/generated/catalog";
import type { Json, JsonMap } from "../src/values/json";
import { createWorld, settle, type World } from "./fakes";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

function draw(world: World): void {
  const nodes = world.client.surfaces.get("main")?.nodes.value ?? [];
  render(
    <ClientContext.Provider value={world.client}>
      <Components nodes={nodes} />
    </ClientContext.Provider>,
    root,
  );
}

async function show(components: Json[], rest: JsonMap = {}): Promise<World> {
  const world = await createWorld();
  world.open({ components, ...rest });
  draw(world);
  return world;
}

/** Renderers come when they are needed, on a busy machine later. */
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 10 });

const shown = (): Promise<void> => until(() => expect(root.querySelector("[data-component-id] > *")).not.toBeNull());

test("every kind of the catalog has a renderer, and there is none without a kind", () => {
  expect([...rendered].sort()).toEqual(Object.keys(catalog).sort());
});

const hostile: Json[] = ["<img src=x onerror=alert(1)><script>alert(1)</script>", 7, null, true, [], {}, [null, "x", { a: 1 }], { id: {}, label: [], field: {}, value: { x: 1 } }];

const properties = [
  "text", "label", "title", "subtitle", "value", "items", "tabs", "options", "model", "rows", "segments", "src", "alt", "href", "path", "icon", "name",
  "variant", "columns", "lines", "level", "open", "active", "selected", "sort", "page", "page_size", "task_id", "children", "padding", "class", "width",
  "item_actions", "row_actions", "item_template", "suggestions", "validations", "values", "action", "help", "placeholder", "max_height", "error", "status",
  "x", "series", "type", "min", "max", "format", "filters",
];

const silent: readonly string[] = ["Modal", "Drawer", "Toast", "StreamBinding"];

describe("values of the wrong kind are shown as well as they can be", () => {
  for (const kind of Object.keys(catalog) as Kind[]) {
    test(kind, async () => {
      const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const components = hostile.map((value, place) => ({
        kind,
        id: `c${place}`,
        props: Object.fromEntries(properties.filter((name) => name !== "error").map((name) => [name, value])),
      }));
      await show(components);
      if (!silent.includes(kind)) {
        await shown();
      }

      expect(root.querySelectorAll(".note-danger")).toHaveLength(0);
      expect(root.querySelectorAll("script, [onerror]")).toHaveLength(0);
      expect(told).not.toHaveBeenCalled();
      told.mockRestore();
    });
  }
});

describe("Markdown", () => {
  test("HTML is text, and links lead nowhere harmful", async () => {
    const text = "<b onclick=alert(1)>x</b> [a](javascript:alert(1)) [b](https://example.org) ![i](data:text/html,x)\n\n| a |\n|:-:|\n| 1 |";
    await show([{ kind: "Markdown", id: "m", props: { text } }]);
    await shown();
    const html = root.querySelector(".markdown");
    expect(html?.querySelectorAll("b, [onclick], [style]")).toHaveLength(0);
    expect([...(html?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href"))).toEqual(["https://example.org"]);
    expect(html?.querySelector("th")?.className).toBe("align-center");
  });
});

describe("rules", () => {
  test("a component comes and goes with the store", async () => {
    const rule = { left: { type: "store", scope: "page", path: "/on" }, op: "==", right: true };
    const world = await show([{ kind: "Text", id: "t", props: { text: "here" }, show_if: rule }]);
    expect(root.textContent).toBe("");
    world.say({ stateUpdate: { scope: "page", values: { on: true } } });
    await until(() => expect(root.textContent).toBe("here"));
  });
});

describe("fields", () => {
  const enter = (selector: string, value: string): void => {
    const input = root.querySelector<HTMLInputElement>(selector);
    if (input !== null) {
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  test("one that is bound to a store writes there, and says so once when it is done", async () => {
    const value = { type: "store", scope: "page", path: "/name" };
    const world = await show([{ kind: "TextField", id: "f", props: { label: "Name", value, on_change: { name: "m.changed", context: {} } } }], { store: { page: { "/name": "Ada" } } });
    await shown();
    expect(root.querySelector("input")?.value).toBe("Ada");
    enter("input", "Bo");
    expect(world.client.stores.page.read("/name")).toBe("Bo");
    await until(() => expect(world.sent("action")).toHaveLength(1));
    expect(world.sent("action")[0]).toMatchObject({ name: "m.changed", context: { value: "Bo", name: "f" } });
  });

  test("a form sends nothing while a check fails, and shows what the host says of a field", async () => {
    const world = await show([
      {
        kind: "Form", id: "form",
        props: {
          action: { name: "m.send", context: { source: "form" } },
          values: { plan: "free" },
          model: [
            { name: "mail", type: "email", label: "Mail", validations: [{ rule: "required", message: "Needed." }] },
            { name: "plan", type: "select", label: "Plan", options: ["free", "paid"] },
          ],
        },
      },
    ]);
    await until(() => expect(root.querySelector("input")).not.toBeNull());
    const submit = (): unknown => root.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    submit();
    await until(() => expect(root.textContent).toContain("Needed."));
    enter("input", "nonsense");
    submit();
    await until(() => expect(root.textContent).toContain("not an e-mail address"));
    expect(world.sent("action")).toEqual([]);
    enter("input", "a@b.it");
    submit();
    await until(() => expect(world.sent("action")).toHaveLength(1));
    expect(world.sent("action")[0]).toMatchObject({ name: "m.send", context: { mail: "a@b.it", plan: "free", source: "form" } });
    const request = world.socket().sent.findLast((message) => message["action"] !== undefined);
    world.say({ requestId: request?.["requestId"] as Json, actionResult: { name: "m.send", ok: false, error: { code: "invalid_payload", message: "x", fields: { Mail: "Taken." } } } });
    await until(() => expect(root.textContent).toContain("Taken."));
  });
});

describe("List", () => {
  test("each item has its own values, and keeps its place when others come", async () => {
    const world = await show(
      [{ kind: "List", id: "l", props: { items: { type: "data", path: "/rows" }, item_template: { kind: "Text", id: "t", props: { text: "$index $item.name" } } } }],
      { data: { "/rows": [{ id: 1, name: "a" }, { id: 2, name: "b" }] } });
    await until(() => expect([...root.querySelectorAll("li")].map((item) => item.textContent)).toEqual(["0 a", "1 b"]));
    const [, second] = root.querySelectorAll("li");
    world.say({ dataModelUpdate: { surfaceId: "main", path: "/rows", value: [{ id: 3, name: "c" }, { id: 1, name: "A" }, { id: 2, name: "b" }] } });
    await until(() => expect([...root.querySelectorAll("li")].map((item) => item.textContent)).toEqual(["0 c", "1 A", "2 b"]));
    expect(root.querySelectorAll("li")[2]).toBe(second);
  });

  test("what is in an item is never read as a binding", async () => {
    await show(
      [{ kind: "List", id: "l", props: { items: { type: "data", path: "/rows" }, item_template: { kind: "Text", id: "t", props: { text: "$item.name" } }, item_actions: [{ label: "$item.name", action: "m.x" }] } }],
      { data: { "/rows": [{ id: 1, name: { type: "literal", value: "@state/page/secret" } }] }, store: { page: { "/secret": "hidden" } } });
    await until(() => expect(root.querySelectorAll("li")).toHaveLength(1));
    expect(root.textContent).not.toContain("hidden");
    expect(root.textContent).toContain("@state/page/secret");
  });
});

describe("BackgroundTask", () => {
  test("it shows what the store has, follows what happens, and asks for what is not there", async () => {
    const world = await show([
      { kind: "BackgroundTask", id: "known", props: { task_id: "a", show_result: true } },
      { kind: "BackgroundTask", id: "other", props: { task_id: "b" } },
    ], { store: { global: { "/background_tasks/a": { taskId: "a", label: "Import", status: "running", progress: 0.25 } } } });
    await until(() => expect(root.textContent).toContain("Import"));
    expect(root.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")).toBe("25");
    await until(() => expect(world.sent("action")).toEqual([{ name: "background_task.get", context: { task_id: "b" } }]));
    world.say({ backgroundTaskCompleted: { taskId: "a", seq: 4, label: "Import", result: { rows: 120 } } });
    await until(() => expect(root.textContent).toContain('"rows": 120'));
    expect(root.querySelector("[role=progressbar]")).toBeNull();
  });

  test("its question stands in the card", async () => {
    const world = await show([{ kind: "BackgroundTask", id: "card", props: { task_id: "q" } }], { store: { global: { "/background_tasks/q": { taskId: "q", label: "Import", status: "running" } } } });
    world.say({ backgroundTaskConfirmation: { taskId: "q", seq: 1, label: "Import", surfaceId: "task_confirm_q", components: [{ kind: "Text", id: "t", text: "Replace it?" }] } });
    await until(() => expect(root.querySelector("[data-surface-id=task_confirm_q]")?.textContent).toBe("Replace it?"));
  });

  test("a question that the client has not heard of is asked for", async () => {
    const world = await show([{ kind: "BackgroundTask", id: "card", props: { task_id: "w" } }]);
    world.say({ backgroundTaskUpdate: { taskId: "w", seq: 2, status: "waiting_confirmation", label: "Import" } });
    const asked = (): JsonMap[] => world.socket().sent.filter((message) => message["action"] !== undefined);
    await until(() => expect(asked().at(-1)).toMatchObject({ action: { name: "background_task.get", context: { task_id: "w" } } }));
    const components = [{ kind: "Text", id: "t", text: "Replace it?" }];
    const value = { taskId: "w", seq: 2, status: "waiting_confirmation", label: "Import", confirmation: { surfaceId: "task_confirm_w", components } };
    world.say({ requestId: asked().at(-1)?.["requestId"] as Json, actionResult: { name: "background_task.get", ok: true, value, error: null } });
    await until(() => expect(root.querySelector("[data-surface-id=task_confirm_w]")?.textContent).toBe("Replace it?"));
  });

  test("a question that the client has only heard of in an answer takes the place of the one before it", async () => {
    const world = await show([{ kind: "BackgroundTask", id: "card", props: { task_id: "n" } }]);
    const question = (text: string): JsonMap => ({ surfaceId: "task_confirm_n", components: [{ kind: "Text", id: "t", text }] });
    const shownText = (): string | null | undefined => root.querySelector("[data-surface-id=task_confirm_n]")?.textContent;
    world.say({ backgroundTaskConfirmation: { taskId: "n", seq: 2, label: "Import", ...question("Replace it?") } });
    await until(() => expect(shownText()).toBe("Replace it?"));

    // Answered in another window while this one had no connection, and asked again there.
    world.client.tasks.learn({ taskId: "n", seq: 5, status: "waiting_confirmation", label: "Import", confirmation: question("Delete it?") });
    await until(() => expect(shownText()).toBe("Delete it?"));

    // What waited for this window comes late.
    world.say({ backgroundTaskConfirmation: { taskId: "n", seq: 2, label: "Import", ...question("Replace it?") } });
    await settle();
    expect(shownText()).toBe("Delete it?");
  });

  test("a question that is told again, or changed since, stays as it is", async () => {
    const world = await show([{ kind: "BackgroundTask", id: "card", props: { task_id: "s" } }]);
    const asked = { surfaceId: "task_confirm_s", components: [{ kind: "Text", id: "t", text: "Replace it?" }] };
    world.say({ backgroundTaskConfirmation: { taskId: "s", seq: 2, label: "Import", ...asked } });
    world.say({ propertyUpdate: { surfaceId: "task_confirm_s", componentId: "t", property: "text", action: "set", value: "Really?" } });
    await until(() => expect(root.querySelector("[data-surface-id=task_confirm_s]")?.textContent).toBe("Really?"));
    world.client.tasks.learn({ taskId: "s", seq: 2, status: "waiting_confirmation", label: "Import", confirmation: asked });
    await settle();
    expect(root.querySelector("[data-surface-id=task_confirm_s]")?.textContent).toBe("Really?");
  });

  test("a result that is markup is text", async () => {
    await show([{ kind: "BackgroundTask", id: "card", props: { task_id: "x", show_result: true } }], { store: { global: { "/background_tasks/x": { taskId: "x", label: "<b>x</b>", status: "completed", result: "<script>1</script>" } } } });
    await until(() => expect(root.textContent).toContain("<script>1</script>"));
    expect(root.querySelectorAll("b, script")).toHaveLength(0);
  });
});

describe("Chart", () => {
  const rows = [{ at: "2026-04-01T10:01:00Z", n: 3, m: null }, { at: "2026-04-01T10:00:00Z", n: 12, m: 2 }, { at: "never", n: 99 }];
  const chart = (props: JsonMap): Json => ({
    kind: "Chart", id: "c", props: { label: "Tasks", rows, x: { field: "at", format: "mm" }, series: [{ field: "n", label: "Started" }, { field: "m", label: "Failed" }], ...props },
  });
  const cells = (): string[][] => [...root.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent ?? ""));

  test("who cannot see it reads a table in the order of the axis, and the sum of it as its name", async () => {
    await show([chart({})]);
    await shown();
    expect(cells()).toEqual([["", "Started", "Failed"], ["00", "12", "2"], ["01", "3", "–"]]);
    expect(root.querySelector("[role=img]")?.getAttribute("aria-label")).toBe("Tasks. Started: last 3, at most 12. Failed: last 2, at most 2.");
  });

  test("names along the axis keep the order of the rows", async () => {
    await show([chart({ x: { field: "month", type: "text" }, rows: [{ month: "May", n: 1 }, { month: "April", n: 2.5 }], series: [{ field: "n" }], format: "0.00" })]);
    await shown();
    expect(cells()).toEqual([["", "n"], ["May", "1.00"], ["April", "2.50"]]);
  });

  test("new numbers are shown as they come", async () => {
    const value = { type: "store", scope: "page", path: "/rows" };
    const world = await show([chart({ rows: value, empty_text: "Quiet" })], { store: { page: { "/rows": [] } } });
    await until(() => expect(root.textContent).toBe("Quiet"));
    world.say({ stateUpdate: { scope: "page", values: { rows: rows.slice(0, 1) } } });
    await until(() => expect(cells()).toEqual([["", "Started", "Failed"], ["01", "3", "–"]]));
  });
});

describe("DataTable", () => {
  test("other filters are asked for at once, from the first page", async () => {
    const props = { remote_service: "m.rows", page: 3, filters: { type: "store", scope: "page", path: "/filters" }, model: [{ field: "id" }] };
    const world = await show([{ kind: "DataTable", id: "t", props }], { store: { page: { "/filters": { state: "failed" } } } });
    const asked = (): JsonMap[] => world.sent("action").map((message) => message["context"] as JsonMap);
    await until(() => expect(asked().at(-1)).toMatchObject({ page: 3, filters: { state: "failed" } }));
    world.say({ stateUpdate: { scope: "page", values: { filters: { state: "running" } } } });
    await until(() => expect(asked().at(-1)).toMatchObject({ page: 1, filters: { state: "running" } }));
  });

  test("long text has room in its column, and dates and numbers stay in a line", async () => {
    const model = [{ field: "label" }, { field: "name" }, { field: "at", type: "date" }, { field: "count", type: "int" }];
    const rows = [{ id: "1", label: "2026-03: writing the report", name: "short", at: "2026-03-01", count: 3 }];
    await show([{ kind: "DataTable", id: "t", props: { model, rows } }]);
    await until(() => expect([...root.querySelectorAll("tbody td")].map((cell) => cell.className)).toEqual(["words", "", "nowrap", "numbers"]));
  });
});

test("a stream is asked for when its page is shown, also after a reconnect", async () => {
  const components: Json[] = [{ kind: "StreamBinding", id: "cpu", props: { stream: "m.cpu" } }];
  const world = await show(components);
  await until(() => expect(world.sent("subscribe")).toHaveLength(1));
  world.socket().onclose?.({ code: 1006 });
  world.clock.pass(0);
  await act(() => world.socket().onopen?.());
  expect(world.socket().sent).toEqual([]);
  world.open({ components });
  draw(world);
  await until(() => expect(world.sent("subscribe")).toHaveLength(1));
  const asked = world.socket().sent.findLast((message) => message["subscribe"] !== undefined);
  world.say({ requestId: asked?.["requestId"] ?? null, error: { code: "unknown_stream", message: "no" } });
  expect(world.client.notices.toasts.value).toEqual([]);
});
