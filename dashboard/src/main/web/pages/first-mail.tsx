// Before there is any mail: how the first one is sent, with everything filled in.
import { inboxes } from "../app/inboxes";
import { freshApiKey } from "../app/session";
import { to } from "../app/route";
import { CodeBlock, CopyButton } from "../ui/parts";
import { Icon } from "../ui/icons";

export function FirstMail() {
  const inbox = inboxes.value?.[0];
  if (!inbox) {
    return (
      <div class="empty">
        <Icon name="inbox" />
        <h1>No inbox yet</h1>
        <p class="muted">An inbox is an address that sends and receives.</p>
        <a class="button primary" href={to("inboxes")}>
          Create an inbox
        </a>
      </div>
    );
  }
  return (
    <div class="first">
      <h1>Waiting for the first message</h1>
      <p class="muted pulse" role="status">
        It appears here as soon as it is sent or received.
      </p>
      <h2>Send to</h2>
      <p class="copyable">
        <code>{inbox.email}</code>
        <CopyButton text={inbox.email} label="Copy the address" />
      </p>
      <h2>Or let it write to itself</h2>
      <CodeBlock label="the command that sends a message" code={sendCommand(inbox.id, inbox.email, freshApiKey.value)} />
      {!freshApiKey.value && (
        <p class="muted">
          <code>$MAILBOXKIT_API_KEY</code> is the key you were given; <a href={to("keys")}>make another</a> where it is lost.
        </p>
      )}
      <p>
        <a class="button" href={to("compose")}>
          <Icon name="compose" /> Write one here
        </a>
      </p>
    </div>
  );
}

export function sendCommand(inbox: string, address: string, key: string | undefined): string {
  return `curl -s -X POST ${location.origin}/api/v1/inboxes/${inbox}/messages/send \\
  -H "Authorization: Bearer ${key ?? "$MAILBOXKIT_API_KEY"}" \\
  -H 'Content-Type: application/json' \\
  -d '{"to": ["${address}"], "subject": "Hello", "text": "My first message"}'`;
}
