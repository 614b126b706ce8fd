package com.mailboxkit.server.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the operations are about, in the order in which somebody who begins meets them.
final class Tags {

    private static final Map<String, String> ABOUT = new LinkedHashMap<>();

    static {
        ABOUT.put(
                "Registration", "One call gives an agent its API key, an inbox and a wallet with its opening credit.");
        ABOUT.put("Inboxes", "An inbox has an address: at the platform's domain, or at a verified one of your own.");
        ABOUT.put("Messages", "Send, reply, list, search, and read what came and what became of what went.");
        ABOUT.put("Threads", "Messages that refer to each other by References and In-Reply-To.");
        ABOUT.put("Events", "Whatever happens, as a list and as a stream that goes on after a break.");
        ABOUT.put("Webhooks", "The same events, posted to a URL of yours: signed, tried again, and logged.");
        ABOUT.put("Domains", "Mail from a domain of your own, once DNS says that it is yours.");
        ABOUT.put("API keys", "Live keys do everything; test keys send what leaves for nobody and costs nothing.");
        ABOUT.put("Organization", "Who you are, and how much there is of everything.");
        ABOUT.put(
                "Sessions",
                "People sign in with a browser: a cookie takes the place of the API key, for an owner over all of the"
                        + " owner's organizations.");
        ABOUT.put("Wallet", "Prepaid money, and every mill of it in a ledger whose lines are chained by hash.");
    }

    private Tags() {}

    static void addTo(OpenAPI api) {
        ABOUT.forEach(
                (name, description) -> api.addTagsItem(new Tag().name(name).description(description)));
    }
}
