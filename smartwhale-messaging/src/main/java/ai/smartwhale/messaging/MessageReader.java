// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Reads messages with the tolerance that the contract asks for, and refuses the rest within bounds of time and memory:
 * at most 4 MiB, nested at most 64 deep, texts of at most 1 MiB, one million tokens. Never throws because of what it
 * reads. Thread-safe.
 *
 * <p>Tolerated are names of enums in any case, unknown fields, missing and null optional fields, numbers and flags
 * written as text, priorities by name, and an alias of {@code query}. A response topic that cannot be used gives way to
 * the topic of the model. Of two fields of the same name the last counts.
 */
public final class MessageReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private MessageReader() {}

    /**
     * Reads a request.
     *
     * @param json one JSON object in UTF-8
     * @return the request, or why it is refused
     */
    public static ReadResult<DataRequest> readRequest(byte[] json) {
        return read(json, RequestPayloadDecoder::new, DataRequest::new);
    }

    /**
     * Reads a response.
     *
     * @param json one JSON object in UTF-8
     * @return the response, or why it is refused
     */
    public static ReadResult<DataResponse> readResponse(byte[] json) {
        return read(json, ResponsePayloadDecoder::new, DataResponse::new);
    }

    static ReadResult<DataRequest> readRequest(String json) {
        return read(json, RequestPayloadDecoder::new, DataRequest::new);
    }

    static ReadResult<DataResponse> readResponse(String json) {
        return read(json, ResponsePayloadDecoder::new, DataResponse::new);
    }

    private static <P, M> ReadResult<M> read(
            byte[] json, Supplier<PayloadDecoder<P>> payloads, BiFunction<MessageMetadata, P, M> message) {
        int length = Math.min(json.length, Limits.LONGEST_MESSAGE);
        int wellFormed = Utf8.wellFormed(json, length);
        int from = startsWithMark(json) ? BYTE_ORDER_MARK.length : 0;
        try (JsonParser parser = Json.parser(json, from, wellFormed - from)) {
            FieldReader in = new FieldReader(parser);
            if (json.length > length) {
                in.refuseLength("is " + json.length + " bytes long; allowed: at most " + Limits.LONGEST_MESSAGE);
            } else if (wellFormed < length) {
                in.refuseText("is not UTF-8 at offset " + wellFormed);
            }
            return new MessageDecoding<>(in, payloads, message).decode();
        } catch (IOException e) {
            throw new UncheckedIOException("a parser over bytes in memory failed", e);
        }
    }

    private static <P, M> ReadResult<M> read(
            String json, Supplier<PayloadDecoder<P>> payloads, BiFunction<MessageMetadata, P, M> message) {
        int length = Math.min(json.length(), Limits.LONGEST_MESSAGE);
        char[] characters = new char[length];
        json.getChars(0, length, characters, 0);
        try (JsonParser parser = Json.parser(characters, length)) {
            FieldReader in = new FieldReader(parser);
            if (json.length() > length) {
                in.refuseLength("is " + json.length() + " characters long; allowed: at most " + Limits.LONGEST_MESSAGE);
            }
            return new MessageDecoding<>(in, payloads, message).decode();
        } catch (IOException e) {
            throw new UncheckedIOException("a parser over text in memory failed", e);
        }
    }

    private static boolean startsWithMark(byte[] json) {
        return json.length >= BYTE_ORDER_MARK.length
                && json[0] == BYTE_ORDER_MARK[0]
                && json[1] == BYTE_ORDER_MARK[1]
                && json[2] == BYTE_ORDER_MARK[2];
    }
}
