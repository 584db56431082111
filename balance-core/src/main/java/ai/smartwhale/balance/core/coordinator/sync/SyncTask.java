// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Optional;

/**
 * A transfer that can be made, once or often.
 *
 * @param id what it is found by, 1 to 2,560 characters
 * @param source where the data is
 * @param destination where it is to be
 * @param sha256 the checksum that it must have, in 64 lower-case hexadecimal digits; if absent, that which the source
 *     tells
 */
public record SyncTask(String id, SyncLocation source, SyncLocation destination, Optional<String> sha256) {

    private static final int LONGEST_ID = 2_560;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is blank or malformed, or both locations are the same
     * @throws LimitExceededException if the id is too long
     */
    public SyncTask {
        InvalidValueException.requireText("id", id);
        LimitExceededException.requireAtMost("id, in characters", id.length(), LONGEST_ID);
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("destination", destination);
        if (source.equals(destination)) {
            throw new InvalidValueException("destination", destination, "another location than the source");
        }
        InvalidValueException.requirePresent("sha256", sha256).ifPresent(digits -> {
            if (!Sha256.PATTERN.matcher(digits).matches()) {
                throw new InvalidValueException("sha256", digits, "64 lower-case hexadecimal digits");
            }
        });
    }

    /**
     * A transfer whose checksum the source tells.
     *
     * @param id what it is found by
     * @param source where the data is
     * @param destination where it is to be
     * @return the task
     */
    public static SyncTask of(String id, SyncLocation source, SyncLocation destination) {
        return new SyncTask(id, source, destination, Optional.empty());
    }
}
