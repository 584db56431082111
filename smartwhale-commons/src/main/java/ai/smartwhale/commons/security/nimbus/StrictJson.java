// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object as RFC 8259 wants it: UTF-8 without a byte order mark, no name twice in one object, nothing
 * behind it, no more than 16 levels. Members that are null are left out; in a list there is no place for a null.
 */
final class StrictJson {

    private static final int MOST_LEVELS = 16;
    private static final int LONGEST_NUMBER = 64;
    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            // Names come from those who send tokens, and interning them would let those fill a table of the JVM.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private StrictJson() {}

    static Map<String, Object> read(String part, byte[] utf8) throws JwtRefusedException {
        try (JsonParser parser = FACTORY.createParser(decode(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JwtRefusedException("the " + part + " is not a JSON object");
            }
            Map<String, Object> object = object(part, parser);
            if (parser.nextToken() != null) {
                throw new JwtRefusedException("the " + part + " has something behind its JSON object");
            }
            return object;
        } catch (IOException e) {
            throw new JwtRefusedException("the " + part + " is not strict JSON in UTF-8");
        }
    }

    private static String decode(byte[] utf8) throws CharacterCodingException {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(utf8))
                        .toString();
    }

    private static Map<String, Object> object(String part, JsonParser parser) throws IOException, JwtRefusedException {
        Map<String, Object> members = new LinkedHashMap<>();
        List<String> nulls = new ArrayList<>(0);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            boolean twice = nulls.contains(name);
            if (token == JsonToken.VALUE_NULL) {
                twice |= members.containsKey(name);
                nulls.add(name);
            } else {
                twice |= members.put(name, value(part, parser, token)) != null;
            }
            if (twice) {
                throw new JwtRefusedException("the " + part + " has a member twice");
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private static Object value(String part, JsonParser parser, JsonToken token)
            throws IOException, JwtRefusedException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> finite(part, parser.getDoubleValue());
            case START_OBJECT -> object(part, parser);
            case START_ARRAY -> list(part, parser);
            default -> throw new JwtRefusedException("the " + part + " has a value that is none");
        };
    }

    private static Number whole(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Number) parser.getLongValue();
    }

    private static double finite(String part, double value) throws JwtRefusedException {
        if (!Double.isFinite(value)) {
            throw new JwtRefusedException("the " + part + " has a number that is too large");
        }
        return value;
    }

    private static List<Object> list(String part, JsonParser parser) throws IOException, JwtRefusedException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NULL) {
                throw new JwtRefusedException("the " + part + " has a list with a null");
            }
            elements.add(value(part, parser, token));
        }
        return Collections.unmodifiableList(elements);
    }
}
