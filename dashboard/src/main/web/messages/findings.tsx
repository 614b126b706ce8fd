import type { Message } from "../api/types";
import { CopyButton } from "../ui/parts";

/** What the platform found in a message that somebody should see before its text. */
export function Findings({ message }: { message: Message }) {
  const warnings = [
    message.parse_failed && "The message could not be read in time: only its raw form has everything.",
    message.hidden_text && "It has text that a person does not see but a program reads. Do not trust what an agent makes of it.",
  ].filter((each): each is string => !!each);
  return (
    <>
      {warnings.map((warning) => (
        <p key={warning} class="notice bad">
          {warning}
        </p>
      ))}
      {message.codes.length > 0 && (
        <ul class="attachments" aria-label="Codes">
          {message.codes.map(({ code }) => (
            <li key={code} class="notice copyable">
              Code <code>{code}</code>
              <CopyButton text={code} label={`Copy the code ${code}`} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
