import { useEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { spoken } from "../shell/words";
import { isMap, type Json } from "../values/json";
import { sorted, type Sort } from "./columns";
import { flag, list, number, raw, text, type Part } from "./part";
import { useEvery } from "./useEvery";

export interface Rows {
  readonly shown: readonly Json[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly problem: string;
  /** Asks again, where an action has the rows. */
  reload(): void;
}

/** The rows of one page: cut out of those that are here, or asked for. */
export function useRows(part: Part<"DataTable">, page: number, sort: Sort | null, filters: string): Rows {
  const { actions } = useClient();
  const { node } = part;
  const service = text(part, "remote_service");
  const size = Math.max(1, Math.round(number(part, "page_size") ?? 20));
  const isPaged = flag(part, "pagination");
  const [remote, setRemote] = useState<{ rows: readonly Json[]; total: number } | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState("");
  const [round, setRound] = useState(0);
  const last = useRef(0);

  useEffect(() => {
    if (service === "") {
      return;
    }

    const request = ++last.current;
    setLoading(true);
    const asked = { page, page_size: size, sort: sort === null ? null : { field: sort.field, direction: sort.direction }, filters: JSON.parse(filters) as Json };
    void actions.send({ name: service, context: {}, confirm: null }, node, { over: asked, isQuiet: true }).then((result) => {
      // A slow answer to an earlier question is no answer to this one.
      if (request !== last.current || result === null) {
        return;
      }

      setLoading(false);
      setProblem(result.ok ? "" : result.error.message || result.error.code);
      if (result.ok && isMap(result.value)) {
        const rows = Array.isArray(result.value["rows"]) ? result.value["rows"] : [];
        const total = result.value["total_rows"] ?? result.value["totalRows"];
        setRemote({ rows, total: typeof total === "number" ? total : rows.length });
      }
    });
    return () => {
      last.current += 1;
    };
  }, [service, node, page, size, sort?.field, sort?.direction, filters, round]);

  const reload = (): void => setRound((before) => before + 1);
  useEvery(node, () => {
    if (service !== "" && raw(part, "on_refresh") === undefined) {
      reload();
    }
  });
  if (service !== "") {
    return { shown: remote?.rows ?? [], total: remote?.total ?? 0, isLoading, problem, reload };
  }

  const all = list(part, "rows");
  const total = number(part, "total_rows");
  const ordered = sorted(all, sort, spoken());
  const isCut = isPaged && (total === null || total <= all.length);
  return {
    shown: isCut ? ordered.slice((page - 1) * size, page * size) : ordered,
    total: Math.max(total ?? 0, all.length),
    isLoading: false,
    problem: "",
    reload: () => undefined,
  };
}
