package com.mailboxkit.kernel.domain;

/// Which records were right at the last check.
public record RecordStatus(boolean mx, boolean spf, boolean dkim, boolean dmarc) {

    /// Not checked yet.
    public static final RecordStatus NEW = new RecordStatus(false, false, false, false);

    /// The records that sending and receiving require. DMARC is recommended.
    public boolean suffices() {
        return mx && spf && dkim;
    }

    /// Where DNS does not respond, the previous result counts.
    public RecordStatus after(DnsReport report) {
        return new RecordStatus(
                report.mx().isRight(mx),
                report.spf().isRight(spf),
                report.dkim().isRight(dkim),
                report.dmarc().isRight(dmarc));
    }
}
