// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalLong;

/**
 * What is at a location now.
 *
 * @param size how large it is, in bytes; nothing if the endpoint does not tell
 * @param tag changes whenever the content does; empty if the endpoint does not tell, so that nothing can be resumed
 */
public record SyncContent(OptionalLong size, String tag) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing or the size negative
     */
    public SyncContent {
        if (InvalidValueException.requirePresent("size", size).isPresent()) {
            InvalidValueException.requireRange("size", size.getAsLong(), 0, Long.MAX_VALUE);
        }
        InvalidValueException.requirePresent("tag", tag);
    }
}
