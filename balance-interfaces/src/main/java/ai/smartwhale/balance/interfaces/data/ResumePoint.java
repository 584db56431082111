// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * A place in a stream, from which another stream of the same request can go on.
 *
 * @param cursor the page; empty for the first
 * @param consumed how many items of this page come before, 0 or more
 */
public record ResumePoint(Optional<String> cursor, int consumed) {

    /** Before the first item. */
    public static final ResumePoint START = new ResumePoint(Optional.empty(), 0);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public ResumePoint {
        InvalidValueException.requirePresent("cursor", cursor);
        InvalidValueException.requireRange("consumed", consumed, 0, Integer.MAX_VALUE);
    }
}
