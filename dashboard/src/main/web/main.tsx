import { render } from "preact";
import { useEffect } from "preact/hooks";
import { keepInboxes } from "./app/inboxes";
import { listenToKeys } from "./app/keyboard";
import { keepConnected } from "./app/live";
import { useResource } from "./app/resource";
import { route } from "./app/route";
import { endedNotice, loadSession, session } from "./app/session";
import { useSignals } from "./app/signals";
import { applyTheme } from "./app/theme";
import { Shell } from "./pages/shell";
import { OpenLink, SignIn } from "./pages/sign-in";
import { SignUp } from "./pages/sign-up";
import { Failure, Loading } from "./ui/parts";

function App() {
  useSignals();
  const start = useResource("session", loadSession);
  const [first, token] = route.value.path;
  useEffect(() => {
    // a page that is left open all night says that the session ended as soon as it is looked at
    const look = () => document.visibilityState === "visible" && session.value && void loadSession().catch(() => {});
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  if (session.value === undefined) {
    return start.error ? <Failure error={start.error} retry={start.reload} /> : <Loading />;
  }
  if (first === "link" && token) return <OpenLink key={token} token={token} />;
  if (first === "sign-up") return <SignUp />;
  if (session.value) return <Shell />;
  return first === undefined && !endedNotice.value ? <SignUp /> : <SignIn />;
}

applyTheme();
listenToKeys();
keepInboxes();
keepConnected();

const place = document.getElementById("app");
if (place) render(<App />, place);
