package com.mailboxkit.architecture.broken.server.operations;

import com.mailboxkit.architecture.Breaks;
import jakarta.mail.Transport;
import java.io.IOException;
import java.util.logging.Logger;

@Breaks({
    "only smtp-edge moves mail",
    "only local-stack starts processes",
    "only local-stack starts processes by Runtime",
    "nobody logs by java.util.logging",
    "nobody prints but who greets at the terminal",
    "nobody prints a stack trace",
    "nobody sleeps but the edges, on threads of their own, and the command line"
})
class Careless {

    private static final Logger log = Logger.getLogger("sham");

    Transport transport;

    void run() throws IOException, InterruptedException {
        log.info("sham");
        System.out.println("sham");
        new ProcessBuilder("true").start();
        Runtime.getRuntime().exec(new String[] {"true"});
        Thread.sleep(1);
        new IOException("sham").printStackTrace();
    }
}
