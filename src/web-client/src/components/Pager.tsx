import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly canMove: boolean;
  readonly onPage: (page: number) => void;
}

export function Pager({ page, pages, total, canMove, onPage }: PagerProps) {
  return (
    <div class="pager" role="group" aria-label={say("paging")}>
      <span class="muted small">{say("rows", { count: total })}</span>
      {pages <= 1 ? null : (
        <>
          <span class="small" aria-live="polite">{say("pageOf", { page, pages })}</span>
          {canMove ? (
            <>
              <button type="button" class="icon-button" aria-label={say("previousPage")} disabled={page <= 1} onClick={() => onPage(page - 1)}>
                <Glyph name="chevron-left" size={18} />
              </button>
              <button type="button" class="icon-button" aria-label={say("nextPage")} disabled={page >= pages} onClick={() => onPage(page + 1)}>
                <Glyph name="chevron-right" size={18} />
              </button>
            </>
          ) : null}
        </>
      )}
    </div>
  );
}
