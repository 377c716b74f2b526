import { isMap, type Json } from "../values/json";
import type { Frame } from "./messages";

/** Reads a frame; null for what is none. */
export function readFrame(text: string): Frame | null {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return null;
  }

  if (!isMap(json)) {
    return null;
  }

  const name = Object.keys(json).find((key) => key !== "n" && key !== "requestId");
  const body = name === undefined ? undefined : json[name];
  return name === undefined || !isMap(body)
    ? null
    : { name, body, requestId: typeof json["requestId"] === "string" ? json["requestId"] : null };
}
