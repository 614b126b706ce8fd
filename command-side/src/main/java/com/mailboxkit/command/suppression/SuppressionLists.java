package com.mailboxkit.command.suppression;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.suppression.SuppressionListId;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Tells, within a unit of work, to whom an organization does not send. Most organizations have no list: that it is so
/// is believed for a few seconds, since every send asks. On this node a new list is known of at once.
public final class SuppressionLists {

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int REMEMBERED = 100_000;

    private final Repository<SuppressionList> lists;
    private final AggregateStreams streams;
    private final Cache<OrganizationId, Boolean> begun = Caffeine.newBuilder()
            .expireAfterWrite(BELIEVED)
            .maximumSize(REMEMBERED)
            .build();

    SuppressionLists(Repository<SuppressionList> lists, AggregateStreams streams) {
        this.lists = lists;
        this.streams = streams;
    }

    /// The list of an organization, or an empty one.
    public Suppressed of(OrganizationId organization) {
        var id = SuppressionListId.of(organization).value();
        boolean isThere = Boolean.TRUE.equals(begun.get(organization, asked -> streams.began(id)));
        return new Suppressed(isThere ? lists.load(id) : null);
    }

    /// To be called once the first entry is committed.
    void began(OrganizationId organization) {
        begun.put(organization, true);
    }

    /// To whom an organization does not send.
    public static final class Suppressed {

        private final @Nullable Aggregate<SuppressionList> list;

        private Suppressed(@Nullable Aggregate<SuppressionList> list) {
            this.list = list;
        }

        /// Those of the recipients that are on the list, each with what it is told of that.
        public Map<String, RemoteReply> among(List<String> recipients) {
            if (list == null) {
                return Map.of();
            }
            var found = new LinkedHashMap<String, RemoteReply>();
            for (var recipient : recipients) {
                list.invoke(it -> it.reasonFor(recipient)).ifPresent(reason -> found.put(recipient, reply(reason)));
            }
            return found;
        }

        private static RemoteReply reply(SuppressionReason reason) {
            var why = switch (reason) {
                case HARD_BOUNCE -> "mail to it bounced for good";
                case COMPLAINT -> "its reader complained of mail from your organization";
                case MANUAL -> "your organization put it there";
            };
            return new RemoteReply(
                    null,
                    0,
                    "5.7.1",
                    "Not sent: the address is on your suppression list (%s), since %s.".formatted(reason.wire(), why));
        }
    }
}
