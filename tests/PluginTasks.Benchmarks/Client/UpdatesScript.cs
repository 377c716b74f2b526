namespace PluginTasks.Benchmarks.Client;

/// <summary>What runs in the page.</summary>
internal static class UpdatesScript
{
    /// <summary>Before the client's own scripts: keeps its socket, and counts what comes through it without reading it.</summary>
    public const string Before = """
        window.bench = { updates: 0 };
        const Own = window.WebSocket;
        window.WebSocket = class extends Own {
          constructor(...given) {
            super(...given);
            window.bench.socket = this;
            this.addEventListener("message", (event) => { window.bench.updates += event.data.includes('"propertyUpdate"') ? 1 : 0; });
          }
        };
        """;

    public const string Functions = """
        () => {
          const bench = window.bench;
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          // More than this would be more than the host keeps for a browser that does not take it; their answers may change places.
          const underWay = 8;
          const shown = (id) => Number(document.querySelector(`[data-component-id=${id}]`).textContent);
          bench.run = async (rate, seconds, components) => {
            const calls = rate * seconds;
            const [first, before] = [bench.updates, shown("cell_0")];
            const frames = [];
            let sent = 0;
            const start = await frame();
            for (let last = start, now = start; bench.updates - first < calls * components || shown(`cell_${components - 1}`) < before + calls - underWay; last = now) {
              const due = Math.min(calls, Math.ceil(((now - start) / 1000) * rate));
              const most = (bench.updates - first) / components + underWay;
              for (; sent < Math.min(due, most); sent++) {
                bench.socket.send(JSON.stringify({ requestId: `bench${sent}`, action: { name: "load.update", surfaceId: "main", context: { components } } }));
              }

              now = await frame();
              frames.push(now - last);
              if (now - start > seconds * 5000) {
                throw new Error(`${bench.updates - first} of ${calls * components} updates, ${shown("cell_0") - before} of ${calls} shown`);
              }
            }

            return { updates: calls * components, seconds: (performance.now() - start) / 1000, frames };
          };
        }
        """;
}
