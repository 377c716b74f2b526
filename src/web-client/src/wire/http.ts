import { isMap, type Json, type JsonMap } from "../values/json";

export type Reply = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly status: number; readonly code: string; readonly detail: string };

export interface Http {
  get(path: string): Promise<Reply>;
  post(path: string, body: JsonMap): Promise<Reply>;
  /** What proves that a request comes from this client. */
  setToken(token: string): void;
}

export function createHttp(send: typeof fetch): Http {
  let token = "";

  async function ask(path: string, init: RequestInit): Promise<Reply> {
    let response: Response;
    try {
      response = await send(path, { credentials: "same-origin", ...init });
    } catch {
      return { ok: false, status: 0, code: "unreachable", detail: "" };
    }

    const body = await readBody(response);
    if (response.ok) {
      return { ok: true, value: body };
    }

    const problem = isMap(body) ? body : {};
    return { ok: false, status: response.status, code: text(problem["code"]), detail: text(problem["detail"]) || text(problem["title"]) };
  }

  return {
    get: (path) => ask(path, { headers: { Accept: "application/json" } }),
    post: (path, body) =>
      ask(path, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/json", ...(token === "" ? {} : { "X-CSRF-Token": token }) },
        body: JSON.stringify(body),
      }),
    setToken: (next) => {
      token = next;
    },
  };
}

async function readBody(response: Response): Promise<Json> {
  try {
    const written = await response.text();
    return written === "" ? null : (JSON.parse(written) as Json);
  } catch {
    return null;
  }
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
