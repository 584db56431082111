// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of an interface of others.
 *
 * @param status the status of HTTP
 * @param headers the headers, by their names in lower case
 * @param body the bytes; not copied, not to be changed
 * @param uri the address that answered, which another may have named
 */
public record ApiResponse(int status, Map<String, List<String>> headers, byte[] body, URI uri) {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** Copies the headers. */
    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value, if the header is there
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * The body as text.
     *
     * @return the text, read as UTF-8
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON, nested at most 64 deep.
     *
     * @param <T> what it becomes
     * @param type what it becomes, such as {@code Map.class} or a record
     * @return the value
     * @throws ApiException of {@link ApiException.Kind#MALFORMED} if the body is no JSON of this type
     */
    public <T> T json(Class<T> type) {
        try {
            T value = JSON.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            // The message of the parser quotes the body.
            throw ApiException.of(ApiException.Kind.MALFORMED, uri, "the body is no JSON of " + type.getSimpleName());
        }
        throw ApiException.of(ApiException.Kind.MALFORMED, uri, "the body is null");
    }

    /**
     * What came, without what it says.
     *
     * @return a short text for logs
     */
    @Override
    public String toString() {
        return "ApiResponse[status=%d, host=%s, bytes=%d]".formatted(status, uri.getHost(), body.length);
    }
}
