package com.mailboxkit.command.session;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.RequestSeed;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Makes links by which operators sign in.
@RestController
class SessionOperationsController {

    private final SignInLinks links;

    SessionOperationsController(SignInLinks links) {
        this.links = links;
    }

    /// @param url opens a session once, until then
    record LinkView(String url, Instant expiresAt) {}

    @PostMapping("/admin/dashboard-links")
    @ResponseStatus(HttpStatus.CREATED)
    Data<LinkView> create(RequestSeed seed) {
        var link = links.link(OrganizationId.PLATFORM, seed.ulid("link"), seed.now());
        return new Data<>(new LinkView(link, seed.now().plus(SignInLinks.VALIDITY)));
    }
}
