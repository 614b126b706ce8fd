// Who is signed in, and which organization is looked at.
import { computed, signal } from "./signals";
import { ApiError, get, post, provideContext, remove } from "../api/client";
import type { Data, OrganizationName, Session } from "../api/types";

const CHOSEN = "mailboxkit-organization"; // its id and name, kept for this tab
const SIGNED_IN = "mailboxkit-signed-in"; // that there is a cookie, which scripts cannot see

/** undefined until it is known, null where nobody is signed in */
export const session = signal<Session | null | undefined>(localStorage.getItem(SIGNED_IN) ? undefined : null);

/** The key of a new agent, in memory only, until the page is left. */
export const freshApiKey = signal<string | undefined>(undefined);

/** Why the sign-in page is shown to somebody who was signed in. */
export const endedNotice = signal(false);

const chosen = signal<OrganizationName | undefined>(stored());

export const organization = computed<OrganizationName | undefined>(() => {
  const now = session.value;
  if (!now) return undefined;
  const among = now.organizations.find((each) => each.id === chosen.value?.id);
  return among ?? (now.kind === "operator" ? chosen.value : undefined) ?? now.organizations[0];
});

export function choose(organization: OrganizationName): void {
  chosen.value = organization;
  sessionStorage.setItem(CHOSEN, JSON.stringify(organization));
}

function stored(): OrganizationName | undefined {
  try {
    const given = JSON.parse(sessionStorage.getItem(CHOSEN) ?? "null") as OrganizationName | null;
    return typeof given?.id === "string" && typeof given.name === "string" ? given : undefined;
  } catch {
    return undefined;
  }
}

provideContext({
  // a key has one organization, which needs no name
  organization: () => (session.value?.kind === "key" ? undefined : organization.value?.id),
  sessionEnded,
});

/** Shows the sign-in page, after which the reader is where they were. */
export function sessionEnded(): void {
  if (session.value) endedNotice.value = true;
  forget();
}

function forget(): void {
  localStorage.removeItem(SIGNED_IN);
  session.value = null;
}

export async function loadSession(): Promise<void> {
  if (!localStorage.getItem(SIGNED_IN)) return forget();
  try {
    session.value = (await get<Data<Session>>("/session")).data;
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.status !== 401) throw failure;
    forget();
  }
}

/** @param proof an API key, which is exchanged for a cookie and not kept, or the token of a mailed link */
export async function signIn(proof: { api_key: string } | { token: string }): Promise<void> {
  await post("/sessions", { body: proof });
  localStorage.setItem(SIGNED_IN, "yes");
  endedNotice.value = false;
  await loadSession();
}

export async function signOut(): Promise<void> {
  await remove("/session");
  freshApiKey.value = undefined;
  endedNotice.value = false;
  forget();
}
