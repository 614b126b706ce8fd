package com.mailboxkit.fuzz;

import com.mailboxkit.authentication.dkim.DkimFuzz;
import com.mailboxkit.authentication.dmarc.DmarcFuzz;
import com.mailboxkit.authentication.spf.SpfFuzz;
import com.mailboxkit.command.message.FormFuzz;
import com.mailboxkit.command.message.SendFuzz;
import com.mailboxkit.mime.AddressFuzz;
import com.mailboxkit.mime.MailFuzz;
import com.mailboxkit.mime.report.ReportFuzz;
import com.mailboxkit.query.search.SearchFuzz;
import com.mailboxkit.smtp.session.SmtpFuzz;
import com.mailboxkit.smtp.submission.SubmittedFuzz;
import java.util.List;
import java.util.Locale;

/// What can be fuzzed.
enum Target {
    MAIL(MailFuzz.class, "mime", "mime-dos", "faults/mime", "html-xss"),
    REPORT(ReportFuzz.class, "dsn", "arf", "faults/report"),
    ADDRESS(AddressFuzz.class),
    SUBMITTED(SubmittedFuzz.class, "mime"),
    SMTP(SmtpFuzz.class),
    DKIM(DkimFuzz.class, "dkim", "faults/dkim"),
    SPF(SpfFuzz.class),
    DMARC(DmarcFuzz.class),
    SEND(SendFuzz.class),
    FORM(FormFuzz.class),
    SEARCH(SearchFuzz.class);

    private final Class<?> entry;
    private final List<String> corpora;

    /// @param corpora folders of test data by others that inputs begin with, where they are there
    Target(Class<?> entry, String... corpora) {
        this.entry = entry;
        this.corpora = List.of(corpora);
    }

    Class<?> entry() {
        return entry;
    }

    List<String> corpora() {
        return corpora;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
