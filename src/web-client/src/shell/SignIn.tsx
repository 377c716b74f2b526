import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { isMap } from "../values/json";
import { say, type Word } from "./words";

interface Ways {
  readonly password: boolean;
  readonly oidc: boolean;
}

const problems: Readonly<Record<string, Word>> = {
  invalid_credentials: "wrongPassword",
  too_many_attempts: "tooManyAttempts",
  unreachable: "unreachable",
};

export function SignIn() {
  const client = useClient();
  const { http } = client.surroundings;
  const [ways, setWays] = useState<Ways | null>(null);
  const [problem, setProblem] = useState("");
  const [isSending, setSending] = useState(false);
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = say("signInTitle");
    void http.get("/api/v1/sign-in").then((reply) => {
      const found = reply.ok && isMap(reply.value) ? reply.value : {};
      setWays({ password: found["password"] === true, oidc: found["oidc"] === true });
    });
  }, []);

  // Before anybody can type: later it would take the focus from the password, and the password would go where it can be read.
  useLayoutEffect(() => user.current?.focus(), [ways]);

  async function submit(): Promise<void> {
    setSending(true);
    setProblem("");
    const reply = await http.post("/api/v1/sign-in", { user: user.current?.value ?? "", password: password.current?.value ?? "" });
    setSending(false);
    if (reply.ok) {
      await client.enter();
      return;
    }

    const word = problems[reply.status === 429 ? "too_many_attempts" : reply.code];
    setProblem(word === undefined ? reply.detail || say("somethingFailed") : say(word));
    password.current?.select();
  }

  return (
    <main class="sign-in" id="main">
      <img src="/client/icon.svg" alt="" width={48} height={48} />
      <h1>{say("signInTitle")}</h1>
      {ways === null ? <p class="muted" role="status">{say("loading")}</p> : null}
      {ways?.password === true ? (
        <form
          class="column"
          aria-label={say("signIn")}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <label class="field">
            <span class="label">{say("user")}</span>
            <input ref={user} class="input" name="user" autocomplete="username" autocapitalize="none" spellcheck={false} required />
          </label>
          <label class="field">
            <span class="label">{say("password")}</span>
            <input ref={password} class="input" name="password" type="password" autocomplete="current-password" required />
          </label>
          {problem === "" ? null : <p class="problem" role="alert">{problem}</p>}
          <button type="submit" class="button button-solid tone-primary" disabled={isSending} aria-busy={isSending ? "true" : undefined}>
            <span>{say("signIn")}</span>
          </button>
        </form>
      ) : null}
      {ways?.oidc === true ? (
        <a class="button button-solid" href={`/login/oidc?return=${encodeURIComponent(location.pathname + location.search)}`}>
          <span>{say("signInOidc")}</span>
        </a>
      ) : null}
      {ways !== null && !ways.password && !ways.oidc ? <p>{say("signInToken")}</p> : null}
    </main>
  );
}
