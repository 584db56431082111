// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The one way in which messages become JSON and back. Immutable, shared and thread-safe. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEEPEST_MESSAGE)
                    .maxStringLength(Limits.LONGEST_TEXT)
                    // Counted in bytes by the parser: four for each UTF-16 unit is more than UTF-8 needs.
                    .maxNameLength(4 * Limits.LONGEST_NAME)
                    .maxNumberLength(Limits.LONGEST_NUMBER)
                    .maxTokenCount(Limits.MOST_TOKENS)
                    .build())
            // The contract says UTF-8; guessing would take UTF-16 and UTF-32 as well.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Interned names of hostile messages would stay in the JVM.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private static final int FIRST_BLOCK = 2048;

    private Json() {}

    /** Writes content. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator out) throws IOException;
    }

    static JsonParser parser(byte[] json, int from, int length) throws IOException {
        return FACTORY.createParser(json, from, length);
    }

    static JsonParser parser(char[] json, int length) throws IOException {
        return FACTORY.createParser(json, 0, length);
    }

    static byte[] toBytes(Content content) {
        try {
            return write(content, false);
        } catch (IOException e) {
            return toEscapedBytes(content, e);
        }
    }

    /** Content for people: indented by two spaces, lines ended by a line feed everywhere. */
    static String toPrettyText(Map<String, Object> content) {
        JsonMap map = FreeForm.message(content);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        byte[] json = toBytes(out -> {
            out.setPrettyPrinter(printer.createInstance());
            FreeFormJson.write(out, map);
        });
        return new String(json, StandardCharsets.UTF_8) + '\n';
    }

    // Half a surrogate pair has no UTF-8 but is legal in JSON as an escape.
    private static byte[] toEscapedBytes(Content content, IOException first) {
        try {
            return write(content, true);
        } catch (IOException e) {
            e.addSuppressed(first);
            throw new UnserializableMessageException("the message cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    private static byte[] write(Content content, boolean escape) throws IOException {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(FIRST_BLOCK);
                JsonGenerator out = FACTORY.createGenerator(bytes)) {
            if (escape) {
                out.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            }
            content.writeTo(out);
            out.flush();
            return bytes.toByteArray();
        }
    }
}
