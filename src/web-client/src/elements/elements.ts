import { signal } from "@preact/signals";

export type ElementName = "select" | "dropdown";

const loaders: Readonly<Record<ElementName, () => Promise<unknown>>> = {
  select: () =>
    Promise.all([
      import("@awesome.me/webawesome/dist/components/select/select.js"),
      import("@awesome.me/webawesome/dist/components/option/option.js"),
    ]),
  dropdown: () =>
    Promise.all([
      import("@awesome.me/webawesome/dist/components/dropdown/dropdown.js"),
      import("@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js"),
    ]),
};

const ready = signal<ReadonlySet<ElementName>>(new Set());
const begun = new Set<ElementName>();

/** What the browser has no good element of its own for. The elements are large, so each is loaded where one is first shown. False until it is there. */
export function useElement(name: ElementName): boolean {
  if (!begun.has(name)) {
    begun.add(name);
    void load(name);
  }

  return ready.value.has(name);
}

async function load(name: ElementName): Promise<void> {
  try {
    await import("./setup");
    await loaders[name]();
    ready.value = new Set([...ready.peek(), name]);
  } catch (error) {
    begun.delete(name);
    console.error(name, error);
  }
}
