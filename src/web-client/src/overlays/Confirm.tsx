import { useClient } from "../client/context";
import { say } from "../shell/words";
import { Dialog } from "./Dialog";

/** The question that is asked before an action is sent. */
export function Confirm() {
  const question = useClient().overlays.question.value;
  return question === null ? null : (
    <Dialog key={question.id} title={question.text} isOpen kind="modal" size="sm" label={question.text || say("yes")} onClose={() => question.answer(false)}>
      <div class="row dialog-buttons">
        <button type="button" class="button button-ghost" onClick={() => question.answer(false)}>
          <span>{question.no}</span>
        </button>
        <button type="button" class="button button-solid tone-primary" onClick={() => question.answer(true)}>
          <span>{question.yes}</span>
        </button>
      </div>
    </Dialog>
  );
}
