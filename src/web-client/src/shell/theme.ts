import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const name = "plugintasks.theme";

export const themes: readonly Theme[] = ["system", "light", "dark"];

export const theme = signal<Theme>(read());

export function setTheme(next: Theme): void {
  theme.value = next;
  show(next);
  try {
    localStorage.setItem(name, next);
  } catch {
    // It lasts as long as the window does.
  }
}

export const startTheme = (): void => show(theme.peek());

function show(next: Theme): void {
  const dark = next === "dark" || (next === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["theme"] = next;
  // The element set has no way of its own to follow the system.
  document.documentElement.classList.toggle("wa-dark", dark);
}

function read(): Theme {
  try {
    return themes.find((known) => known === localStorage.getItem(name)) ?? "system";
  } catch {
    return "system";
  }
}
