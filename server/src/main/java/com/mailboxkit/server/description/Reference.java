package com.mailboxkit.server.description;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Makes HTML of the description: every operation with its fields and answers, and every error.
final class Reference {

    private final JsonNode description;
    private final String publicUrl;
    private final Map<String, List<Described>> byTag = new LinkedHashMap<>();

    Reference(JsonNode description, String publicUrl) {
        this.description = description;
        this.publicUrl = publicUrl;
        description.path("tags").forEach(tag -> byTag.put(tag.get("name").asString(), new ArrayList<>()));
        Described.all(description)
                .forEach(operation -> byTag.computeIfAbsent(operation.tag(), tag -> new ArrayList<>())
                        .add(operation));
    }

    /// Links to all of it.
    String contents() {
        return byTag.entrySet().stream()
                .map(tag -> "<li><a href=\"#%s\">%s</a>%n<ul>%s</ul></li>%n"
                        .formatted(
                                sectionId(tag.getKey()),
                                Html.text(tag.getKey()),
                                tag.getValue().stream()
                                        .map(operation -> "<li><a href=\"#%s\">%s</a></li>"
                                                .formatted(operation.id(), Html.text(operation.summary())))
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
    }

    String operations() {
        return byTag.entrySet().stream()
                .map(tag -> "<h2 id=\"%s\">%s</h2>%n%s%s"
                        .formatted(
                                sectionId(tag.getKey()),
                                Html.text(tag.getKey()),
                                Html.paragraph(about(tag.getKey())),
                                tag.getValue().stream().map(this::operation).collect(Collectors.joining())))
                .collect(Collectors.joining());
    }

    private String about(String tag) {
        return description
                .path("tags")
                .valueStream()
                .filter(one -> one.get("name").asString().equals(tag))
                .map(one -> one.path("description").asString(""))
                .findFirst()
                .orElse("");
    }

    private static String sectionId(String tag) {
        return "about-" + tag.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private String operation(Described operation) {
        return """
                <section id="%s">
                <h3>%s</h3>
                <p class="route"><b class="%s">%s</b> <code>%s</code></p>
                %s<pre>%s</pre>
                %s%s%s<p class="answers">%s</p>
                </section>
                """.formatted(
                        Html.text(operation.id()),
                        Html.text(operation.summary()),
                        operation.method(),
                        operation.method(),
                        Html.text(operation.path()),
                        Html.paragraph(operation.about().path("description").asString("")),
                        Html.text(CurlExample.of(operation, publicUrl)),
                        Fields.parameters(operation),
                        Fields.body(operation),
                        Fields.answer(operation),
                        answers(operation.about().get("responses")));
    }

    private static String answers(JsonNode responses) {
        return responses
                .propertyStream()
                .map(response -> response.getKey().startsWith("2")
                        ? "<b>%s</b>".formatted(response.getKey())
                        : "%s&nbsp;%s"
                                .formatted(
                                        response.getKey(),
                                        links(response.getValue()
                                                .get("description")
                                                .asString())))
                .collect(Collectors.joining(" · "));
    }

    private static String links(String codes) {
        return Arrays.stream(codes.replace("`", "").split(", "))
                .map(code -> "<a href=\"#%s\">%s</a>".formatted(Html.anchor(code), Html.text(code)))
                .collect(Collectors.joining(", "));
    }

    static String errors() {
        return Arrays.stream(ProblemCode.values())
                .map(code -> "<dt id=\"%s\"><code>%s</code> %d</dt>%n<dd>%s</dd>%n"
                        .formatted(
                                Html.anchor(code.wire()), code.wire(), code.status(), Html.text(Explanations.of(code))))
                .collect(Collectors.joining());
    }
}
