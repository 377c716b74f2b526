import { batch } from "@preact/signals";

export interface FrameQueue<T> {
  add(item: T): void;
  /** Takes now all that has come. */
  drain(): void;
}

/** How long a frame may be filled with messages, so that the page stays quick while they rain. */
const budget = 10;

/**
 * Takes what comes in order, all that fits into one frame of the screen in one batch: a property that changes a hundred
 * times between two frames is drawn once.
 */
export function createFrameQueue<T>(take: (item: T) => void, nextFrame: (run: () => void) => void, now: () => number): FrameQueue<T> {
  let items: T[] = [];
  let first = 0;
  let isPlanned = false;

  function plan(): void {
    if (!isPlanned) {
      isPlanned = true;
      nextFrame(flush);
    }
  }

  function flush(): void {
    isPlanned = false;
    const end = now() + budget;
    try {
      batch(() => {
        while (first < items.length) {
          take(items[first++] as T);
          if (now() >= end) {
            break;
          }
        }
      });
    } finally {
      if (first < items.length) {
        plan();
      } else {
        items = [];
        first = 0;
      }
    }
  }

  return {
    add: (item) => {
      items.push(item);
      plan();
    },
    drain: () => {
      while (first < items.length) {
        flush();
      }
    },
  };
}

/** The next frame; a window that nobody sees has none, and takes what comes all the same. */
export function nextFrame(run: () => void): void {
  if (document.hidden) {
    setTimeout(run, 50);
    return;
  }

  let isDone = false;
  const once = (): void => {
    if (!isDone) {
      isDone = true;
      run();
    }
  };
  requestAnimationFrame(once);
  setTimeout(once, 100);
}
