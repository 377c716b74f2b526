import type { Part } from "./part";
import { Stack } from "./Stack";

export const Row = (part: Part<"Row">) => <Stack part={part} name="row" />;
