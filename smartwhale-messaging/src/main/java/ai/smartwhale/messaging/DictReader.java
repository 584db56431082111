// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads parts of messages from maps, by way of JSON, so that maps are read exactly as messages are. */
final class DictReader {

    private DictReader() {}

    static byte[] toBytes(Map<String, ?> fields) {
        JsonMap content = copy(fields);
        return Json.toBytes(out -> FreeFormJson.write(out, content));
    }

    /** What a reader of the JSON would see, in a map that may be changed. */
    static Map<String, Object> toDict(Json.Content content) {
        byte[] json = Json.toBytes(content);
        try (JsonParser parser = Json.parser(json, 0, json.length)) {
            parser.nextToken();
            return new LinkedHashMap<>(FreeFormJson.readMap(parser));
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written cannot be read", e);
        }
    }

    static MessageMetadata metadata(Map<String, ?> fields) {
        MetadataDecoder decoder = new MetadataDecoder();
        read(fields, decoder);
        try {
            return decoder.build();
        } catch (InvalidValueException e) {
            throw refusal(decoder, e);
        }
    }

    static <P> P payload(Map<String, ?> fields, PayloadDecoder<P> decoder) {
        read(fields, decoder);
        try {
            return decoder.build();
        } catch (InvalidValueException e) {
            throw refusal(decoder, e);
        }
    }

    private static void read(Map<String, ?> fields, SectionDecoder decoder) {
        byte[] json = toBytes(fields);
        try (JsonParser parser = Json.parser(json, 0, json.length)) {
            FieldReader in = new FieldReader(parser);
            parser.nextToken();
            in.section(decoder);
            decoder.requireFields(in);
            if (in.isRefused()) {
                throw new InvalidMessageException(ErrorCode.INVALID_REQUEST, in.errorField(), in.errorReason());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written cannot be read", e);
        }
    }

    private static JsonMap copy(Map<String, ?> fields) {
        try {
            return FreeForm.message(fields);
        } catch (InvalidValueException e) {
            throw new InvalidMessageException(
                    ErrorCode.INVALID_REQUEST, e.field(), "is " + e.value() + "; allowed: " + e.allowed());
        }
    }

    private static InvalidMessageException refusal(SectionDecoder decoder, InvalidValueException e) {
        return new InvalidMessageException(
                ErrorCode.INVALID_REQUEST,
                decoder.section() + '.' + FieldReader.wireName(e.field()),
                "is " + e.value() + "; allowed: " + e.allowed());
    }
}
