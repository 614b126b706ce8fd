package com.mailboxkit.server.description;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/// Makes HTML of the description: every operation with its fields and answers, and every error.
final class Reference {

    private Reference() {}

    private record Operation(String method, String path, JsonNode about) {}

    /// Grouped by what they are about, in the order of the description.
    static String operations(JsonNode description) {
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        description
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> byTag.computeIfAbsent(
                                        method.getValue().at("/tags/0").asString(), tag -> new ArrayList<>())
                                .add(new Operation(
                                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return byTag.entrySet().stream()
                .map(tag -> "<h2>%s</h2>%n%s"
                        .formatted(
                                text(tag.getKey()),
                                tag.getValue().stream()
                                        .map(operation -> operation(operation, description))
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
    }

    private static String operation(Operation operation, JsonNode description) {
        return """
                <section>
                <h3 id="%s">%s</h3>
                <pre>%s %s</pre>
                %s%s%s
                <p>Answers: %s</p>
                </section>
                """.formatted(
                        text(operation.about().get("operationId").asString()),
                        text(operation.about().get("summary").asString()),
                        operation.method(),
                        text(operation.path()),
                        paragraph(operation.about().at("/description").asString("")),
                        parameters(operation.about().at("/parameters")),
                        body(operation.about(), description),
                        answers(operation.about().get("responses")));
    }

    private static String parameters(JsonNode parameters) {
        var rows = parameters
                .valueStream()
                .map(parameter -> row(
                        parameter.get("name").asString(),
                        parameter.get("in").asString(),
                        parameter.at("/description").asString("")))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : table("parameter", rows);
    }

    private static String body(JsonNode operation, JsonNode description) {
        var reference = operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("");
        if (reference.isEmpty()) {
            return "";
        }
        var schema = description.at(reference.substring(1));
        var required =
                schema.at("/required").valueStream().map(JsonNode::asString).toList();
        var rows = schema.get("properties")
                .propertyStream()
                .map(field -> row(
                        field.getKey(),
                        required.contains(field.getKey()) ? "required" : "optional",
                        field.getValue().at("/description").asString("")))
                .collect(Collectors.joining());
        return table("field of the JSON body", rows);
    }

    private static String answers(JsonNode responses) {
        return responses
                .propertyStream()
                .map(response -> response.getKey().startsWith("2")
                        ? response.getKey()
                        : "%s (%s)"
                                .formatted(
                                        response.getKey(),
                                        links(response.getValue()
                                                .get("description")
                                                .asString())))
                .collect(Collectors.joining(", "));
    }

    private static String links(String codes) {
        return Arrays.stream(codes.replace("`", "").split(", "))
                .map(code -> "<a href=\"#%s\">%s</a>".formatted(anchor(code), text(code)))
                .collect(Collectors.joining(", "));
    }

    static String errors() {
        return Arrays.stream(ProblemCode.values())
                .map(code -> "<dt id=\"%s\"><code>%s</code> %d</dt>%n<dd>%s</dd>%n"
                        .formatted(anchor(code.wire()), code.wire(), code.status(), text(Explanations.of(code))))
                .collect(Collectors.joining());
    }

    private static String anchor(String code) {
        return code.replace('_', '-');
    }

    private static String table(String of, String rows) {
        return "<table><tr><th>%s</th><th></th><th></th></tr>%s</table>%n".formatted(of, rows);
    }

    private static String row(String name, String kind, String description) {
        return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>%n"
                .formatted(text(name), text(kind), code(description));
    }

    private static String paragraph(String markdown) {
        return markdown.isEmpty() ? "" : "<p>%s</p>%n".formatted(code(markdown));
    }

    /// The only Markdown that descriptions use.
    private static String code(String markdown) {
        return text(markdown).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }
}
