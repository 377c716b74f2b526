import { useClient } from "../client/context";
import { Glyph } from "../icons/Glyph";
import { Popover } from "./Popover";
import { setTheme, theme, themes } from "./theme";
import { say } from "./words";

/** Who is signed in, the language, the colours, the way out. */
export function Account() {
  const client = useClient();
  const session = client.session.value;
  const languages = client.languages.value;
  return (
    <Popover label={say("account")} class="account" button={<Glyph name="user" />}>
      {session?.user == null ? null : (
        <div class="account-user">
          <strong>{session.user.name}</strong>
          <span class="muted small">{[session.user.organization, session.role].filter((part) => part !== "").join(" · ")}</span>
        </div>
      )}
      {languages.length < 2 ? null : (
        <label class="field">
          <span class="label">{say("language")}</span>
          <select class="input select" value={session?.language} onChange={(event) => void client.setLanguage(event.currentTarget.value)}>
            {languages.map((language) => (
              <option key={language} value={language}>
                {nameOf(language)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span class="label">{say("theme")}</span>
        <select class="input select" value={theme.value} onChange={(event) => setTheme(themes.find((known) => known === event.currentTarget.value) ?? "system")}>
          {themes.map((known) => (
            <option key={known} value={known}>
              {say(known)}
            </option>
          ))}
        </select>
      </label>
      {session?.user == null ? (
        <button type="button" class="button button-solid" onClick={() => (client.needsSignIn.value = true)}>
          <span>{say("signIn")}</span>
        </button>
      ) : (
        <button type="button" class="button button-solid" onClick={() => void client.signOut()}>
          <Glyph name="log-out" size={18} />
          <span>{say("signOut")}</span>
        </button>
      )}
    </Popover>
  );
}

/** A language is named in itself. */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
