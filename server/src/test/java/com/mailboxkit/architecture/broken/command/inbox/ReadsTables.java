package com.mailboxkit.architecture.broken.command.inbox;

import com.mailboxkit.architecture.Breaks;
import java.net.http.HttpClient;
import org.springframework.jdbc.core.JdbcTemplate;

@Breaks({"command-side has no SQL", "command-side opens no socket"})
class ReadsTables {

    JdbcTemplate database;
    HttpClient client;
}
