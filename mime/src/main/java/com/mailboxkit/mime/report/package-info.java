/// Reading of reports that mail servers and readers send about mail that left.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.mime.report;
