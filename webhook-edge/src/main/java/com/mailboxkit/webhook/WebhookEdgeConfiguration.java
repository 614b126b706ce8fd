package com.mailboxkit.webhook;

import com.mailboxkit.webhook.address.AddressConfiguration;
import com.mailboxkit.webhook.call.CallConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The webhooks role. Needs Axon's gateways, a clock and the box `webhookSecrets`.
@Configuration(proxyBeanMethods = false)
@Import({AddressConfiguration.class, CallConfiguration.class})
public class WebhookEdgeConfiguration {}
