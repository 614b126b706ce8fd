package com.mailboxkit.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mailboxkit.kernel.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ArgumentsTest {

    private static final JsonNode SCHEMA = json("""
            {"properties": {"to": {"type": "array"}, "part": {"type": "string", "enum": ["new", "full"]},
              "limit": {"type": "integer", "minimum": 1, "maximum": 50}, "offset": {"type": "integer", "minimum": 0},
              "reply_all": {"type": "boolean"}}, "required": ["to"]}""");

    @Test
    void namesEveryArgumentThatIsWrong() {
        var refusal = catchThrowableOfType(Refusal.class, () -> Arguments.of(SCHEMA, json("""
                        {"part": "old", "limit": 51, "offset": -1, "reply_all": "yes", "recipient": "a@b.example"}""")));

        assertThat(refusal.detail())
                .isEqualTo(new Refusal.Detail.Fields(Map.of(
                        "to", List.of("is required"),
                        "part", List.of("must be one of new, full"),
                        "limit", List.of("must be a whole number from 1 to 50"),
                        "offset", List.of("must be a whole number from 0"),
                        "reply_all", List.of("must be true or false"),
                        "recipient", List.of("is no argument of this tool"))));
    }

    @Test
    void takesNullForNothing() {
        var arguments = Arguments.of(SCHEMA, json("{\"to\": [], \"limit\": null, \"part\": null}"));

        assertThat(arguments.number("limit", 10)).isEqualTo(10);
        assertThat(arguments.text("part")).isEmpty();
    }

    @Test
    void takesWholeNumbersHoweverTheyAreWritten() {
        assertThat(Arguments.of(SCHEMA, json("{\"to\": [], \"limit\": 5.0}")).number("limit", 10))
                .isEqualTo(5);
        for (var wrong : List.of("5.5", "\"5\"", "1e99", "true", "[5]")) {
            assertThat(catchThrowableOfType(
                            Refusal.class,
                            () -> Arguments.of(SCHEMA, json("{\"to\": [], \"limit\": %s}".formatted(wrong)))))
                    .as(wrong)
                    .isNotNull();
        }
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
