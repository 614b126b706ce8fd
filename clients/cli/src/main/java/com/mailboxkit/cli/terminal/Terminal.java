package com.mailboxkit.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a person, or a script, reads and writes.
///
/// @param width of the terminal in columns; 0 where what is printed goes to a file or a pipe
public record Terminal(InputStream in, PrintStream out, PrintStream err, int width) {

    public boolean isWatched() {
        return width > 0;
    }

    /// A result, as text that is safe already.
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    /// A table, or why there is none.
    public void print(Table table, String whenEmpty) {
        if (table.isEmpty()) {
            say(whenEmpty);
        } else {
            print(table.render(width));
        }
    }

    /// As it came, for scripts.
    public void printJson(String json) {
        print(TerminalText.json(json.strip()) + "\n");
    }

    /// To the person, beside the result.
    public void say(String text) {
        err.println(TerminalText.text(text));
        err.flush();
    }

    /// Whoever read what is printed has gone.
    public boolean isLeft() {
        return out.checkError();
    }
}
