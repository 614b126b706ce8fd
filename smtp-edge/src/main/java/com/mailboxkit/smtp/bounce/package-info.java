/// Mail about mail: reverse paths that lead back here, and the reports that come to them.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.bounce;
