import { useEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { Glyph } from "../icons/Glyph";
import { toText } from "../values/json";
import { say } from "./words";

/** Lines above the page: no connection, a new version, problems in a module that is being worked on. */
export function Strips() {
  const { diagnostics, hasNewVersion } = useClient();
  return (
    <>
      <ConnectionStrip />
      {hasNewVersion.value ? (
        <div class="strip tone-info" role="status">
          <span>{say("newVersion")}</span>
          <button type="button" class="button button-sm button-ghost" onClick={() => location.reload()}>
            <span>{say("reload")}</span>
          </button>
        </div>
      ) : null}
      {[...diagnostics.value].map(([module, list]) => (
        <details key={module} class="strip strip-details tone-danger">
          <summary>{say("problems", { count: list.length, module })}</summary>
          <ul>
            {list.map((one, place) => (
              <li key={place}>
                <code>{[toText(one["file"]), toText(one["line"])].filter((part) => part !== "").join(":")}</code> {toText(one["code"])}: {toText(one["message"])}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** A short interruption is not worth a word. */
const patience = 800;

function ConnectionStrip() {
  const { connection, notices } = useClient();
  const state = connection.state.value;
  const isGone = state === "waiting" || state === "connecting";
  const [isSaid, setSaid] = useState(false);
  const was = useRef(false);
  useEffect(() => {
    if (isGone) {
      const timer = setTimeout(() => setSaid(true), patience);
      return () => clearTimeout(timer);
    }

    setSaid(false);
    return undefined;
  }, [isGone]);
  useEffect(() => {
    if (was.current && !isSaid && state === "open") {
      notices.say(say("connected"));
    }

    was.current = isSaid;
  }, [isSaid, state]);
  return !isSaid || !isGone ? null : (
    <div class="strip tone-warning" role="alert">
      <Glyph name="cloud" size={18} />
      <span>{say("disconnected")}</span>
      <button type="button" class="button button-sm button-ghost" onClick={() => connection.reconnect()}>
        <span>{say("connectNow")}</span>
      </button>
    </div>
  );
}
