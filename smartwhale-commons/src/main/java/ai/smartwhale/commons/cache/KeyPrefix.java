// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;

/** Groups keys by how their ids begin, without making texts. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface KeyPrefix {

    /**
     * The part of an id that names its group.
     *
     * @param id the id of a key
     * @return how many characters it has, 0 to the length of the id; what is outside counts as the nearer of both
     */
    int lengthIn(String id);

    /**
     * All keys of a namespace are one group.
     *
     * @return the prefix of no characters
     */
    static KeyPrefix none() {
        return id -> 0;
    }

    /**
     * What comes before the first of a character; ids without it are the group of no characters.
     *
     * @param separator the character
     * @return the prefix
     */
    static KeyPrefix upTo(char separator) {
        return id -> Math.max(0, id.indexOf(separator));
    }

    /**
     * The first characters.
     *
     * @param length how many, 1 to 64
     * @return the prefix
     * @throws InvalidValueException if the number is outside of its range
     */
    static KeyPrefix ofLength(int length) {
        InvalidValueException.requireRange("length", length, 1, 64);
        return id -> Math.min(length, id.length());
    }
}
