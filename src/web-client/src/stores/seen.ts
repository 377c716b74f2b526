/** What has been seen in any tab of this browser: a message is shown once, a question asked once. */
export interface Seen {
  has(key: string): boolean;
  /** False where somebody else has it already. */
  claim(key: string): boolean;
}

export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const limit = 500;

export function createSeen(storage: TextStorage, name: string): Seen {
  function read(): string[] {
    try {
      const list: unknown = JSON.parse(storage.getItem(name) ?? "[]");
      return Array.isArray(list) ? list.filter((key) => typeof key === "string") : [];
    } catch {
      return [];
    }
  }

  return {
    has: (key) => read().includes(key),
    claim: (key) => {
      const keys = read();
      if (keys.includes(key)) {
        return false;
      }

      try {
        storage.setItem(name, JSON.stringify([...keys, key].slice(-limit)));
      } catch {
        // A full or forbidden storage: this tab still goes on, others may show it again.
      }

      return true;
    },
  };
}
