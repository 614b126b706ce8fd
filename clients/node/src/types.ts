import type { components, operations } from "./openapi.js";

type Schemas = components["schemas"];
type Query<Operation extends keyof operations> = NonNullable<operations[Operation]["parameters"]["query"]>;

export type ApiKey = Schemas["ApiKey"];
export type ApiKeyRequest = Schemas["ApiKeyRequest"];
export type NewApiKey = Schemas["NewApiKey"];
export type Attachment = Schemas["Attachment"];
export type CalendarEvent = Schemas["CalendarEvent"];
export type CurrentSession = Schemas["CurrentSession"];
export type DnsRecords = Schemas["DnsRecords"];
export type Domain = Schemas["Domain"];
export type DomainRequest = Schemas["DomainRequest"];
export type Suppression = Schemas["Suppression"];
export type SuppressionRequest = Schemas["SuppressionRequest"];
export type EventName = Schemas["Event"]["event"];
export type Inbox = Schemas["Inbox"];
export type InboxRequest = Schemas["InboxRequest"];
export type LedgerEntry = Schemas["LedgerEntry"];
export type LinkRequest = Schemas["LinkRequest"];
export type Message = Schemas["Message"];
export type MessageLink = Schemas["MessageLink"];
export type NewSession = Schemas["NewSession"];
export type Organization = Schemas["Organization"];
export type ReceivedCode = Schemas["ReceivedCode"];
export type Registration = Schemas["Registration"];
export type RegistrationRequest = Schemas["RegistrationRequest"];
export type RenamedOrganization = Schemas["RenamedOrganization"];
export type RenameRequest = Schemas["RenameRequest"];
export type RotatedSecret = Schemas["RotatedSecret"];
export type SentMessage = Schemas["SentMessage"];
export type Session = Schemas["Session"];
export type SignInRequest = Schemas["SignInRequest"];
export type Thread = Schemas["Thread"];
export type ThreadWithMessages = Schemas["ThreadWithMessages"];
export type VerificationCode = Schemas["VerificationCode"];
export type Wallet = Schemas["Wallet"];
export type Webhook = Schemas["Webhook"];
export type ChangedWebhook = Schemas["ChangedWebhook"];
export type NewWebhook = Schemas["NewWebhook"];
export type WebhookAttempt = Schemas["WebhookAttempt"];
export type WebhookChangeRequest = Schemas["WebhookChangeRequest"];
export type WebhookReplay = Schemas["WebhookReplay"];
export type WebhookReplayRequest = Schemas["WebhookReplayRequest"];
export type WebhookRequest = Schemas["WebhookRequest"];
export type WebhookTelling = Schemas["WebhookTelling"];
export type WebhookTestRequest = Schemas["WebhookTestRequest"];

type InboxEventName = "inbox.created" | "inbox.deleted";

/** What happened, as webhooks, the list of events and its stream tell it: told apart by `event`. */
export type Event<Name extends EventName = EventName> = Name extends EventName
  ? Omit<Schemas["Event"], "event" | "data"> & {
      event: Name;
      /** Where it was deleted since, only its ids are left. */
      data: Schemas[Name extends InboxEventName ? "InboxSubject" : "MessageSubject"] | Schemas["GoneSubject"];
    }
  : never;

/** A message as lists show it, with what the search found in it. */
export type FoundMessage = Message & Pick<Schemas["FoundMessage"], "highlights">;

/** A file to send: its content in base64, or its bytes, which go as they are. */
export interface AttachmentContent {
  filename: string;
  content: string | Uint8Array | ArrayBuffer | Blob;
  /** Media type with its parameters. Unless told, that of the Blob, else application/octet-stream. */
  content_type?: string | null | undefined;
  /** By which the HTML shows it: `<img src="cid:logo">` */
  content_id?: string | null | undefined;
  /** `attachment` unless it has a content_id */
  disposition?: "inline" | "attachment" | null | undefined;
}

type WithFiles<Request> = Omit<Request, "attachments"> & {
  /** At most 5, of 10 MB each */
  attachments?: AttachmentContent[] | null | undefined;
};

export type SendRequest = WithFiles<Schemas["SendRequest"]>;
export type ReplyRequest = WithFiles<Schemas["ReplyRequest"]>;

export interface PageQuery {
  /** How many on a page (25, at most 100) */
  limit?: number | undefined;
  /** `next_cursor` of a page: the list begins after it */
  cursor?: string | undefined;
}

export type SearchRequest = Schemas["SearchRequest"];
export type MessageListQuery = Query<"listMessages">;
export type CodeQuery = Query<"listCodes">;
export type LedgerQuery = Query<"listLedger">;
export type SuppressionListQuery = Query<"listSuppressions">;
