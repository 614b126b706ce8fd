import { address, at } from "../api/client";
import type { Message } from "../api/types";
import { bytes } from "../app/format";
import { Icon } from "../ui/icons";
import { messagePath } from "./paths";

export function Attachments({ message }: { message: Message }) {
  if (message.attachments.length === 0) return null;
  return (
    <ul class="attachments" aria-label="Attachments">
      {message.attachments.map((file) => (
        <li key={file.id}>
          <a download href={address(messagePath(message.inbox_id, message.id) + at`/attachments/${file.id}`)}>
            <Icon name="attach" />
            <span>{file.filename}</span>
            <span class="muted">{bytes(file.size)}</span>
          </a>
        </li>
      ))}
      {message.attachments_omitted > 0 && <li class="muted">{message.attachments_omitted} more only in the raw message</li>}
    </ul>
  );
}
