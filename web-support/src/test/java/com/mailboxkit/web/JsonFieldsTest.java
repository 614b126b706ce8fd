package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonFieldsTest {

    private static final int MOST = 10;

    @Test
    void readsTextWithoutTheSpaceAroundIt() {
        var fields = fields("{\"name\": \" Ann \"}");

        assertThat(fields.requiredText("name", MOST)).isEqualTo("Ann");
        assertThatCode(fields::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": null}"})
    void missesWhatIsRequired(String json) {
        var fields = fields(json);

        fields.requiredText("name", MOST);

        assertThat(errors(fields)).isEqualTo(Map.of("name", List.of("is required")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": null}"})
    void doesNotMissWhatIsOptional(String json) {
        var fields = fields(json);

        assertThat(fields.optionalText("name", MOST)).isEmpty();
        assertThatCode(fields::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "[\"Ann\"]", "{}", "{\"a\": \"Ann\"}", "1.5"})
    void takesNothingElseForText(String value) {
        var fields = fields("{\"name\": %s}".formatted(value));

        fields.requiredText("name", MOST);

        assertThat(errors(fields)).isEqualTo(Map.of("name", List.of("must be a string")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\\t\\n", "\\u2003"})
    void refusesBlankText(String value) {
        var fields = fields("{\"name\": \"%s\"}".formatted(value));

        fields.optionalText("name", MOST);

        assertThat(errors(fields)).isEqualTo(Map.of("name", List.of("must not be empty")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\u0000b", "a\\u007fb", "a\\u0085b"})
    void refusesControlCharacters(String value) {
        var fields = fields("{\"name\": \"%s\"}".formatted(value));

        fields.requiredText("name", MOST);

        assertThat(errors(fields)).isEqualTo(Map.of("name", List.of("must not contain control characters")));
    }

    @Test
    void takesTextUpToItsLimitAndNotACharacterMore() {
        var fields = fields("{\"name\": \"%s\", \"other\": \"%s\"}".formatted("a".repeat(MOST), "a".repeat(MOST + 1)));

        assertThat(fields.requiredText("name", MOST)).hasSize(MOST);
        assertThat(fields.optionalText("other", MOST)).isEmpty();

        assertThat(errors(fields)).isEqualTo(Map.of("other", List.of("must have at most 10 characters")));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var fields = fields("{\"nmae\": \"Ann\", \"email\": 1}");
        fields.requiredText("name", MOST);
        fields.optionalText("email", MOST);

        assertThat(errors(fields))
                .isEqualTo(Map.of(
                        "name", List.of("is required"),
                        "email", List.of("must be a string"),
                        "nmae", List.of("is not a field of this request; known are name, email")));
    }

    @Test
    void answersNoLongerThanIsWorthReading() {
        var json = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < 10_000; i++) {
            json.put("field" + i, "x");
        }

        assertThat(errors(new JsonFields(json))).hasSize(100);
    }

    private static JsonFields fields(String json) {
        return new JsonFields((ObjectNode) JsonMapper.shared().readTree(json));
    }

    private static Map<String, List<String>> errors(JsonFields fields) {
        var refusal = catchThrowableOfType(Refusal.class, fields::check);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        return ((Detail.Fields) refusal.detail()).errors();
    }
}
