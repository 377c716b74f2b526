import { useEffect, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { PageLink } from "../components/PageLink";
import { Glyph } from "../icons/Glyph";
import { Confirm } from "../overlays/Confirm";
import { OpenSurfaces } from "../overlays/OpenSurfaces";
import { Account } from "./Account";
import { Bell } from "./Bell";
import { PageView } from "./PageView";
import { Sidebar } from "./Sidebar";
import { SignIn } from "./SignIn";
import { Strips } from "./Strips";
import { Toasts } from "./Toasts";
import { Tray } from "./Tray";
import { say } from "./words";

export function App() {
  const { needsSignIn, page, notices } = useClient();
  const isFull = page.template.value === "full";
  return (
    <>
      {needsSignIn.value === true ? <SignIn /> : isFull ? <FullPage /> : <EmptyPage />}
      <OpenSurfaces />
      <Confirm />
      <Toasts />
      <div class="only-read" role="status" aria-live="polite">{notices.said.value}</div>
    </>
  );
}

function EmptyPage() {
  return (
    <div class="bare-page">
      <Strips />
      <PageView />
    </div>
  );
}

function FullPage() {
  const { session } = useClient();
  const [isMenuOpen, setMenuOpen] = useState(false);
  useEffect(() => {
    if (!isMenuOpen) {
      return;
    }

    const close = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        setMenuOpen(false);
      }
    };
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [isMenuOpen]);
  return (
    <div class={isMenuOpen ? "shell menu-is-open" : "shell"}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>
        {say("skip")}
      </a>
      <header class="bar">
        <button type="button" class="icon-button bar-button menu-button" aria-label={say("menu")} aria-expanded={isMenuOpen} aria-controls="sidebar" onClick={() => setMenuOpen(!isMenuOpen)}>
          <Glyph name={isMenuOpen ? "x" : "menu"} />
        </button>
        <PageLink path="/" class="brand" label="PluginTasks">
          <img src="/client/icon.svg" alt="" width={28} height={28} />
          <span>PluginTasks</span>
        </PageLink>
        <div class="bar-rest" />
        {session.value === null ? null : (
          <>
            <Tray />
            <Bell />
          </>
        )}
        <Account />
      </header>
      <div class="sidebar" id="sidebar">
        <Sidebar onGo={() => setMenuOpen(false)} />
      </div>
      <div class="sidebar-shade" onClick={() => setMenuOpen(false)} />
      <div class="content">
        <Strips />
        <PageView />
      </div>
    </div>
  );
}
