import { isMap, type Json, type JsonMap } from "../values/json";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
}

/** Who is signed in, as `hello` or `GET me` says. */
export interface Session {
  readonly user: User | null;
  readonly role: string;
  readonly permissions: readonly string[];
  readonly language: string;
  readonly version: string;
}

export function readSession(body: JsonMap): Session {
  return {
    user: readUser(body["user"]),
    role: text(body["role"]) || "guest",
    permissions: texts(body["permissions"]),
    language: text(body["language"]) || "en",
    version: text(body["version"]),
  };
}

export const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

function readUser(value: Json | undefined): User | null {
  if (typeof value === "string" && value !== "") {
    return { id: value, name: value, organization: "" };
  }

  return isMap(value) ? { id: text(value["id"]), name: text(value["name"]) || text(value["id"]), organization: text(value["organization"]) } : null;
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
