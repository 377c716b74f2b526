import type { Part } from "./part";
import { Stack } from "./Stack";

export const Column = (part: Part<"Column">) => <Stack part={part} name="column" />;
