import { at, get, remove } from "../api/client";
import type { Page, SignedInDevice } from "../api/types";
import { attempt } from "../app/notify";
import { usePages } from "../app/resource";
import { session } from "../app/session";
import { Badge, Button, Empty, Heading, Time } from "../ui/parts";
import { Table } from "../ui/table";

export function Sessions() {
  const pages = usePages<SignedInDevice>(session.value?.id ?? null, (cursor, signal) =>
    get<Page<SignedInDevice>>("/sessions", { query: { cursor }, signal }),
  );
  return (
    <div class="page">
      <Heading title="Sessions" lead="Where this account is signed in. A revoked one ends at once." />
      <Table
        label="Sessions"
        pages={pages}
        id={(each) => each.id}
        columns={[
          {
            title: "Device",
            cell: (each) => (
              <>
                {browserOf(each.device)} {each.current && <Badge tone="good">this one</Badge>}
              </>
            ),
          },
          { title: "Address", cell: (each) => each.address },
          { title: "Signed in", cell: (each) => <Time at={each.created_at} /> },
          { title: "Last used", cell: (each) => (each.last_used_at ? <Time at={each.last_used_at} /> : "") },
          {
            title: "Actions",
            actions: true,
            cell: (each) =>
              each.current ? null : (
                <Button
                  kind="quiet"
                  aria-label={`Revoke the session of ${browserOf(each.device)}`}
                  onPress={async () => {
                    if (await attempt(() => remove(at`/sessions/${each.id}`), "The session is revoked.")) pages.reload();
                  }}
                >
                  Revoke
                </Button>
              ),
          },
        ]}
        empty={<Empty icon="devices" title="No sessions" />}
      />
    </div>
  );
}

const BROWSERS = ["Edg", "OPR", "Firefox", "Chrome", "Safari"];
const NAMES: Record<string, string> = { Edg: "Edge", OPR: "Opera" };
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"];

/** A User-Agent in two words, where it is one of a known browser. */
export function browserOf(agent: string | null): string {
  const browser = BROWSERS.find((each) => agent?.includes(`${each}/`));
  const system = SYSTEMS.find((each) => agent?.includes(each));
  if (!agent || !browser) return agent ?? "Unknown device";
  return `${NAMES[browser] ?? browser}${system ? ` on ${system.replace("Mac OS X", "macOS")}` : ""}`;
}
