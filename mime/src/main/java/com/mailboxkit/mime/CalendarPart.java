package com.mailboxkit.mime;

import org.jspecify.annotations.Nullable;

/// The first calendar object of a message (RFC 5545, RFC 6047).
///
/// @param text the object
/// @param method parameter of Content-Type, such as `REQUEST`; null where there is none
record CalendarPart(String text, @Nullable String method) {}
