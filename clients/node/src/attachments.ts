import { ConfigurationError } from "./errors.js";
import type { AttachmentContent, ReplyRequest, SendRequest } from "./types.js";

/** The body of a send or reply: JSON, or multipart where there are bytes, which base64 would make a third larger. */
export function body(request: SendRequest | ReplyRequest): unknown {
  const files = request.attachments ?? [];
  if (files.every((file) => typeof file.content === "string")) return request;
  const form = new FormData();
  for (const [name, value] of Object.entries(request)) {
    if (name === "attachments" || value === undefined || value === null) continue;
    if (Array.isArray(value)) value.forEach((entry, i) => form.append(`${name}[${i}]`, String(entry)));
    else form.append(name, String(value));
  }
  files.forEach((file, i) => {
    form.append(`attachments[${i}]`, blob(file, i), file.filename);
    for (const name of ["content_id", "content_type", "disposition"] as const) {
      const value = file[name];
      // a Blob has its type in lower case
      if (value !== undefined && value !== null) form.append(`attachments[${i}][${name}]`, value);
    }
  });
  return form;
}

function blob(file: AttachmentContent, index: number): Blob {
  const { content } = file;
  const own = content instanceof Blob ? content.type : "";
  const type = file.content_type ?? (own || "application/octet-stream");
  if (content instanceof Blob) return content.type === type ? content : content.slice(0, content.size, type);
  return new Blob([typeof content === "string" ? decoded(content, index) : content], { type });
}

/** Buffer.from() would skip what is no base64. */
function decoded(base64: string, index: number): Uint8Array {
  const text = base64.replace(/\s+/g, "");
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new ConfigurationError(`attachments[${index}].content is no base64. Pass the bytes of a file as Uint8Array.`);
  }
  return Buffer.from(text, "base64");
}
