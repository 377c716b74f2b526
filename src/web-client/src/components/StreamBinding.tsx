import { useEffect } from "preact/hooks";
import { useClient } from "../client/context";
import { text, type Part } from "./part";

/** Asks for a stream as long as it stands on the page; the host writes what comes into the stores. */
export default function StreamBinding(part: Part<"StreamBinding">) {
  const { send, connection } = useClient();
  const { node } = part;
  const stream = text(part, "stream");
  const event = text(part, "event");
  const isOpen = connection.state.value === "open";
  useEffect(() => {
    if (stream === "" || !isOpen) {
      return;
    }

    const surfaceId = node.surface.id;
    send({ subscribe: { bindingId: node.id, stream, ...(event === "" ? {} : { event }), surfaceId } });
    return () => {
      send({ unsubscribe: { bindingId: node.id, surfaceId } });
    };
  }, [node, stream, event, isOpen]);
  return null;
}
