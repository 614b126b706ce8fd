/// A sham platform: for every rule, a class that breaks it. Its packages are not null-marked, which is one of the
/// faults.
package com.mailboxkit.architecture.broken;
