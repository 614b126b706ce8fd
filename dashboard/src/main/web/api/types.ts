// The types of the API, made of its description for the package for Node, under the names that pages use.
import type { components } from "../../../../../clients/node/src/openapi";

type Schemas = components["schemas"];

export type ApiKey = Schemas["ApiKey"];
export type Attachment = Schemas["Attachment"];
export type DnsCheck = Schemas["DnsCheck"];
export type DnsRecord = Schemas["DnsRecord"];
export type DnsRecords = Schemas["DnsRecords"];
export type Domain = Schemas["Domain"];
export type EventName = Schemas["Event"]["event"];
export type Inbox = Schemas["Inbox"];
export type LedgerEntry = Schemas["LedgerEntry"];
export type Message = Schemas["Message"];
export type FoundMessage = Schemas["FoundMessage"];
export type NewApiKey = Schemas["NewApiKey"];
export type NewWebhook = Schemas["NewWebhook"];
export type Organization = Schemas["Organization"];
export type Recipient = Schemas["Recipient"];
export type Registration = Schemas["Registration"];
export type RotatedSecret = Schemas["RotatedSecret"];
export type SearchRequest = Schemas["SearchRequest"];
export type SentMessage = Schemas["SentMessage"];
export type Suppression = Schemas["Suppression"];
export type Thread = Schemas["Thread"];
export type ThreadWithMessages = Schemas["ThreadWithMessages"];
export type TimelineEntry = Schemas["TimelineEntry"];
export type Wallet = Schemas["Wallet"];
export type Webhook = Schemas["Webhook"];
export type WebhookAttempt = Schemas["WebhookAttempt"];

export interface Data<T> {
  data: T;
}

/** @property meta.next_cursor null on the last page */
export interface Page<T> {
  data: T[];
  meta: { next_cursor: string | null };
}

/** What a stream of events carries: of all that the kinds of subject have, what the dashboard reads. */
export interface PlatformEvent {
  id: string;
  event: EventName;
  timestamp: string;
  test?: boolean;
  data: EventSubject;
}

export interface EventSubject {
  id: string;
  inbox_id?: string;
  email?: string;
  name?: string;
  subject?: string;
  from_email?: string | null;
  to_emails?: string[];
  recipient?: string;
  detail?: string;
  deleted?: boolean;
}

export interface OrganizationName {
  id: string;
  name: string;
}

export interface Session {
  id: string;
  kind: "key" | "owner" | "operator";
  owner_email?: string | null;
  organizations: OrganizationName[];
  test: boolean;
  expires_at: string;
  idle_expires_at: string;
}

/** One of the sessions that somebody may revoke. */
export interface SignedInDevice {
  id: string;
  device: string | null;
  address: string | null;
  created_at: string;
  last_used_at: string | null;
  current: boolean;
}
