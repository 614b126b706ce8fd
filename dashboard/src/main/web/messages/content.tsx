import { useState } from "preact/hooks";
import { address, getText } from "../api/client";
import type { Message } from "../api/types";
import { useResource } from "../app/resource";
import { Icon } from "../ui/icons";
import { Button, CopyButton, Failure, Loading } from "../ui/parts";
import { headersOf } from "./headers";
import { messagePath } from "./paths";

const LONGEST_SHOWN = 200_000; // characters of a raw message; the rest is in the file

export function Content({ message, form }: { message: Message; form: string }) {
  switch (form) {
    case "html":
      return <Html message={message} />;
    case "headers":
    case "raw":
      return <Raw message={message} headers={form === "headers"} />;
    default:
      return <Text message={message} />;
  }
}

function Text({ message }: { message: Message }) {
  const [whole, setWhole] = useState(false);
  const body = message.text_body ?? message.extracted_text;
  const hidesSomething = message.extracted_text.trim() !== body.trim() && message.extracted_text !== "";
  return (
    <>
      <pre class="prose">{(whole || !hidesSomething ? body : message.extracted_text) || "The message has no text."}</pre>
      {hidesSomething && (
        <Button kind="quiet" onPress={() => setWhole(!whole)}>
          {whole ? "Only the new text" : "With quoted text"}
        </Button>
      )}
    </>
  );
}

/** In a frame that runs no script, sends no form, and loads pictures from elsewhere only once that is asked for. */
function Html({ message }: { message: Message }) {
  const [pictures, setPictures] = useState(false);
  const source = address(messagePath(message.inbox_id, message.id) + "/view", { remote_images: pictures || undefined });
  return (
    <>
      {!pictures && (
        <p class="frame-note">
          Pictures from elsewhere are not loaded: their servers would learn that the message is read.
          <Button kind="quiet" onPress={() => setPictures(true)}>
            Load pictures
          </Button>
        </p>
      )}
      <iframe
        key={source}
        title="The message as HTML"
        src={source}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
      />
    </>
  );
}

function Raw({ message, headers }: { message: Message; headers: boolean }) {
  const path = messagePath(message.inbox_id, message.id) + "/raw";
  const raw = useResource(path, (signal) => getText(path, signal));
  if (raw.data === undefined) return raw.error ? <Failure error={raw.error} retry={raw.reload} /> : <Loading />;
  if (headers) {
    return (
      <dl class="headers">
        {headersOf(raw.data).map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <>
      <p class="actions">
        <a class="button" download={`${message.id}.eml`} href={address(path)}>
          <Icon name="download" /> Download
        </a>
        <CopyButton text={raw.data} label="Copy raw message" quiet={false} />
      </p>
      <pre class="raw">{raw.data.slice(0, LONGEST_SHOWN)}</pre>
      {raw.data.length > LONGEST_SHOWN && <p class="muted">The file has the rest.</p>}
    </>
  );
}
