// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestIdentityTest {

    private static RequestPayload.Builder payload() {
        return RequestPayload.builder("model")
                .operation(OperationType.FETCH_DATA)
                .dataType(DataType.TEXT);
    }

    private static String digest(Map<String, Object> parameters) {
        return RequestIdentity.digest(payload().parameters(parameters).build());
    }

    @Test
    void theOrderOfParametersDoesNotMatter() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", List.of("x", "y"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of("x", "y"));
        other.put("a", 1);
        assertThat(digest(one)).isEqualTo(digest(other)).matches("[0-9a-f]{32}");
    }

    @Test
    void whatDiffersHasAnotherDigest() {
        assertThat(List.of(
                        digest(Map.of("a", 1)),
                        digest(Map.of("a", "1")),
                        digest(Map.of("a", List.of(1))),
                        digest(Map.of("a", Map.of("b", 1))),
                        digest(Map.of("ab", "c")),
                        digest(Map.of("a", "bc")),
                        RequestIdentity.digest(payload().maxSize(5).build()),
                        RequestIdentity.digest(
                                payload().dataSource(DataSource.WIKI).build()),
                        RequestIdentity.digest(
                                payload().operation(OperationType.SEARCH_DATA).build()),
                        RequestIdentity.digest(
                                payload().context(Map.of("user", "u")).build())))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(OperationType.class)
    void onlyReadingIsShared(OperationType operation) {
        boolean reads = operation.wireName().matches("(fetch|search|translate|summarize|analyze)_data");
        assertThat(RequestIdentity.isShareable(payload().operation(operation).build()))
                .isEqualTo(reads);
    }

    @Test
    void whatIsAnsweredElsewhereOrHasAContextIsNotShared() {
        String prefix = MessagingConstants.DATA_RESPONSES_PREFIX;
        assertThat(RequestIdentity.isShareable(
                        payload().responseTopic(prefix + ".model").build()))
                .isTrue();
        assertThat(RequestIdentity.isShareable(
                        payload().responseTopic(prefix + ".other").build()))
                .isFalse();
        assertThat(RequestIdentity.isShareable(
                        payload().context(Map.of("user", "u")).build()))
                .isFalse();
    }

    @Test
    void aSourceThatIsLeftOpenHasAName() {
        assertThat(RequestIdentity.source(payload().build())).isEqualTo("auto");
        assertThat(RequestIdentity.source(payload().dataSource(DataSource.WEB).build()))
                .isEqualTo("web");
    }
}
