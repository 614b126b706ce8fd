package com.mailboxkit.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the HTTP side takes at most.
///
/// @param maxBodySize of any request; beyond it 413 `payload_too_large`
@ConfigurationProperties("mailboxkit.http")
public record HttpProperties(@DefaultValue("75MB") DataSize maxBodySize) {}
