// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * What may be told of a key: all but its bytes.
 *
 * @param id names the key in everything made with it, above zero
 * @param purpose what it is for
 * @param status what may be done with it
 * @param primary whether all that is new of its purpose is made with it
 * @param created when it was made
 * @param used how often it encrypted, as far as was counted; never less than the truth in one process
 */
public record KeyInfo(int id, KeyPurpose purpose, KeyStatus status, boolean primary, Instant created, long used) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the id is not above zero, the count is negative, or a primary key is not enabled
     */
    public KeyInfo {
        InvalidValueException.requireRange("id", id, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("purpose", purpose);
        InvalidValueException.requirePresent("status", status);
        InvalidValueException.requirePresent("created", created);
        InvalidValueException.requireRange("used", used, 0, Long.MAX_VALUE);
        if (primary && status != KeyStatus.ENABLED) {
            throw new InvalidValueException("status", status, "ENABLED for a primary key");
        }
    }

    KeyInfo withStatus(KeyStatus changed) {
        return new KeyInfo(id, purpose, changed, primary, created, used);
    }

    KeyInfo withPrimary(boolean changed) {
        return new KeyInfo(id, purpose, status, changed, created, used);
    }

    KeyInfo withUsed(long changed) {
        return new KeyInfo(id, purpose, status, primary, created, changed);
    }
}
