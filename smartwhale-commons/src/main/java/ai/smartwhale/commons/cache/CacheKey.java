// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.nio.charset.StandardCharsets;

/**
 * Names a value: a namespace, which can be dropped as a whole, and the id within it.
 *
 * @param namespace 1 to 64 letters, digits, dots, underscores or hyphens
 * @param id not empty, at most 1,024 bytes in UTF-8, without halves of surrogate pairs
 */
public record CacheKey(String namespace, String id) {

    /** The longest id, in bytes of UTF-8. */
    public static final int MAX_ID_BYTES = 1024;

    /** The most bytes that one char of a Java string takes in UTF-8. */
    private static final int MOST_BYTES_A_CHAR = 3;

    private static final int LONGEST_NAMESPACE = 64;

    /**
     * Checks both parts.
     *
     * @throws InvalidValueException if the namespace has other characters, or the id is empty or has half a surrogate
     *     pair
     * @throws LimitExceededException if the id is too long
     */
    public CacheKey {
        requireNamespace(namespace);
        InvalidValueException.requirePresent("id", id);
        if (id.isEmpty()) {
            throw new InvalidValueException("id", id, "a text that is not empty");
        }
        requireText(id);
        if (id.length() > MAX_ID_BYTES / MOST_BYTES_A_CHAR) {
            LimitExceededException.requireAtMost(
                    "id, in bytes", id.getBytes(StandardCharsets.UTF_8).length, MAX_ID_BYTES);
        }
    }

    /**
     * Names a value.
     *
     * @param namespace the namespace
     * @param id the id within it
     * @return the key
     * @throws InvalidValueException if the namespace has other characters, or the id is empty or has half a surrogate
     *     pair
     * @throws LimitExceededException if the id is too long
     */
    public static CacheKey of(String namespace, String id) {
        return new CacheKey(namespace, id);
    }

    /**
     * Requires a valid namespace.
     *
     * @param namespace the text
     * @return the text
     * @throws InvalidValueException if it has other characters or another length
     */
    public static String requireNamespace(String namespace) {
        if (namespace == null || !isNamespace(namespace)) {
            throw new InvalidValueException(
                    "namespace", namespace, "1 to 64 letters, digits, dots, underscores or hyphens");
        }
        return namespace;
    }

    /** Half a surrogate pair has no form in UTF-8: outside of this process, all ids with one would be the same key. */
    private static void requireText(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isSurrogate(id.charAt(i))) {
                int pair = id.codePointAt(i++);
                if (!Character.isSupplementaryCodePoint(pair)) {
                    throw new InvalidValueException("id", id, "a text without halves of surrogate pairs");
                }
            }
        }
    }

    private static boolean isNamespace(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAMESPACE) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '_'
                    || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return namespace + ':' + id;
    }
}
