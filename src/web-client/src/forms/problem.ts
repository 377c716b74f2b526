import { say, type Word } from "../shell/words";
import { toText } from "../values/json";
import type { Problem } from "./validate";

const words: Readonly<Record<string, Word>> = {
  required: "valid_required", regex: "valid_regex", email: "valid_email", min: "valid_min", max: "valid_max",
};

/** What is wrong, in the author's words or the client's own. */
export function problemText(problem: Problem | string | null): string {
  if (problem === null || typeof problem === "string") {
    return problem ?? "";
  }

  if (problem.message !== null) {
    return problem.message;
  }

  if (problem.isLength && (problem.rule === "min" || problem.rule === "max")) {
    return say(problem.rule === "min" ? "valid_min_length" : "valid_max_length", { count: problem.limit });
  }

  return say(words[problem.rule] ?? "valid_regex", { limit: toText(problem.limit) });
}
