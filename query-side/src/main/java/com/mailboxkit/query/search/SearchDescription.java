package com.mailboxkit.query.search;

import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.Times;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a search, as [SearchRequest] reads it.
@Schema(name = "SearchRequest")
record SearchDescription(
        @Schema(
                description = "Words that must all be there, in any English form and with or without accents; "
                        + "`\"exact phrases\"` and `\"words\"` as they are written, `begin*` (three letters at least, "
                        + "five times at most) and `-without`. Parts of addresses, domains and file names are words",
                minLength = 1,
                maxLength = SearchRequest.MAX_QUERY,
                pattern = JsonFields.TEXT,
                example = "order confirmation")
        @Nullable
        String query,

        @Schema(description = "Only in this inbox") @Nullable
        String inboxId,

        @Schema(description = "Only in this thread") @Nullable
        String threadId,

        @ArraySchema(
                minItems = 1,
                arraySchema =
                        @Schema(
                                description = "Where to look for the query. Everywhere unless told",
                                example = "[\"subject\", \"body\"]"),
                schema = @Schema(allowableValues = {"subject", "body", "from", "to", "attachments"}))
        @Nullable
        List<String> fields,

        @Schema(
                description = "Words of the sender's name and address",
                minLength = 1,
                maxLength = SearchRequest.MAX_QUERY,
                pattern = JsonFields.TEXT)
        @Nullable
        String from,

        @Schema(description = "Only with attachments, or only without") @Nullable
        Boolean hasAttachment,

        @Schema(description = "The first day in UTC, or a point in time", format = Times.FORMAT, example = "2026-01-01")
        @Nullable
        String dateFrom,

        @Schema(description = "The last day in UTC, or a point in time", format = Times.FORMAT, example = "2999-12-31")
        @Nullable
        String dateTo,

        @Schema(minimum = "1", maximum = "" + PageRequest.MAX_LIMIT, example = "25") @Nullable
        Integer limit,

        @Schema(
                description = "`meta.next_cursor` of the page before",
                minLength = 1,
                maxLength = SearchRequest.MAX_CURSOR,
                pattern = Cursor.PATTERN)
        @Nullable
        String cursor) {}
