import { evaluateEach, type Surface } from "../surfaces/surface";
import { readSpec } from "../actions/spec";
import { speak } from "../shell/words";
import type { Route } from "../shell/route";
import { readSession } from "../stores/session";
import { taskMessages } from "../tasks/tasks";
import { createNode } from "../surfaces/node";
import { isMap, type Json, type JsonMap } from "../values/json";
import { isPatchAction, type Frame } from "../wire/messages";
import { closeSurface } from "./local";
import type { Client } from "./client";

export interface ReceiverHooks {
  /** Runs it so that what it makes is as old as the request that it answers. */
  born(requestId: string | null, make: () => void): void;
  moved(route: Route, isOther: boolean): void;
  /** What one user has seen is not for the next. */
  forget(): void;
}

type Handler = (body: JsonMap, frame: Frame) => void;

/** Does what a frame from the host says. */
export function createReceiver(client: Client, hooks: ReceiverHooks): (frame: Frame) => void {
  const { stores, surfaces, page, tasks } = client;
  let isFirst = true;
  let version = "";
  let user = "";

  function hello(body: JsonMap): void {
    const session = readSession(body);
    client.session.value = session.user === null ? null : session;
    client.hasNewVersion.value ||= version !== "" && session.version !== version;
    version ||= session.version;
    void speak(session.language);

    if (!isFirst && user !== (session.user?.id ?? "")) {
      hooks.forget();
    }

    user = session.user?.id ?? "";
    if (!isFirst) {
      client.send({ surfaceState: { surfaceId: "main", values: stores.page.root.peek() } });
      client.overlays.closeAll();
      surfaces.keepOnly((id) => id === "main" || id.startsWith("task_confirm_"));
      client.values.leavePage();
      tasks.refresh();
      // Also when it is there already: the host may have other modules by now, and who has signed in another menu.
      void client.loadMenu();
    }

    isFirst = false;
    const { path, params } = page.target();
    client.navigate(path, params, true);
  }

  function surfaceUpdate(body: JsonMap, frame: Frame): void {
    const template = body["template"];
    const isPage = template === "full" || template === "empty" || body["surfaceId"] === "main";
    const id = isPage ? "main" : text(body["surfaceId"]);
    if (id === "") {
      return;
    }

    const surface = surfaces.need(id);
    layFirst(body["store"], surface);
    hooks.born(frame.requestId, () => surface.show(body));
    if (isPage) {
      showPage(body, surface);
    } else if (template === "modal" || template === "drawer") {
      client.overlays.open({ surface, kind: template, size: text(body["size"]) || "md", position: text(body["position"]) || "right" });
      sendLoad(body, surface);
    }
  }

  let loadedFor = -1;

  function showPage(body: JsonMap, surface: Surface): void {
    page.show(body["template"]);
    if (loadedFor !== arrivals) {
      loadedFor = arrivals;
      sendLoad(body, surface);
    }
  }

  function sendLoad(body: JsonMap, surface: Surface): void {
    const spec = readSpec(body["onLoad"]);
    const sender = spec === null ? null : createNode({ kind: "Page", id: "page", props: {} }, surface, surface.scope);
    if (spec !== null && sender !== null) {
      void client.actions.send(spec, sender);
    }
  }

  function layFirst(store: Json | undefined, surface: Surface): void {
    for (const scope of ["page", "global"] as const) {
      const values = isMap(store) ? store[scope] : undefined;
      if (isMap(values)) {
        stores[scope].layFirst(evaluateEach(values, surface.scope));
      }
    }
  }

  let arrivals = 0;

  function currentPath(body: JsonMap): void {
    const route = { path: text(body["path"]) || "/", params: isMap(body["params"]) ? body["params"] : {} };
    const isOther = page.arrive(route);
    arrivals += 1;
    if (isOther) {
      stores.page.replace({});
      client.overlays.closeAll();
      client.values.leavePage();
      surfaces.keepOnly((id) => id === "main" || id.startsWith("task_confirm_"));
    }

    hooks.moved(route, isOther);
  }

  function actionResult(body: JsonMap, frame: Frame): void {
    const error = isMap(body["error"]) ? body["error"] : {};
    client.requests.answer(
      frame.requestId ?? "",
      body["ok"] === true
        ? { ok: true, value: body["value"] ?? null }
        : {
            ok: false,
            error: {
              code: text(error["code"]),
              message: text(error["message"]),
              ...(isMap(error["fields"]) ? { fields: error["fields"] } : {}),
            },
          });
  }

  function failed(body: JsonMap, frame: Frame): void {
    const code = text(body["code"]);
    if (frame.requestId !== null && page.isLast(frame.requestId)) {
      client.needsSignIn.value = code === "not_signed_in" && client.session.peek() === null;
      page.fail({ code, message: text(body["message"]), path: page.target().path });
      hooks.moved(page.target(), true);
    } else if (frame.requestId !== null) {
      client.requests.answer(frame.requestId, { ok: false, error: { code, message: text(body["message"]) } });
    } else {
      client.notices.toast({ text: text(body["message"]) || code, variant: "danger" });
    }
  }

  function hotReload(body: JsonMap): void {
    const module = text(body["module"]);
    const list = (Array.isArray(body["diagnostics"]) ? body["diagnostics"] : []).filter(isMap);
    const next = new Map(client.diagnostics.peek());
    if (list.length === 0) {
      next.delete(module);
    } else {
      next.set(module, list);
    }

    client.diagnostics.value = next;
    client.values.leavePage();
    void client.loadMenu();
  }

  function task(name: string, body: JsonMap): void {
    // A question that was answered long ago must not take the place of the one that is asked now.
    if (tasks.apply(name, body) && name === "backgroundTaskConfirmation") {
      question(text(body["surfaceId"]), body["components"] ?? []);
    }

    client.delivery.receive(name, body);
  }

  function question(id: string, components: Json): void {
    if (id !== "") {
      surfaces.need(id).show({ components });
    }
  }

  const handlers: Readonly<Record<string, Handler>> = {
    hello,
    currentPath,
    surfaceUpdate,
    deleteSurface: (body) => closeSurface(client, text(body["surfaceId"])),
    dataModelUpdate: (body) => surfaces.get(text(body["surfaceId"]) || "main")?.data.set(text(body["path"]), body["value"] ?? null),
    stateUpdate: (body) => {
      if (isMap(body["values"])) {
        storeOf(body["scope"]).update(body["values"]);
      }
    },
    statePatch: (body) => {
      if (isPatchAction(body["action"])) {
        storeOf(body["scope"]).patch(text(body["path"]), body["action"], body["value"] ?? null);
      }
    },
    propertyUpdate: (body, frame) => {
      const action = isPatchAction(body["action"]) ? body["action"] : "set";
      hooks.born(frame.requestId, () =>
        surfaces.get(text(body["surfaceId"]) || "main")?.change(text(body["componentId"]), text(body["property"]), action, body["value"] ?? null));
    },
    actionResult,
    error: failed,
    hotReload,
    ping: () => client.send({ pong: {} }),
    ...Object.fromEntries(taskMessages.map((name): [string, Handler] => [name, (body) => task(name, body)])),
  };

  const storeOf = (scope: Json | undefined): typeof stores.page => (scope === "global" ? stores.global : stores.page);

  return (frame) => handlers[frame.name]?.(frame.body, frame);
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
