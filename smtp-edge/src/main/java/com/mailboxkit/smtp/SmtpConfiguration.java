package com.mailboxkit.smtp;

import com.mailboxkit.smtp.authentication.AuthenticationConfiguration;
import com.mailboxkit.smtp.bounce.BounceConfiguration;
import com.mailboxkit.smtp.domain.DomainConfiguration;
import com.mailboxkit.smtp.inbound.InboundConfiguration;
import com.mailboxkit.smtp.outbound.OutboundConfiguration;
import com.mailboxkit.smtp.sts.StsConfiguration;
import com.mailboxkit.smtp.submission.SubmissionConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The smtp role. Needs Axon's gateways, a content store and a clock.
@Configuration(proxyBeanMethods = false)
@Import({
    AuthenticationConfiguration.class,
    BounceConfiguration.class,
    InboundConfiguration.class,
    SubmissionConfiguration.class,
    OutboundConfiguration.class,
    DomainConfiguration.class,
    StsConfiguration.class
})
public class SmtpConfiguration {}
