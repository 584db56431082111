// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.validate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads lines of {@code {"name": …, "json": …}} one after the other, in bounded memory. */
public final class SampleReader {

    private SampleReader() {}

    /**
     * Judges every line that is not blank.
     *
     * @param in the lines, in UTF-8
     * @param sink takes the judgements in the order of the lines
     * @throws IOException if the input cannot be read
     */
    public static void read(InputStream in, Consumer<Judgement> sink) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        while (lines.next()) {
            if (lines.tooLong()) {
                sink.accept(refused(lines, "longer than " + BoundedLines.LONGEST + " bytes"));
            } else if (!lines.text().isBlank()) {
                sink.accept(judge(lines));
            }
        }
    }

    private static Judgement judge(BoundedLines lines) throws IOException {
        String line = lines.text();
        String name = null;
        String json = null;
        try (JsonParser parser = MessageKind.JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return refused(lines, "is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("name") && value.isScalarValue()) {
                    name = parser.getText();
                } else if (field.equals("json")) {
                    json = value == JsonToken.VALUE_STRING ? parser.getText() : raw(parser, line);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            return refused(lines, "is not JSON: " + e.getOriginalMessage());
        }
        return judge(lines, name, json);
    }

    private static Judgement judge(BoundedLines lines, @Nullable String name, @Nullable String json) {
        if (json == null) {
            return refused(lines, "has no field json");
        }
        return Judgement.of(name == null ? "line " + lines.number() : name, json);
    }

    /** The value as it stands in the line, so that nothing is mended on the way. */
    private static String raw(JsonParser parser, String line) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return line.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    private static Judgement refused(BoundedLines lines, String reason) {
        return Judgement.refused("line " + lines.number(), "line " + lines.number() + ' ' + reason);
    }
}
