// Made by `npm run generate` of the platform's OpenAPI description; do not edit.

export interface paths {
    "/api/v1/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Masked, and without those that were revoked.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The key is in this answer and never shown again. A test key (`mbk_test_…`) opens the sandbox: it sends to nobody, costs nothing and sees test messages only.
         */
        post: operations["makeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api_keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an API key, masked */
        get: operations["showApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It opens nothing any more, on any node, once this is answered.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List domains */
        get: operations["listDomains"];
        put?: never;
        /**
         * Add a domain
         * @description Publish the records of its `dns` next, then verify it.
         */
        post: operations["addDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains/{domain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a domain */
        get: operations["showDomain"];
        put?: never;
        post?: never;
        /**
         * Delete a domain
         * @description Its inboxes stay and can be read, but nothing is sent from them any more.
         */
        delete: operations["deleteDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains/{domain_id}/dns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the records to publish
         * @description As they are to be entered where the domain is hosted. `@` is the domain itself.
         */
        get: operations["showRecordsToPublish"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains/{domain_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a domain
         * @description Asks DNS now. It is verified where MX, SPF and DKIM are right, and checked again every day.
         */
        post: operations["verifyDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description What webhooks are told of, the newest first, for whoever cannot be called.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow events
         * @description As server-sent events, as they happen. After a break, `Last-Event-ID` goes on where it was: nothing is left out or told twice.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List inboxes */
        get: operations["listInboxes"];
        put?: never;
        /** Make an inbox */
        post: operations["makeInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an inbox */
        get: operations["showInbox"];
        put?: never;
        post?: never;
        /**
         * Delete an inbox
         * @description With all its messages. Mail to its address is refused from now on. The address is not given to another organization.
         */
        delete: operations["deleteInbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List codes
         * @description Codes and confirmation links of messages that came in, the newest first. Without `since`, those of the last 10 minutes. `from` is a part of the sender's name or address in any case. With `wait`, such as `30s`, the answer comes as soon as there is one, or empty when the time is over. Believe the sender only where `dmarc` is `pass`.
         */
        get: operations["listCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages
         * @description Without bodies and events; `extracted_text` is cut at 2,000 characters. `from` and `subject` are parts of them in any case. With `wait`, such as `30s`, the answer comes as soon as an inbound message matches, or empty when the time is over.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message
         * @description Charges the wallet and queues the message, both or neither. The status and the events of the message tell how delivery goes. Recipients on the suppression list are `rejected`; where all are, the message is, and costs nothing.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a message
         * @description With its bodies and everything that happened to it. `html_safe` runs and loads nothing; with `remote_images=true` it shows pictures from elsewhere, whose servers learn of that.
         */
        get: operations["showMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages/{message_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an attachment
         * @description The `url` of an attachment gives the same without a key, until it expires.
         */
        get: operations["getAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages/{message_id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a raw message
         * @description As they came or went (RFC 5322).
         */
        get: operations["getRawMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages/{message_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply to a message
         * @description Goes to the address in Reply-To or From unless `to` says otherwise; `Re:` is put before the subject once, and the reply joins the thread. Costs what a message costs.
         */
        post: operations["replyToMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/messages/{message_id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * View a message
         * @description Its HTML, or else its text, as a page for an iframe: it runs and loads nothing. Pictures that are parts of the message are in it. With `remote_images=true` it shows pictures from elsewhere, whose servers learn of that.
         */
        get: operations["viewMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List threads
         * @description Those with the newest message first.
         */
        get: operations["listThreads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search messages
         * @description Over all inboxes, the newest first. Everything that is given must hold. `highlights` are pieces of HTML with what was found in `<em>`.
         */
        post: operations["searchMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the organization */
        get: operations["showOrganization"];
        put?: never;
        post?: never;
        /**
         * Delete the organization
         * @description For its owner, in a session by link. Deletes its inboxes with their messages, its webhooks and domains, and revokes its API keys. What its wallet holds is lost. The ledger stays for the operator.
         */
        delete: operations["deleteOrganization"];
        options?: never;
        head?: never;
        /** Rename the organization */
        patch: operations["renameOrganization"];
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an agent
         * @description Makes an organization with an API key, a wallet and an inbox. The first one of an owner has the opening credit in its wallet. Needs no key. The API key is in this answer and never shown again.
         */
        post: operations["registerAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the session
         * @description What the session of the request is, and which organizations it sees. With an API key, what the key sees.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Revokes the session of the request, which opens nothing any more, on any node, once this is answered. With an API key it does nothing.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description Those that have not ended: of an owner all of the owner's; with an API key, or in a session that one opened, those of all keys of the organization.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Sign in
         * @description For browsers. Takes an API key or the token of a link, and sets the cookie `mailboxkit_session`, which every operation takes in place of an API key. Requests with the cookie that change something need the header `X-Requested-With: mailboxkit-dashboard`. The session of an owner names its organization in `MailboxKit-Organization`, or else has the first. An answer that is given once more for an `Idempotency-Key` sets no cookie.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a link
         * @description Mails a link to the address if an agent named it as its owner's. The link opens a session once, within 15 minutes, that sees every organization of the owner. The answer is the same whether there is such an agent or not.
         */
        post: operations["mailLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a session
         * @description It opens nothing any more, on any node, once this is answered.
         */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppressions
         * @description Addresses to which nothing is sent: a recipient that is one of them is `rejected`.
         */
        get: operations["listSuppressions"];
        put?: never;
        /**
         * Suppress an address
         * @description Nothing is sent to it any more. Addresses that bounce for good (`hard_bounce`) and whose readers complain (`complaint`) are added by the platform.
         */
        post: operations["suppressAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/{suppression_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a suppression */
        get: operations["showSuppression"];
        put?: never;
        post?: never;
        /**
         * Remove a suppression
         * @description Mail is sent there again, until it bounces or its reader complains once more.
         */
        delete: operations["removeSuppression"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a thread
         * @description With its messages, the oldest first, at most 100.
         */
        get: operations["showThread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the balance */
        get: operations["showBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wallet/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ledger
         * @description Every credit, charge and refund with the balance after it. Each line holds the hash of the line before: nothing can be changed or left out unseen.
         */
        get: operations["listLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Make a webhook
         * @description The secret that signs every call is in this answer and never shown again.
         */
        post: operations["makeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a webhook */
        get: operations["showWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description What it has not been told yet it is not told any more.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook attempts
         * @description Every call with what came of it, the newest first.
         */
        get: operations["listWebhookAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/attempts/{attempt_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a webhook attempt
         * @description Tells the event of this attempt once more, under the same id.
         */
        post: operations["replayWebhookAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay events */
        post: operations["replayEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a webhook secret
         * @description The secret before signs too for a day.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a webhook
         * @description Tells it of an event that is made up and says so in `test`. It is tried once.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "inbox.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of inbox.created */
        post: operations["tellOf.inbox.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "inbox.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of inbox.deleted */
        post: operations["tellOf.inbox.deleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.bounced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.bounced */
        post: operations["tellOf.message.bounced"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.complained": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.complained */
        post: operations["tellOf.message.complained"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.delivered */
        post: operations["tellOf.message.delivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.opened */
        post: operations["tellOf.message.opened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.received */
        post: operations["tellOf.message.received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.rejected */
        post: operations["tellOf.message.rejected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of message.sent */
        post: operations["tellOf.message.sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AddedSuppression: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            detail: string | null;
            /** @example support@example.com */
            email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example <01KHXCQ5GVA8SQN2HJX6B9Z4T0@example.com> */
            message_id: string | null;
            /** @enum {string} */
            reason: "hard_bounce" | "complaint" | "manual";
        };
        ApiKey: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example mbk_live_0123…9abc */
            key: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            last_used_at: string | null;
            /** @example Support Agent */
            name: string;
            test: boolean;
        };
        ApiKeyRequest: {
            /**
             * @description What it is for
             * @example Production Key
             */
            name: string;
            /**
             * @description Whether it opens the sandbox instead
             * @default false
             * @example false
             */
            test?: boolean | null;
        };
        Attachment: {
            content_id: string | null;
            /** @enum {string|null} */
            disposition: "inline" | "attachment" | null;
            /** @example report.pdf */
            filename: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example application/pdf */
            mime_type: string;
            /**
             * Format: int64
             * @example 24580
             */
            size: number;
            /** Format: uri */
            url: string;
        };
        AttachmentUpload: {
            /**
             * Format: byte
             * @description The bytes of the file in base64
             * @example aGVsbG8=
             */
            content: string;
            /**
             * @description A name by which the HTML shows it: `<img src="cid:logo">`
             * @example logo
             */
            content_id?: string | null;
            /**
             * @description Media type, its parameters with it; application/octet-stream unless told. A calendar with a method, such as `text/calendar; method=REQUEST`, goes as an invitation
             * @example application/pdf
             */
            content_type?: string | null;
            /**
             * @description Whether it is shown in the text; `attachment` unless it has a content_id
             * @enum {string|null}
             */
            disposition?: "inline" | "attachment" | null;
            /** @example report.pdf */
            filename: string;
        };
        Authentication: {
            dkim: string;
            dmarc: string;
            iprev: string;
            results: string;
            spf: string;
        };
        CalendarEvent: {
            attendees: string[];
            end: string | null;
            method: string | null;
            organizer: string | null;
            start: string | null;
            summary: string | null;
            uid: string | null;
        };
        ChangedDomain: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            dkim_verified: boolean;
            dmarc_verified: boolean;
            dns?: components["schemas"]["DnsReport"];
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            is_verified: boolean;
            mx_verified: boolean;
            /** @example Support Agent */
            name: string;
            /** @description What keeps it from being verified beside DNS */
            problem: string | null;
            spf_verified: boolean;
            /**
             * Format: date-time
             * @description Since when it is verified without a break
             * @example 2026-02-20T12:00:00Z
             */
            verified_at: string | null;
        };
        ChangedWebhook: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            enabled: boolean;
            events: ("message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted")[];
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
            ordered: boolean;
            /** Format: uri */
            url: string;
        };
        CurrentSession: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            expires_at: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string | null;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            idle_expires_at: string | null;
            /** @enum {string} */
            kind: "key" | "owner" | "operator";
            organizations: components["schemas"]["OrganizationName"][];
            /** @example owner@example.com */
            owner_email: string | null;
            test: boolean;
        };
        DataAddedSuppression: {
            data: components["schemas"]["AddedSuppression"];
        };
        DataApiKey: {
            data: components["schemas"]["ApiKey"];
        };
        DataChangedDomain: {
            data: components["schemas"]["ChangedDomain"];
        };
        DataChangedWebhook: {
            data: components["schemas"]["ChangedWebhook"];
        };
        DataCurrentSession: {
            data: components["schemas"]["CurrentSession"];
        };
        DataDnsRecords: {
            data: components["schemas"]["DnsRecords"];
        };
        DataDomain: {
            data: components["schemas"]["Domain"];
        };
        DataInbox: {
            data: components["schemas"]["Inbox"];
        };
        DataListReceivedCode: {
            data: components["schemas"]["ReceivedCode"][];
        };
        DataMessage: {
            data: components["schemas"]["Message"];
        };
        DataNewInbox: {
            data: components["schemas"]["NewInbox"];
        };
        DataNewSession: {
            data: components["schemas"]["NewSession"];
        };
        DataNewWebhook: {
            data: components["schemas"]["NewWebhook"];
        };
        DataOrganization: {
            data: components["schemas"]["Organization"];
        };
        DataRenamedOrganization: {
            data: components["schemas"]["RenamedOrganization"];
        };
        DataRotatedSecret: {
            data: components["schemas"]["RotatedSecret"];
        };
        DataSentMessage: {
            data: components["schemas"]["SentMessage"];
        };
        DataSuppression: {
            data: components["schemas"]["Suppression"];
        };
        DataThreadWithMessages: {
            data: components["schemas"]["ThreadWithMessages"];
        };
        DataWallet: {
            data: components["schemas"]["Wallet"];
        };
        DataWebhook: {
            data: components["schemas"]["Webhook"];
        };
        DataWebhookReplay: {
            data: components["schemas"]["WebhookReplay"];
        };
        DataWebhookTelling: {
            data: components["schemas"]["WebhookTelling"];
        };
        DnsCheck: {
            found: string[];
            /** @enum {string} */
            outcome: "matches" | "missing" | "different" | "unknown";
            reason: string | null;
        };
        DnsRecord: {
            host: string;
            /** Format: int32 */
            priority: number | null;
            type: string;
            value: string;
        };
        DnsRecords: {
            dkim: components["schemas"]["DnsRecord"];
            dmarc: components["schemas"]["DnsRecord"];
            mx: components["schemas"]["DnsRecord"];
            spf: components["schemas"]["DnsRecord"];
        };
        /** @description What DNS said when it was last asked; left out before the first time */
        DnsReport: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            at: string;
            dkim: components["schemas"]["DnsCheck"];
            dmarc: components["schemas"]["DnsCheck"];
            mx: components["schemas"]["DnsCheck"];
            spf: components["schemas"]["DnsCheck"];
        };
        Domain: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            dkim_verified: boolean;
            dmarc_verified: boolean;
            dns?: components["schemas"]["DnsReport"];
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            is_verified: boolean;
            mx_verified: boolean;
            /** @example Support Agent */
            name: string;
            /** @description What keeps it from being verified beside DNS */
            problem: string | null;
            spf_verified: boolean;
            /**
             * Format: date-time
             * @description Since when it is verified without a break
             * @example 2026-02-20T12:00:00Z
             */
            verified_at: string | null;
        };
        DomainRequest: {
            /**
             * Format: hostname
             * @description The domain whose mail you send and receive
             * @example example.com
             */
            name: string;
        };
        Error: {
            /**
             * Format: uri
             * @description Where the code is explained
             */
            docs_url: string;
            /** @description A code that stays the same, for programs */
            error: string;
            /** @description A sentence that says what to do, for people and models */
            message: string;
        };
        Event: {
            data: components["schemas"]["EventSubject"];
            /**
             * @example message.received
             * @enum {string}
             */
            event: "message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted";
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            test?: boolean;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            timestamp: string;
        };
        EventSubject: components["schemas"]["MessageSubject"] | components["schemas"]["GoneSubject"] | components["schemas"]["InboxSubject"];
        FoundMessage: {
            attachments: components["schemas"]["Attachment"][];
            /** Format: int32 */
            attachments_omitted: number;
            authentication?: components["schemas"]["Authentication"];
            auto_submitted?: boolean;
            bcc_emails: string[];
            calendar?: components["schemas"]["CalendarEvent"];
            cc_emails: string[];
            codes: components["schemas"]["VerificationCode"][];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            events?: components["schemas"]["TimelineEntry"][];
            /** @example Thanks, got it! */
            extracted_text: string;
            extracted_text_truncated: boolean;
            /** @example customer@example.com */
            from_email: string | null;
            /** @example Ann Example */
            from_name: string | null;
            hidden_text: boolean;
            highlights: {
                [key: string]: string[];
            };
            /** @example <p>Thanks, got it!</p> */
            html_body?: string | null;
            /** @example <p>Thanks, got it!</p> */
            html_safe?: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            in_reply_to: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            is_forward?: boolean;
            links?: components["schemas"]["MessageLink"][];
            /** @example <01KHXCQ5GVA8SQN2HJX6B9Z4T0@example.com> */
            message_id: string | null;
            parse_failed: boolean;
            recipients: components["schemas"]["Recipient"][];
            references: string[];
            reply_to_emails: string[];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            sent_at: string | null;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "bounced" | "rejected" | "received";
            /** @example Re: Order 1234 */
            subject: string;
            /** @example orders */
            tag: string | null;
            test: boolean;
            /** @example Thanks, got it! */
            text_body?: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            thread_id: string;
            /**
             * @example [
             *       "support@example.com"
             *     ]
             */
            to_emails: string[];
        };
        GoneSubject: {
            deleted: boolean;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            recipient?: string;
        };
        Inbox: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example support@example.com */
            email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            organization_id: string;
        };
        InboxRequest: {
            /**
             * Format: email
             * @description An address on a verified domain of the organization, or on the agents' domain, where only `a-z`, `0-9` and `. _ + -` may come before the `@`. Default: a random address at the agents' domain
             */
            email?: string | null;
            /**
             * @description Shown as the sender's name
             * @example Support Agent
             */
            name: string;
        };
        InboxSubject: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            deleted_at?: string;
            /** @example support@example.com */
            email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            organization_id: string;
        };
        InsufficientBalance: {
            /** @description What to do */
            action: string;
            /** @description Such as $0.001 */
            balance_dollars: string;
            /** Format: int64 */
            balance_mills: number;
            /**
             * Format: uri
             * @description Where balance and terms are explained
             */
            billing_url: string;
            /** @description Such as $0.002 */
            cost_dollars: string;
            /** Format: int64 */
            cost_mills: number;
            /**
             * Format: uri
             * @description Where the code is explained
             */
            docs_url: string;
            /** Format: int64 */
            emails_remaining: number;
            /** @description A code that stays the same, for programs */
            error: string;
            /** @description A sentence that says what to do, for people and models */
            message: string;
        };
        LedgerEntry: {
            /**
             * Format: int64
             * @example -2
             */
            amount_mills: number;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            at: string;
            /**
             * Format: int64
             * @example 998
             */
            balance_after_mills: number;
            hash: string;
            /** @enum {string} */
            kind: "credit" | "charge" | "refund";
            previous_hash: string;
            reference: string;
            /** Format: int64 */
            sequence: number;
        };
        LinkRequest: {
            /**
             * Format: email
             * @description Address that agents named as their owner's when they registered
             * @example owner@example.com
             */
            owner_email: string;
        };
        Message: {
            attachments: components["schemas"]["Attachment"][];
            /** Format: int32 */
            attachments_omitted: number;
            authentication?: components["schemas"]["Authentication"];
            auto_submitted?: boolean;
            bcc_emails: string[];
            calendar?: components["schemas"]["CalendarEvent"];
            cc_emails: string[];
            codes: components["schemas"]["VerificationCode"][];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            events?: components["schemas"]["TimelineEntry"][];
            /** @example Thanks, got it! */
            extracted_text: string;
            extracted_text_truncated: boolean;
            /** @example customer@example.com */
            from_email: string | null;
            /** @example Ann Example */
            from_name: string | null;
            hidden_text: boolean;
            /** @example <p>Thanks, got it!</p> */
            html_body?: string | null;
            /** @example <p>Thanks, got it!</p> */
            html_safe?: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            in_reply_to: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            is_forward?: boolean;
            links?: components["schemas"]["MessageLink"][];
            /** @example <01KHXCQ5GVA8SQN2HJX6B9Z4T0@example.com> */
            message_id: string | null;
            parse_failed: boolean;
            recipients: components["schemas"]["Recipient"][];
            references: string[];
            reply_to_emails: string[];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            sent_at: string | null;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "bounced" | "rejected" | "received";
            /** @example Re: Order 1234 */
            subject: string;
            /** @example orders */
            tag: string | null;
            test: boolean;
            /** @example Thanks, got it! */
            text_body?: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            thread_id: string;
            /**
             * @example [
             *       "support@example.com"
             *     ]
             */
            to_emails: string[];
        };
        MessageLink: {
            /** @enum {string} */
            kind: "verify" | "reset" | "unsubscribe" | "other";
            text: string;
            url: string;
        };
        MessageSubject: {
            attachments: components["schemas"]["Attachment"][];
            /** Format: int32 */
            attachments_omitted: number;
            authentication?: components["schemas"]["Authentication"];
            auto_submitted?: boolean;
            /** @enum {string} */
            bounce_type?: "hard" | "soft";
            calendar?: components["schemas"]["CalendarEvent"];
            cc_emails: string[];
            codes: components["schemas"]["VerificationCode"][];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            detail?: string;
            /** @example Thanks, got it! */
            extracted_text: string | null;
            /** @example customer@example.com */
            from_email: string | null;
            /** @example Ann Example */
            from_name: string | null;
            hidden_text: boolean;
            /** @example <p>Thanks, got it!</p> */
            html_body: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            is_forward?: boolean;
            links?: components["schemas"]["MessageLink"][];
            /** @example <01KHXCQ5GVA8SQN2HJX6B9Z4T0@example.com> */
            message_id: string | null;
            parse_failed: boolean;
            recipient?: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            sent_at: string | null;
            /** @enum {string} */
            status?: "queued" | "sent" | "delivered" | "bounced" | "rejected" | "received";
            status_code?: string;
            /** @example Re: Order 1234 */
            subject: string;
            /** @example orders */
            tag: string | null;
            /** @example Thanks, got it! */
            text_body: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            thread_id: string | null;
            /**
             * @example [
             *       "support@example.com"
             *     ]
             */
            to_emails: string[];
            truncated?: boolean;
            /** Format: uri */
            url?: string;
        };
        Meta: {
            next_cursor: string | null;
        };
        NewApiKey: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example mbk_live_0123…9abc */
            key: string;
            /** @example Support Agent */
            name: string;
            test: boolean;
        };
        NewApiKeyAnswer: {
            data: components["schemas"]["NewApiKey"];
            message: string;
        };
        NewInbox: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example support@example.com */
            email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            organization_id: string;
        };
        NewSession: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            expires_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @enum {string} */
            kind: "key" | "owner" | "operator";
            test: boolean;
        };
        NewWebhook: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            enabled: boolean;
            events: ("message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted")[];
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
            ordered: boolean;
            secret: string;
            /** Format: uri */
            url: string;
        };
        Organization: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** Format: int64 */
            domains_count: number;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** Format: int64 */
            inboxes_count: number;
            /** Format: int64 */
            messages_count: number;
            /** @example Support Agent */
            name: string;
            /** @example owner@example.com */
            owner_email: string;
            storage: components["schemas"]["Storage"];
        };
        OrganizationName: {
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
        };
        PageApiKey: {
            data: components["schemas"]["ApiKey"][];
            meta: components["schemas"]["Meta"];
        };
        PageDomain: {
            data: components["schemas"]["Domain"][];
            meta: components["schemas"]["Meta"];
        };
        PageEvent: {
            data: components["schemas"]["Event"][];
            meta: components["schemas"]["Meta"];
        };
        PageFoundMessage: {
            data: components["schemas"]["FoundMessage"][];
            meta: components["schemas"]["Meta"];
        };
        PageInbox: {
            data: components["schemas"]["Inbox"][];
            meta: components["schemas"]["Meta"];
        };
        PageLedgerEntry: {
            data: components["schemas"]["LedgerEntry"][];
            meta: components["schemas"]["Meta"];
        };
        PageMessage: {
            data: components["schemas"]["Message"][];
            meta: components["schemas"]["Meta"];
        };
        PageSession: {
            data: components["schemas"]["Session"][];
            meta: components["schemas"]["Meta"];
        };
        PageSuppression: {
            data: components["schemas"]["Suppression"][];
            meta: components["schemas"]["Meta"];
        };
        PageThread: {
            data: components["schemas"]["Thread"][];
            meta: components["schemas"]["Meta"];
        };
        PageWebhook: {
            data: components["schemas"]["Webhook"][];
            meta: components["schemas"]["Meta"];
        };
        PageWebhookAttempt: {
            data: components["schemas"]["WebhookAttempt"][];
            meta: components["schemas"]["Meta"];
        };
        ReceivedCode: {
            code: string | null;
            /** Format: double */
            confidence: number | null;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            dmarc: string | null;
            /** @example customer@example.com */
            from_email: string | null;
            /** @example Ann Example */
            from_name: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @enum {string|null} */
            kind: "numeric" | "alphanumeric" | null;
            /** @enum {string|null} */
            link_kind: "verify" | "reset" | null;
            link_url: string | null;
            /** @example Re: Order 1234 */
            subject: string;
            /** @example orders */
            tag: string | null;
        };
        Recipient: {
            /** @enum {string} */
            bounce_type?: "hard" | "soft";
            detail: string | null;
            /** @example support@example.com */
            email: string;
            /** Format: int32 */
            opens?: number;
            /** @enum {string} */
            status: "queued" | "deferred" | "delivered" | "bounced" | "rejected" | "complained";
            status_code?: string;
        };
        Registration: {
            /** @example mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc */
            api_key: string;
            /** @example support@example.com */
            email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            message: string;
            /** @example owner@example.com */
            owner_email: string;
        };
        RegistrationRequest: {
            /**
             * @description Name of the agent
             * @example My Agent
             */
            name: string;
            /**
             * Format: email
             * @description Address of the person or company behind it, who is told when money runs out
             * @example owner@example.com
             */
            owner_email: string;
        };
        RenameRequest: {
            /**
             * @description What the agent is called from now on
             * @example My Agent
             */
            name: string;
        };
        RenamedOrganization: {
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
        };
        ReplyRequest: {
            /**
             * @description Files, of 10 MB each
             * @example []
             */
            attachments?: components["schemas"]["AttachmentUpload"][] | null;
            /**
             * @description Not shown to the others
             * @example []
             */
            bcc?: string[] | null;
            /** @example [] */
            cc?: string[] | null;
            /**
             * @description Header fields to add: `List-Unsubscribe` and others of RFC 2369, `Auto-Submitted`, `Precedence`, `X-…` of your own. At most 20 of 2,000 characters
             * @example {
             *       "List-Unsubscribe": "<https://example.com/leave?id=1>"
             *     }
             */
            headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Without text, a plain part is made of it
             * @example <p>Thank you.</p>
             */
            html?: string | null;
            /**
             * @description Whether the other recipients of the message get it too
             * @example false
             */
            reply_all?: boolean | null;
            /**
             * @description Instead of that of the message with Re: before it
             * @example Re: Hello
             */
            subject?: string | null;
            /**
             * @description One of text and html must be there
             * @example Thank you.
             */
            text?: string | null;
            /**
             * @description Instead of whom the message came from
             * @example [
             *       "customer@example.com"
             *     ]
             */
            to?: string[] | null;
            /**
             * @description Whether to notice that a recipient opens it: a picture of one pixel is put into the HTML, and message.opened tells of the first time. A message without HTML goes out as it is
             * @example false
             */
            track_opens?: boolean | null;
        };
        RotatedSecret: {
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            previous_secret_valid_until: string;
            secret: string;
        };
        SearchRequest: {
            /** @description `meta.next_cursor` of the page before */
            cursor?: string | null;
            /**
             * @description The first day in UTC, or a point in time
             * @example 2026-01-01
             */
            date_from?: ((string | null) | null) | string | null;
            /**
             * @description The last day in UTC, or a point in time
             * @example 2999-12-31
             */
            date_to?: ((string | null) | null) | string | null;
            /**
             * @description Where to look for the query. Everywhere unless told
             * @example [
             *       "subject",
             *       "body"
             *     ]
             */
            fields?: ("subject" | "body" | "from" | "to" | "attachments")[] | null;
            /** @description Words of the sender's name and address */
            from?: string | null;
            /** @description Only with attachments, or only without */
            has_attachment?: boolean | null;
            /** @description Only in this inbox */
            inbox_id?: string | null;
            /**
             * Format: int32
             * @example 25
             */
            limit?: number | null;
            /**
             * @description Words that must all be there, in any English form and with or without accents; `"exact phrases"` and `"words"` as they are written, `begin*` (three letters at least, five times at most) and `-without`. Parts of addresses, domains and file names are words
             * @example order confirmation
             */
            query?: string | null;
            /** @description Only in this thread */
            thread_id?: string | null;
        };
        SendRequest: {
            /**
             * @description Files, of 10 MB each
             * @example []
             */
            attachments?: components["schemas"]["AttachmentUpload"][] | null;
            /**
             * @description Not shown to the others
             * @example []
             */
            bcc?: string[] | null;
            /** @example [] */
            cc?: string[] | null;
            /**
             * @description Header fields to add: `List-Unsubscribe` and others of RFC 2369, `Auto-Submitted`, `Precedence`, `X-…` of your own. At most 20 of 2,000 characters
             * @example {
             *       "List-Unsubscribe": "<https://example.com/leave?id=1>"
             *     }
             */
            headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Without text, a plain part is made of it
             * @example <p>Sent by an agent.</p>
             */
            html?: string | null;
            /** @example Hello */
            subject?: string | null;
            /**
             * @description One of text and html must be there
             * @example Sent by an agent.
             */
            text?: string | null;
            /**
             * @description Addresses, with or without a name: `Ann <ann@example.com>`. Over to, cc and bcc at most 50
             * @example [
             *       "customer@example.com"
             *     ]
             */
            to: string[];
            /**
             * @description Whether to notice that a recipient opens it: a picture of one pixel is put into the HTML, and message.opened tells of the first time. A message without HTML goes out as it is
             * @example false
             */
            track_opens?: boolean | null;
        };
        SentAttachment: {
            /** @example report.pdf */
            filename: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example application/pdf */
            mime_type: string;
            /**
             * Format: int64
             * @example 24580
             */
            size: number;
        };
        SentMessage: {
            attachments: components["schemas"]["SentAttachment"][];
            bcc_emails: string[];
            cc_emails: string[];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example customer@example.com */
            from_email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            /** @example <01KHXCQ5GVA8SQN2HJX6B9Z4T0@example.com> */
            message_id: string | null;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "bounced" | "rejected" | "received";
            /** @example Re: Order 1234 */
            subject: string;
            /**
             * @example [
             *       "support@example.com"
             *     ]
             */
            to_emails: string[];
        };
        Session: {
            address: string | null;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            current: boolean;
            device: string | null;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            expires_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @enum {string} */
            kind: "key" | "owner" | "operator";
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            last_used_at: string;
            test: boolean;
        };
        SignInRequest: {
            /**
             * @description An API key; the session has its rights and ends with it
             * @example mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc
             */
            api_key?: string | null;
            /** @description Instead of a key: the last part of a link that was mailed or printed */
            token?: string | null;
        };
        Storage: {
            /** Format: int64 */
            limit_bytes: number | null;
            /** Format: int64 */
            limit_bytes_per_inbox: number | null;
            /** Format: int64 */
            used_bytes: number;
        };
        Suppression: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @description In the words of whoever reported or added it */
            detail: string | null;
            /** @example support@example.com */
            email: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /**
             * @description The message that led to it
             * @example <01KHXCQ5GVA8SQN2HJX6B9Z4T0@example.com>
             */
            message_id: string | null;
            /** @enum {string} */
            reason: "hard_bounce" | "complaint" | "manual";
        };
        SuppressionRequest: {
            /**
             * Format: email
             * @description The address to which nothing is to be sent
             * @example ann@example.com
             */
            email: string;
            /**
             * @description Why, for whoever looks at the list
             * @example asked by phone
             */
            note?: string | null;
        };
        Thread: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            last_message_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            last_message_id: string;
            /** Format: int64 */
            message_count: number;
            /** @example Re: Order 1234 */
            subject: string;
        };
        ThreadWithMessages: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            inbox_id: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            last_message_at: string;
            /** Format: int64 */
            message_count: number;
            messages: components["schemas"]["Message"][];
            messages_truncated: boolean;
            /** @example Re: Order 1234 */
            subject: string;
        };
        TimelineEntry: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            at: string;
            detail: string | null;
            recipient: string | null;
            type: string;
        };
        ValidationError: {
            /**
             * Format: uri
             * @description Where the code is explained
             */
            docs_url: string;
            /** @description A code that stays the same, for programs */
            error: string;
            /** @description What is wrong, by field */
            errors: {
                [key: string]: string[];
            };
            /** @description A sentence that says what to do, for people and models */
            message: string;
        };
        VerificationCode: {
            code: string;
            /** Format: double */
            confidence: number;
            kind: string;
        };
        Wallet: {
            /** @example $0.998 */
            balance_dollars: string;
            /**
             * Format: int64
             * @example 998
             */
            balance_mills: number;
            /**
             * Format: int64
             * @example 499
             */
            emails_remaining: number;
        };
        Webhook: {
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @enum {string|null} */
            disabled_reason: "owner" | "gone" | "failing" | null;
            enabled: boolean;
            events: ("message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted")[];
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            failing_since: string | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @example Support Agent */
            name: string;
            ordered: boolean;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            previous_secret_valid_until: string | null;
            /** Format: uri */
            url: string;
        };
        WebhookAttempt: {
            /** Format: int32 */
            attempt: number;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            created_at: string;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            delivery_id: string;
            detail: string | null;
            /** Format: int64 */
            duration_ms: number;
            /**
             * @example message.received
             * @enum {string}
             */
            event: "message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted";
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            event_id: string;
            /** @enum {string|null} */
            failure: "dns" | "address_denied" | "connection" | "tls" | "timeout" | "protocol" | "redirect" | "status" | "circuit_open" | null;
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            next_attempt_at: string | null;
            response_body: string;
            /** Format: int32 */
            response_status: number | null;
            success: boolean;
            test: boolean;
        };
        WebhookChangeRequest: {
            /**
             * @description false: it is told of nothing until it is enabled again
             * @example true
             */
            enabled?: boolean | null;
            /**
             * @example [
             *       "message.received"
             *     ]
             */
            events?: ("message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted")[] | null;
            /** @example Email Notifications */
            name?: string | null;
            ordered?: boolean | null;
            /** Format: uri */
            url?: string | null;
        };
        WebhookReplay: {
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            id: string;
            /** @enum {string} */
            scope: "failed" | "all";
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            since: string;
            /**
             * Format: date-time
             * @example 2026-02-20T12:00:00Z
             */
            until: string;
        };
        WebhookReplayRequest: {
            /**
             * @description `failed`: what it was told of in vain; `all`: every event that it wants, also from before it was made. failed unless told
             * @example failed
             * @enum {string|null}
             */
            scope?: "failed" | "all" | null;
            /**
             * Format: date-time
             * @example 2026-01-01T00:00:00Z
             */
            since: string;
            /**
             * Format: date-time
             * @description Now unless told
             */
            until?: string | null;
        };
        WebhookRequest: {
            /**
             * @description What to tell of
             * @example [
             *       "message.received",
             *       "message.delivered"
             *     ]
             */
            events: ("message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted")[];
            /**
             * @description The host of the URL unless told
             * @example Email Notifications
             */
            name?: string | null;
            /**
             * @description Whether the next event waits until the one before was taken or given up
             * @default false
             * @example false
             */
            ordered?: boolean | null;
            /**
             * Format: uri
             * @description Called with POST. Must lead to the public internet, and must not redirect
             * @example https://example.com/webhooks/email
             */
            url: string;
        };
        WebhookTelling: {
            /** @example 01KHXCQ5GVA8SQN2HJX6B9Z4T0 */
            delivery_id: string;
            /**
             * @example message.received
             * @enum {string|null}
             */
            event: "message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted" | null;
        };
        WebhookTestRequest: {
            /**
             * @description message.received unless told
             * @example message.received
             * @enum {string|null}
             */
            event?: "message.received" | "message.sent" | "message.delivered" | "message.bounced" | "message.opened" | "message.complained" | "message.rejected" | "inbox.created" | "inbox.deleted" | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Seconds after which trying again makes sense */
        "Retry-After": number;
        /** @description `true` where this is the answer to an earlier request, given once more */
        "X-Idempotent-Replayed": string;
        /** @description Requests that the API key has in the window that has the least left */
        "X-RateLimit-Limit": number;
        /** @description How many of them are left */
        "X-RateLimit-Remaining": number;
        /** @description When the window ends, in seconds of the Unix epoch */
        "X-RateLimit-Reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageApiKey"];
                };
            };
        };
    };
    makeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyAnswer"];
                };
            };
        };
    };
    showApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataApiKey"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listDomains: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageDomain"];
                };
            };
        };
    };
    addDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataChangedDomain"];
                };
            };
        };
    };
    showDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataDomain"];
                };
            };
        };
    };
    deleteDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showRecordsToPublish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataDnsRecords"];
                };
            };
        };
    };
    verifyDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataChangedDomain"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                events?: string;
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageEvent"];
                };
            };
        };
    };
    followEvents: {
        parameters: {
            query?: {
                events?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                };
            };
        };
    };
    listInboxes: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageInbox"];
                };
            };
        };
    };
    makeInbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataNewInbox"];
                };
            };
        };
    };
    showInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataInbox"];
                };
            };
        };
    };
    deleteInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCodes: {
        parameters: {
            query?: {
                from?: string;
                since?: string;
                wait?: string;
            };
            header?: never;
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataListReceivedCode"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                from?: string;
                subject?: string;
                since?: string;
                direction?: "inbound" | "outbound";
                wait?: string;
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageMessage"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendRequest"];
                "multipart/form-data": {
                    html?: string;
                    subject?: string;
                    text?: string;
                } & {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSentMessage"];
                };
            };
        };
    };
    showMessage: {
        parameters: {
            query?: {
                remote_images?: boolean;
            };
            header?: never;
            path: {
                inbox_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataMessage"];
                };
            };
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_id: string;
                message_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    getRawMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    replyToMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                inbox_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyRequest"];
                "multipart/form-data": {
                    html?: string;
                    subject?: string;
                    text?: string;
                } & {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSentMessage"];
                };
            };
        };
    };
    viewMessage: {
        parameters: {
            query?: {
                remote_images?: boolean;
            };
            header?: never;
            path: {
                inbox_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    listThreads: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageThread"];
                };
            };
        };
    };
    searchMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageFoundMessage"];
                };
            };
        };
    };
    showOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataOrganization"];
                };
            };
        };
    };
    deleteOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renameOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRenamedOrganization"];
                };
            };
        };
    };
    registerAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataCurrentSession"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSession"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataNewSession"];
                };
            };
        };
    };
    mailLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                email?: string;
                reason?: "hard_bounce" | "complaint" | "manual";
                since?: string;
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSuppression"];
                };
            };
        };
    };
    suppressAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataAddedSuppression"];
                };
            };
        };
    };
    showSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                suppression_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSuppression"];
                };
            };
        };
    };
    removeSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                suppression_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataThreadWithMessages"];
                };
            };
        };
    };
    showBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataWallet"];
                };
            };
        };
    };
    listLedger: {
        parameters: {
            query?: {
                kind?: "credit" | "charge" | "refund";
                reference?: string;
                date_from?: string;
                date_to?: string;
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLedgerEntry"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWebhook"];
                };
            };
        };
    };
    makeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataNewWebhook"];
                };
            };
        };
    };
    showWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataWebhook"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataChangedWebhook"];
                };
            };
        };
    };
    listWebhookAttempts: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `meta.next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWebhookAttempt"];
                };
            };
        };
    };
    replayWebhookAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                webhook_id: string;
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataWebhookTelling"];
                };
            };
        };
    };
    replayEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplayRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataWebhookReplay"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRotatedSecret"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 255 characters: the same key within 24 hours gets the first answer again, with `X-Idempotent-Replayed: true`, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTestRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataWebhookTelling"];
                };
            };
        };
    };
    "tellOf.inbox.created": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.inbox.deleted": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.bounced": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.complained": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.delivered": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.opened": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.received": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.rejected": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "tellOf.message.sent": {
        parameters: {
            query?: never;
            header: {
                /** @description Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook */
                "X-MailboxKit-Signature": string;
                /** @description Of this telling; the same at every attempt */
                "webhook-id": string;
                /** @description As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body */
                "webhook-signature": string;
                /** @description Seconds of the Unix epoch */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description Gone: the webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Tried again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
