// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.flight;

import java.time.Duration;

/** What became of a claim to fetch something for all instances. */
public sealed interface FlightClaim {

    /**
     * The claimant is to fetch it, and holds the mark.
     *
     * @param token what proves that; unlike that of every other holder
     */
    record Owned(String token) implements FlightClaim {}

    /**
     * Another holds the mark. The claimant will be told when it ends.
     *
     * @param token that of the holder, which tells its flight from later ones
     * @param left after which the mark ends by itself unless its holder renews it
     */
    record Elsewhere(String token, Duration left) implements FlightClaim {}

    /** Another holds the mark, and as many instances as may wait for it do. */
    record Crowded() implements FlightClaim {}
}
