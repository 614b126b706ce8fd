/// Parsing of the reports that mail servers and recipients send about sent mail.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.mime.report;
