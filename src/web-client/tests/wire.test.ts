import { describe, expect, test } from "vitest";
import { backoff, createConnection } from "../src/wire/connection";
import { readFrame } from "../src/wire/frame";
import { createFrameQueue } from "../src/wire/frames";
import { createFakeClock, createFakeSocket, type FakeSocket } from "./fakes";

describe("connection", () => {
  function connect() {
    const clock = createFakeClock();
    const sockets: FakeSocket[] = [];
    const seen: string[] = [];
    const connection = createConnection(
      () => {
        const socket = createFakeSocket();
        sockets.push(socket);
        return socket;
      },
      clock,
      {
        frame: (frame) => seen.push(frame.name),
        opened: () => seen.push("opened"),
        lost: () => seen.push("lost"),
        signedOut: () => seen.push("signed out"),
      });
    connection.start();
    return { clock, sockets, seen, connection, last: () => sockets.at(-1) as FakeSocket };
  }

  test("a lost connection is tried again, later each time", () => {
    const { clock, sockets, last, connection } = connect();
    last().onopen?.();
    last().onclose?.({ code: 1006 });
    expect(connection.state.value).toBe("waiting");
    clock.pass(0);
    expect(sockets).toHaveLength(2);
    last().onclose?.({ code: 1006 });
    clock.pass(499);
    expect(sockets).toHaveLength(2);
    clock.pass(1);
    expect(sockets).toHaveLength(3);
    last().onclose?.({ code: 1006 });
    clock.pass(999);
    expect(sockets).toHaveLength(3);
  });

  test("waits never grow beyond fifteen seconds and a fifth", () => {
    expect(backoff(0, 1)).toBe(0);
    expect(backoff(1, 0.5)).toBe(500);
    expect(backoff(50, 1)).toBe(18_000);
    expect(backoff(50, 0)).toBe(12_000);
  });

  test("the end of the session is the end of trying", () => {
    const { clock, sockets, seen, last, connection } = connect();
    last().onopen?.();
    last().onclose?.({ code: 4401 });
    clock.pass(100_000);
    expect(sockets).toHaveLength(1);
    expect(connection.state.value).toBe("ended");
    expect(seen).toContain("signed out");
  });

  test("a host that falls silent is left", () => {
    const { clock, sockets, last } = connect();
    last().onopen?.();
    clock.pass(59_000);
    last().say({ ping: {} });
    clock.pass(59_000);
    expect(sockets).toHaveLength(1);
    clock.pass(20_000);
    expect(sockets).toHaveLength(2);
  });

  test("an old socket is not listened to", () => {
    const { sockets, seen, connection, last } = connect();
    last().onopen?.();
    connection.reconnect();
    sockets[0]?.say({ hello: {} });
    sockets[0]?.onclose?.({ code: 1006 });
    expect(seen).toEqual(["opened", "lost"]);
    expect(connection.state.value).toBe("connecting");
  });

  test("nothing is sent before it is open", () => {
    const { connection, last } = connect();
    expect(connection.send({ pong: {} })).toBe(false);
    last().onopen?.();
    expect(connection.send({ pong: {} }, "r1")).toBe(true);
    expect(last().sent).toEqual([{ requestId: "r1", pong: {} }]);
  });
});

describe("frames", () => {
  test("what is no message is nothing", () => {
    expect(readFrame("{")).toBeNull();
    expect(readFrame("[1]")).toBeNull();
    expect(readFrame('{"n":1}')).toBeNull();
    expect(readFrame('{"hello":3}')).toBeNull();
    expect(readFrame('{"n":1,"requestId":"r","hello":{}}')).toEqual({ name: "hello", body: {}, requestId: "r" });
  });

  test("all that comes between two frames is taken in one, in order", () => {
    const taken: number[] = [];
    const plans: Array<() => void> = [];
    const queue = createFrameQueue<number>((item) => taken.push(item), (run) => plans.push(run), () => 0);
    [1, 2, 3].forEach((item) => queue.add(item));
    expect(plans).toHaveLength(1);
    plans.shift()?.();
    expect(taken).toEqual([1, 2, 3]);
    queue.add(4);
    expect(plans).toHaveLength(1);
  });

  test("a rain of messages leaves time to draw", () => {
    let now = 0;
    const taken: number[] = [];
    const plans: Array<() => void> = [];
    const queue = createFrameQueue<number>(
      (item) => {
        taken.push(item);
        now += 4;
      },
      (run) => plans.push(run),
      () => now);
    for (let item = 0; item < 6; item++) {
      queue.add(item);
    }

    plans.shift()?.();
    expect(taken).toEqual([0, 1, 2]);
    plans.shift()?.();
    expect(taken).toEqual([0, 1, 2, 3, 4, 5]);
    expect(plans).toHaveLength(0);
  });

  test("one that cannot be taken does not keep the next ones", () => {
    const taken: number[] = [];
    const plans: Array<() => void> = [];
    const queue = createFrameQueue<number>(
      (item) => {
        if (item === 1) {
          throw new Error("no");
        }

        taken.push(item);
      },
      (run) => plans.push(run),
      () => 0);
    [1, 2].forEach((item) => queue.add(item));
    expect(() => plans.shift()?.()).toThrow("no");
    plans.shift()?.();
    expect(taken).toEqual([2]);
  });
});
