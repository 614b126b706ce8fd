package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Who asks: a controller method that takes one is reached only with a valid key.
///
/// @param test whether the key is one of the sandbox: it sees and writes test messages instead of real ones
public record Caller(OrganizationId organizationId, ApiKeyId apiKeyId, boolean test) {}
