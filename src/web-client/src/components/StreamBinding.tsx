import { useEffect } from "preact/hooks";
import { useClient } from "../client/context";
import { text, type Part } from "./part";

/** Asks for a stream as long as it stands on the page; the host writes what comes into the stores. After a reconnect it is shown anew. */
export default function StreamBinding(part: Part<"StreamBinding">) {
  const { send } = useClient();
  const { node } = part;
  const stream = text(part, "stream");
  const event = text(part, "event");
  useEffect(() => {
    if (stream === "") {
      return;
    }

    const surfaceId = node.surface.id;
    // As an answer to that, a refusal is nobody's concern: the host shows something else by now.
    send({ subscribe: { bindingId: node.id, stream, ...(event === "" ? {} : { event }), surfaceId } }, "subscribe");
    return () => {
      send({ unsubscribe: { bindingId: node.id, surfaceId } });
    };
  }, [node, stream, event]);
  return null;
}
