// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/** The checks and defaults that all requests share. */
final class LeaseTerms {

    static final Duration DEFAULT_TTL = Duration.ofMinutes(1);

    private static final int LONGEST_HOLDER = 256;
    private static final Duration LONGEST_TTL = Duration.ofDays(3_650);

    private LeaseTerms() {}

    static String requireHolder(String holder) {
        InvalidValueException.requireText("holder", holder);
        LimitExceededException.requireAtMost("holder, in characters", holder.length(), LONGEST_HOLDER);
        return holder;
    }

    static Duration requireTtl(Duration ttl) {
        InvalidValueException.requirePositive("ttl", ttl);
        LimitExceededException.requireAtMost("ttl, in seconds", ttl.toSeconds(), LONGEST_TTL.toSeconds());
        return ttl;
    }
}
