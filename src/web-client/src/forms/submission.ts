import type { JsonMap } from "../values/json";
import type { Field } from "./field";

/** True where nothing is wrong with any; the cursor goes to the first that is wrong. */
export async function checkAll(fields: readonly Field[]): Promise<boolean> {
  const checked = await Promise.all(fields.map(async (field) => ({ field, isGood: await field.check() })));
  const wrong = checked.find(({ isGood }) => !isGood);
  wrong?.field.focus();
  return wrong === undefined;
}

/** What the host says of fields stands at them, and the cursor goes to the first. False where it speaks of none of these. */
export function showProblems(fields: readonly Field[], messages: JsonMap | undefined): boolean {
  if (messages === undefined) {
    return false;
  }

  const wrong = fields.filter((field) => {
    const found = messageFor(messages, field.name);
    field.problem.value = found;
    return found !== null;
  });
  wrong[0]?.focus();
  return wrong.length > 0;
}

/** The messages that the host has for fields, found by the fields' names in any of the usual spellings. */
function messageFor(fields: JsonMap, name: string): string | null {
  const wanted = bare(name);
  const key = Object.keys(fields).find((candidate) => bare(candidate) === wanted);
  const message = key === undefined ? undefined : fields[key];
  return typeof message === "string" ? message : null;
}

const bare = (name: string): string => name.replaceAll(/[_-]/g, "").toLowerCase();
