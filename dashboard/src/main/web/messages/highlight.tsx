// Highlights come as HTML with `<em>` around what was found. They are shown as text: nothing of them becomes markup.

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#x2F;": "/", "&#39;": "'" };

const decoded = (text: string): string => text.replace(/&(amp|lt|gt|quot|#x27|#x2F|#39);/g, (entity) => ENTITIES[entity] ?? entity);

export const hasMark = (html: string): boolean => html.includes("<em>");

export function Highlighted({ html }: { html: string }) {
  const [before = "", ...marked] = html.split("<em>");
  return (
    <>
      {decoded(before)}
      {marked.map((piece, index) => {
        const end = piece.indexOf("</em>");
        return (
          <span key={index}>
            <mark>{decoded(end < 0 ? piece : piece.slice(0, end))}</mark>
            {end < 0 ? "" : decoded(piece.slice(end + "</em>".length))}
          </span>
        );
      })}
    </>
  );
}
