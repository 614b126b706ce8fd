package com.mailboxkit.smtp.inbound;

import com.mailboxkit.mime.MimeLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How mail that comes, also from programs that send, is taken apart. What lies beyond the limits is counted
/// (`attachments_omitted`) and stays in the raw message.
///
/// @param threads that do it; 0: as many as there are processors
/// @param deadline for one message; then it is stored unread (`parse_failed`)
/// @param maxWait for a free thread; then 451
/// @param maxDepth nesting of multiparts
/// @param maxParts of one message, over all levels
/// @param maxAttachments of one message
/// @param maxText readable text, and HTML, of one message, each; a part that goes beyond is a file as well
/// @param maxHeader header of a message, which is kept as text where it is larger; and with it those of its parts
@ConfigurationProperties("mailboxkit.parsing")
public record ParsingProperties(
        @DefaultValue("0") int threads,
        @DefaultValue("20s") Duration deadline,
        @DefaultValue("60s") Duration maxWait,
        @DefaultValue("20") int maxDepth,
        @DefaultValue("1000") int maxParts,
        @DefaultValue("100") int maxAttachments,
        @DefaultValue("1000000B") DataSize maxText,
        @DefaultValue("1MB") DataSize maxHeader) {

    int threadCount() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    MimeLimits limits() {
        return new MimeLimits(
                maxDepth,
                maxParts,
                maxAttachments,
                Math.toIntExact(maxText.toBytes()),
                Math.toIntExact(maxHeader.toBytes()));
    }
}
