import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client } from "./client";

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) {
    throw new Error("There is no client around this.");
  }

  return client;
}
