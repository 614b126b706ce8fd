package com.mailboxkit.server.description;

import com.mailboxkit.kernel.problem.ProblemCode;

/// What each error means and what to do about it.
final class Explanations {

    private Explanations() {}

    static String of(ProblemCode code) {
        return switch (code) {
            case MALFORMED_JSON -> "The body is no JSON object. Check quotes, commas and the Content-Type header.";
            case UNAUTHENTICATED ->
                "There is no API key, or it is not known, or it was revoked, or the session has ended. Send a key as \"Authorization: Bearer mbk_…\".";
            case INSUFFICIENT_BALANCE ->
                "The wallet does not hold what the message costs, so it was neither charged nor queued. The answer names"
                        + " the balance and the cost. Top up and send again.";
            case ACCESS_DENIED ->
                "It belongs to another organization, the link has expired, or a test key was used to change something"
                        + " outside the sandbox. Use a live key of the organization that owns it.";
            case CSRF_HEADER_MISSING ->
                "A request with the cookie of a session that changes something comes from pages of the platform only: they"
                        + " send \"X-Requested-With: mailboxkit-dashboard\". Programs send an API key instead.";
            case STORAGE_FULL ->
                "The messages of the organization, or of the inbox, need all the storage that they may. GET"
                        + " /api/v1/organization shows how much. Delete inboxes that you no longer need, then send again.";
            case SENDING_LIMIT_REACHED ->
                "Your organization has sent to as many recipients outside this platform as it may within 24 hours. The"
                        + " message says how many these are and how they become more: at first by the link that the"
                        + " platform mails to the owner. Mail between inboxes of this platform is not limited.";
            case SENDING_PAUSED ->
                "Too many recipients of your organization do not exist or complained, so nothing leaves this platform"
                        + " for it. Remove them from your lists, then write to the operator. Mail between inboxes goes on.";
            case ORGANIZATION_SUSPENDED ->
                "The operator suspended your organization: it receives mail and sends none. Write to the operator.";
            case NOT_FOUND -> "There is nothing with that id, or it was deleted. Check the id and the path.";
            case METHOD_NOT_ALLOWED -> "The path exists and does not take that method.";
            case NOT_ACCEPTABLE -> "The Accept header asks for a media type that this resource does not have.";
            case REQUEST_TIMEOUT ->
                "The body paused for too long, or took too long as a whole. Send it again; use an Idempotency-Key, so that"
                        + " nothing is done twice.";
            case CONFLICT -> "Something changed meanwhile, or was done already. Read it again before trying again.";
            case IDEMPOTENCY_KEY_REUSED ->
                "The Idempotency-Key was used within 24 hours with another body. Use a new key for a new request.";
            case IDEMPOTENCY_IN_FLIGHT ->
                "A request with the same Idempotency-Key is still under way. Repeat it after the seconds in Retry-After.";
            case PAYLOAD_TOO_LARGE ->
                "The body is larger than 75 MB, or than 16 KB without an API key, or it has more than 200 parts. Send less at a"
                        + " time.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json, or multipart/form-data where attachments are taken.";
            case VALIDATION_FAILED ->
                "Some fields cannot be accepted; \"errors\" names every one of them and what is wrong with it.";
            case EMAIL_TAKEN -> "The address belongs to another inbox, or did once. Choose another one.";
            case DOMAIN_NOT_VERIFIED ->
                "The domain of the address is not a verified domain of your organization. Add and verify it first.";
            case LIMIT_REACHED ->
                "The organization has as many of these as it may have. Delete one, or ask the operator for more.";
            case RATE_LIMITED ->
                "Too many requests of this API key or its organization, or registrations from this network or for this owner. Wait for the"
                        + " seconds in Retry-After.";
            case INTERNAL_ERROR -> "Something failed on our side; it was logged. Try again later.";
            case SEARCH_STARTING ->
                "Search is still starting. Everything else works, and what happens meanwhile will be found.";
            case SEARCH_UNAVAILABLE -> "Search does not answer right now. Everything else works; try again shortly.";
            case READ_MODEL_BEHIND ->
                "What you wrote last is stored but not readable yet. Try again after the seconds in Retry-After.";
            case UNAVAILABLE ->
                "The platform cannot reach something that it needs, such as its database. Try again after the seconds in"
                        + " Retry-After; use an Idempotency-Key, so that nothing is done twice.";
        };
    }
}
