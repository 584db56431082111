// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Turns values into bytes for the layers outside of this process, and back. Implementations are thread-safe, and never
 * use Java serialization.
 *
 * @param <V> the type of the value
 */
public interface CacheCodec<V> {

    /**
     * The bytes of a value.
     *
     * @param value the value
     * @return a new array
     * @throws CacheCodecException if the value has no such form
     */
    byte[] encode(V value);

    /**
     * The value of bytes.
     *
     * @param bytes what {@link #encode} made; an array of its own, which it may keep
     * @return the value
     * @throws CacheCodecException if the bytes are none of its own
     */
    V decode(byte[] bytes);

    /**
     * Bytes as they are, copied.
     *
     * @return the codec
     */
    static CacheCodec<byte[]> bytes() {
        return of(byte[]::clone, bytes -> bytes);
    }

    /**
     * Texts in UTF-8.
     *
     * @return the codec
     */
    static CacheCodec<String> text() {
        return of(text -> text.getBytes(StandardCharsets.UTF_8), bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Values as JSON.
     *
     * @param <V> the type of the value
     * @param type the type to read
     * @param mapper writes and reads; must not have default typing switched on
     * @return the codec
     */
    static <V> CacheCodec<V> json(Class<V> type, ObjectMapper mapper) {
        return of(
                value -> {
                    try {
                        return mapper.writeValueAsBytes(value);
                    } catch (JsonProcessingException e) {
                        throw new CacheCodecException("a value of " + type.getName() + " has no JSON form", e);
                    }
                },
                bytes -> {
                    try {
                        return mapper.readValue(bytes, type);
                    } catch (IOException e) {
                        throw new CacheCodecException("the bytes are no JSON of " + type.getName(), e);
                    }
                });
    }

    /**
     * A codec of two functions.
     *
     * @param <V> the type of the value
     * @param encode makes a new array of a value
     * @param decode makes a value of an array, which it may keep
     * @return the codec
     */
    static <V> CacheCodec<V> of(
            java.util.function.Function<V, byte[]> encode, java.util.function.Function<byte[], V> decode) {
        return new CacheCodec<>() {
            @Override
            public byte[] encode(V value) {
                return encode.apply(value);
            }

            @Override
            public V decode(byte[] bytes) {
                return decode.apply(bytes);
            }
        };
    }
}
