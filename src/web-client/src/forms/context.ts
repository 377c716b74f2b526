import { createContext } from "preact";
import type { Json } from "../values/json";
import type { Field } from "./field";

/** The form around a field. */
export interface FormScope {
  join(field: Field): () => void;
  /** The first value that the form has for a field. */
  initial(name: string): Json | undefined;
}

export const FormContext = createContext<FormScope | null>(null);
