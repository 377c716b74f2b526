import { effect } from "@preact/signals";
import { render } from "preact";
import { createClient } from "./client/client";
import { ClientContext } from "./client/context";
import { App } from "./shell/App";
import { routeOf } from "./shell/route";
import { startTheme } from "./shell/theme";
import { spoken } from "./shell/words";
import { createSeen, type TextStorage } from "./stores/seen";
import type { Socket } from "./wire/connection";
import { nextFrame } from "./wire/frames";
import { createHttp } from "./wire/http";

/** Storage may be forbidden, and what is remembered is then forgotten with the window. */
function storage(): TextStorage {
  try {
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }
}

const client = createClient({
  http: createHttp((input, init) => fetch(input, init)),
  clock: {
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  },
  seen: createSeen(storage(), "plugintasks.seen"),
  route: routeOf(location.pathname, location.search),
  openSocket: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`) as Socket,
  nextFrame,
  now: () => performance.now(),
  isVisible: () => !document.hidden,
  untilVisible: () =>
    new Promise((resolve) => {
      if (!document.hidden) {
        resolve();
        return;
      }

      const wait = (): void => {
        if (!document.hidden) {
          document.removeEventListener("visibilitychange", wait);
          resolve();
        }
      };
      document.addEventListener("visibilitychange", wait);
    }),
  setAddress: (address, isNew) => {
    if (address !== location.pathname + location.search) {
      history[isNew ? "pushState" : "replaceState"](null, "", address);
    }
  },
  openAddress: (address) => void window.open(address, "_blank", "noopener,noreferrer"),
});

startTheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", startTheme);
effect(() => {
  document.documentElement.lang = spoken();
});
addEventListener("popstate", () => {
  const route = routeOf(location.pathname, location.search);
  client.navigate(route.path, route.params, true);
});
addEventListener("online", () => {
  if (client.connection.state.peek() === "waiting") {
    client.connection.reconnect();
  }
});
// A part of the client that the host does not have any more: there is a newer one.
addEventListener("vite:preloadError", () => {
  client.hasNewVersion.value = true;
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    client.delivery.wake();
  }
});

const root = document.getElementById("app");
if (root !== null) {
  render(
    <ClientContext.Provider value={client}>
      <App />
    </ClientContext.Provider>,
    root,
  );
}

void client.start();
