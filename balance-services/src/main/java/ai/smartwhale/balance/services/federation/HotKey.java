// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Something that is asked for often.
 *
 * @param key a digest of what is asked, 1 to 128 characters
 * @param count how often at most, above zero
 */
public record HotKey(String key, long count) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public HotKey {
        InvalidValueException.requireText("key", key);
        InvalidValueException.requireRange("key.length", key.length(), 1, 128);
        InvalidValueException.requireRange("count", count, 1, Long.MAX_VALUE >> 10);
    }
}
