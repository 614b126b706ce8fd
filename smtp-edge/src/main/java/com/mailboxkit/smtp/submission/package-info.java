/// Mail that programs send by SMTP instead of the REST API (RFC 6409).
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.submission;
