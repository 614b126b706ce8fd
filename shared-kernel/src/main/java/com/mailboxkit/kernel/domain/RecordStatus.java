package com.mailboxkit.kernel.domain;

/// Which records were right when they were last seen.
public record RecordStatus(boolean mx, boolean spf, boolean dkim, boolean dmarc) {

    /// Nothing was seen yet.
    public static final RecordStatus NEW = new RecordStatus(false, false, false, false);

    /// What the domain needs to send and to receive. DMARC is recommended.
    public boolean suffices() {
        return mx && spf && dkim;
    }

    /// Where DNS does not answer, what was seen before counts.
    public RecordStatus after(DnsReport report) {
        return new RecordStatus(
                report.mx().isRight(mx),
                report.spf().isRight(spf),
                report.dkim().isRight(dkim),
                report.dmarc().isRight(dmarc));
    }
}
