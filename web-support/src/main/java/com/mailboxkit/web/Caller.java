package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Who asks: a controller method that takes one is reached only with a valid key.
public record Caller(OrganizationId organizationId, ApiKeyId apiKeyId) {}
