// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * Where something is: a name at an endpoint.
 *
 * @param endpoint the id of the endpoint, 1 to 256 characters
 * @param name what it is called there, 1 to 1,024 characters; parts of a path are separated by slashes
 */
public record SyncLocation(String endpoint, String name) {

    private static final int LONGEST_ENDPOINT = 256;
    private static final int LONGEST_NAME = 1_024;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is blank
     * @throws LimitExceededException if one is too long
     */
    public SyncLocation {
        InvalidValueException.requireText("endpoint", endpoint);
        LimitExceededException.requireAtMost("endpoint, in characters", endpoint.length(), LONGEST_ENDPOINT);
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), LONGEST_NAME);
    }

    @Override
    public String toString() {
        return endpoint + ":" + name;
    }
}
