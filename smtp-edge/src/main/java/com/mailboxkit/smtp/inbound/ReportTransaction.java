package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageQuery.SentMessage;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.ParsedMessage;
import com.mailboxkit.mime.ParserThreads;
import com.mailboxkit.mime.report.Report;
import com.mailboxkit.mime.report.ReportReader;
import com.mailboxkit.smtp.bounce.ReportMatcher;
import com.mailboxkit.smtp.bounce.ReturnPath;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.subethamail.smtp.RejectException;

/// What one transaction brings of mail about mail: to return paths, to the address for complaints, and to inboxes.
final class ReportTransaction {

    private final Services services;
    private final Map<ReturnPath, String> paths = new LinkedHashMap<>();
    private boolean isForComplaints;

    /// @param complaints the address that takes complaints (RFC 2142, section 4), and nothing else
    record Services(ReportMatcher matcher, ContentStore store, ParserThreads parsers, String complaints) {}

    /// Waits as long as a transaction may.
    interface Patience {
        <T> T within(CompletableFuture<T> answer) throws RejectException;
    }

    /// Mail that is no report after all, for the inbox from which the message left.
    ///
    /// @param address the return path to which it came
    record Answer(SentMessage to, String address) {}

    ReportTransaction(Services services) {
        this.services = services;
    }

    /// Whether mail for this address is taken here.
    boolean takes(String forwardPath) {
        var path = services.matcher().returnPath(forwardPath);
        path.ifPresent(known -> paths.put(known, forwardPath));
        boolean complains = Addresses.key(forwardPath).equals(services.complaints());
        isForComplaints |= complains;
        return path.isPresent() || complains;
    }

    /// Records what is reported.
    ///
    /// @param inboxes that get the mail in any case
    /// @return replies of those who are away, and others that are no reports
    /// @throws RejectException where nobody here has to do with it
    List<Answer> settle(
            ParsedMessage mail, boolean isFromNobody, Collection<InboxId> inboxes, Instant now, Patience patience)
            throws RejectException, IOException {
        if (!isExpected() && !mail.report() && !isFromNobody) {
            return List.of();
        }
        var report = read(mail);
        var answers = new ArrayList<Answer>();
        boolean isKnown = !inboxes.isEmpty();
        for (var path : paths.entrySet()) {
            var sent = patience.within(services.matcher().sent(path.getKey()));
            if (sent.isPresent() && report.isPresent()) {
                patience.within(services.matcher().record(report.get(), path.getKey(), sent.get(), now));
            } else if (sent.isPresent()) {
                answers.add(new Answer(sent.get(), path.getValue()));
            }
            isKnown |= sent.isPresent();
        }
        if (report.isPresent() && paths.isEmpty()) {
            isKnown |= patience.within(services.matcher().recordQuoted(report.get(), now));
        }
        if (!isKnown) {
            throw new RejectException(
                    550,
                    isForComplaints
                            ? "5.7.1 Only feedback reports (RFC 5965) about mail from here are taken at this address"
                            : "5.1.1 There is no such mailbox here");
        }
        return answers;
    }

    private boolean isExpected() {
        return isForComplaints || !paths.isEmpty();
    }

    private Optional<Report> read(ParsedMessage mail) throws IOException {
        try (var raw = services.store().read(mail.content().raw())) {
            return ReportReader.read(raw, services.parsers());
        }
    }
}
