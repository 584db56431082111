// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One level of one reading: on or off, and since when the reading asks for the other. Not thread-safe. */
final class LevelLatch {

    private boolean on;
    private @Nullable Instant otherSince;

    boolean isOn() {
        return on;
    }

    void update(double value, double level, double hysteresis, Duration minimum, Instant at) {
        boolean beyond = on ? value >= level - hysteresis : value >= level;
        if (beyond == on) {
            otherSince = null;
            return;
        }
        Instant since = otherSince == null ? at : otherSince;
        otherSince = since;
        if (Duration.between(since, at).compareTo(minimum) >= 0) {
            on = beyond;
            otherSince = null;
        }
    }

    /** A reading that is unknown is evidence for nothing: what was pending begins anew. */
    void interrupt() {
        otherSince = null;
    }
}
