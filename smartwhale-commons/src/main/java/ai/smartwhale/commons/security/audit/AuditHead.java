// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The end of an audit trail at some time. Kept elsewhere, on another machine or on paper, it proves that everything up
 * to it is still what it was, even against somebody who can rewrite all files of the trail.
 *
 * @param sequence the number of the last event, zero before the first
 * @param hash the hash of the last event: 64 hexadecimal digits, all zero before the first
 */
public record AuditHead(long sequence, String hash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Before the first event. */
    public static final AuditHead START = new AuditHead(0, "0".repeat(64));

    /**
     * Checks both.
     *
     * @throws InvalidValueException if the number is negative or the hash not one
     */
    public AuditHead {
        InvalidValueException.requireRange("sequence", sequence, 0, Long.MAX_VALUE - 1);
        if (hash == null || !HASH.matcher(hash).matches()) {
            throw new InvalidValueException("hash", hash, "64 hexadecimal digits");
        }
    }
}
