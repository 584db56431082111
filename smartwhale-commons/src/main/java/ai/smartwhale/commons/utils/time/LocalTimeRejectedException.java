// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A local time does not exist in its zone, or exists twice, and the policy is to refuse it. */
public final class LocalTimeRejectedException extends DateTimeException {

    private static final long serialVersionUID = 1L;

    private final LocalDateTime localTime;
    private final ZoneId zone;
    private final Reason reason;

    /** Why it was refused. */
    public enum Reason {
        /** The zone skips this local time. */
        GAP,
        /** The zone has this local time twice. */
        OVERLAP
    }

    /**
     * Creates the exception.
     *
     * @param localTime the local time
     * @param zone where
     * @param reason why
     */
    public LocalTimeRejectedException(LocalDateTime localTime, ZoneId zone, Reason reason) {
        super(localTime + (reason == Reason.GAP ? " does not exist in " : " exists twice in ") + zone);
        this.localTime = localTime;
        this.zone = zone;
        this.reason = reason;
    }

    /**
     * What was refused.
     *
     * @return the local time
     */
    public LocalDateTime localTime() {
        return localTime;
    }

    /**
     * Where.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
