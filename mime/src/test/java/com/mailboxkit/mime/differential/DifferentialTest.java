package com.mailboxkit.mime.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.mime.MessageBodies;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.MimeLimits;
import com.mailboxkit.mime.differential.Reading.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the mail that others collected (`MAILBOXKIT_CORPORA` names a folder with `mime` and `faults/mime`) as
/// CPython's `email` and Apache James Mime4j do too. Each difference is judged in `judgements.json`: `ours`
/// where they are wrong, `either` where both may be right. There is no `theirs`: that would be a fault here.
@EnabledIfEnvironmentVariable(named = "MAILBOXKIT_CORPORA", matches = ".+")
class DifferentialTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    /// A difference between us and another reader.
    private record Difference(String file, String field, String reader) {}

    @Test
    void readsAsMime4jDoesUnlessItWasJudged() throws Exception {
        compare("mime4j", readings(mail -> {
            try (var octets = Files.newInputStream(mail)) {
                return Mime4jReader.read(octets);
            }
        }));
    }

    @Test
    void readsAsCPythonDoesUnlessItWasJudged() throws Exception {
        var python = python(mails());
        assumeTrue(python != null, "python3 is not there: the comparison with CPython's email is left out");

        compare("cpython", Objects.requireNonNull(python));
    }

    /// What a reader of mail finds.
    private interface Reader {
        Reading read(Path mail) throws Exception;
    }

    private static Map<Path, Reading> readings(Reader reader) throws Exception {
        var readings = new HashMap<Path, Reading>();
        for (var mail : mails()) {
            readings.put(mail, reader.read(mail));
        }
        return readings;
    }

    private static List<Path> mails() throws IOException {
        var corpora = Path.of(System.getenv("MAILBOXKIT_CORPORA"));
        try (var mime = Files.walk(corpora.resolve("mime"));
                var faults = Files.walk(corpora.resolve("faults/mime"))) {
            return Stream.concat(
                            mime.filter(file -> file.toString().endsWith(".msg")), faults.filter(Files::isRegularFile))
                    .sorted()
                    .toList();
        }
    }

    private void compare(String reader, Map<Path, Reading> others) throws Exception {
        var judged = judged(reader);
        var found = new ArrayList<String>();
        var differences = new TreeSet<String>();
        var store = new FileContentStore(folder);
        for (var mail : mails()) {
            var ours = ours(mail, store).fields();
            others.get(mail).fields().forEach((field, theirs) -> {
                if (!same(field, ours.get(field), theirs)) {
                    var difference = new Difference(mail.getFileName().toString(), field, reader);
                    differences.add(difference.toString());
                    if (!judged.contains(difference.toString())) {
                        found.add("%s%n  ours:   %s%n  theirs: %s".formatted(difference, ours.get(field), theirs));
                    }
                }
            });
        }
        assertThat(found).as("not judged: %s", String.join("\n", found)).isEmpty();
        assertThat(differences).as("judged but equal now").containsExactlyElementsOf(judged);
    }

    /// A name that we made up is not compared.
    private static boolean same(String field, String ours, String theirs) {
        return ours.equals(theirs)
                || field.equals("attachments")
                        && withoutNames(ours).equals(withoutNames(theirs))
                        && !theirs.contains(".");
    }

    private static List<String> withoutNames(String files) {
        return Stream.of(files.split("; "))
                .map(file -> file.endsWith("message") ? "message" : file.replaceFirst("^.*?(\\d+ [0-9a-f]{16})$", "$1"))
                .sorted()
                .toList();
    }

    private static TreeSet<String> judged(String reader) throws IOException {
        var judged = new TreeSet<String>();
        for (var judgement : JSON.readTree(resource("judgements.json"))) {
            assertThat(judgement.get("verdict").stringValue()).isIn("ours", "either");
            assertThat(judgement.get("reason").stringValue()).isNotBlank();
            if (judgement.get("reader").stringValue().equals(reader)) {
                judged.add(new Difference(
                                judgement.get("file").stringValue(),
                                judgement.get("field").stringValue(),
                                reader)
                        .toString());
            }
        }
        return judged;
    }

    private static byte[] resource(String name) throws IOException {
        try (var resource = DifferentialTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(resource).readAllBytes();
        }
    }

    private static Reading ours(Path mail, ContentStore store) throws Exception {
        var message = new MessageReader(store, MimeLimits.DEFAULT).read(store.put(Files.readAllBytes(mail)), NOW);
        var headers = message.headers();
        var from = Stream.ofNullable(headers.from()).toList();
        var files = new ArrayList<File>();
        for (var file : message.content().attachments()) {
            files.add(new File(file.filename(), content(file, store)));
        }
        return Reading.of(
                headers.subject(),
                from.stream().map(Mailbox::address).toList(),
                headers.to().stream().map(Mailbox::address).toList(),
                Stream.concat(from.stream(), headers.to().stream())
                        .map(Mailbox::name)
                        .filter(Objects::nonNull)
                        .toList(),
                files,
                new MessageBodies(store).get(message.content().body()).text());
    }

    private static String content(Attachment file, ContentStore store) throws Exception {
        if (file.mimeType().equals("message/rfc822")) {
            return "message";
        }
        try (var content = store.read(file.content())) {
            return Mime4jReader.summary(content.readAllBytes());
        }
    }

    /// @return null where there is no python3
    private @Nullable Map<Path, Reading> python(List<Path> mails) throws Exception {
        var script = Files.write(folder.resolve("read_mail.py"), resource("read_mail.py"));
        var command = new ArrayList<>(List.of("python3", script.toString()));
        mails.forEach(mail -> command.add(mail.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            assertThat(System.getenv("MAILBOXKIT_TEST_ALL"))
                    .as("python3 is needed")
                    .isNull();
            return null;
        }
        var readings = new HashMap<Path, Reading>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var mail : mails) {
                readings.put(mail, reading(JSON.readTree(lines.readLine())));
            }
        }
        return readings;
    }

    private static Reading reading(JsonNode found) {
        var files = new ArrayList<File>();
        for (var file : found.path("attachments")) {
            files.add(new File(file.get(0).stringValue(), file.get(1).stringValue()));
        }
        return Reading.of(
                found.path("subject").asString(""),
                texts(found.path("from")),
                texts(found.path("to")),
                texts(found.path("names")),
                files,
                found.path("text").asString(""));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
