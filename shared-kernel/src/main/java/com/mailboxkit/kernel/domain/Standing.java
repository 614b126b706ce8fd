package com.mailboxkit.kernel.domain;

/// Which records were right when they were last seen.
public record Standing(boolean mx, boolean spf, boolean dkim, boolean dmarc) {

    /// Nothing was seen yet.
    public static final Standing NEW = new Standing(false, false, false, false);

    /// What the domain needs to send and to receive. DMARC is good manners.
    public boolean suffices() {
        return mx && spf && dkim;
    }

    /// Where DNS does not answer, what was seen before counts.
    public Standing after(DnsReport report) {
        return new Standing(
                report.mx().isRight(mx),
                report.spf().isRight(spf),
                report.dkim().isRight(dkim),
                report.dmarc().isRight(dmarc));
    }
}
