// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.time.LocalTimeRejectedException.Reason;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** Finds the one moment that a local time means in a zone. */
public final class LocalTimeResolver {

    private LocalTimeResolver() {}

    /**
     * Finds the moment.
     *
     * @param local the local time
     * @param zone where
     * @param gap what to do if the zone skips that time
     * @param overlap what to do if the zone has it twice
     * @return the moment
     * @throws LocalTimeRejectedException if a policy is to refuse it
     */
    public static ZonedDateTime resolve(LocalDateTime local, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {
        InvalidValueException.requirePresent("local", local);
        InvalidValueException.requirePresent("zone", zone);
        InvalidValueException.requirePresent("gap", gap);
        InvalidValueException.requirePresent("overlap", overlap);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return ZonedDateTime.ofLocal(local, zone, offsets.get(0));
        }
        return offsets.isEmpty() ? afterGap(local, zone, gap) : inOverlap(local, zone, overlap, offsets);
    }

    private static ZonedDateTime afterGap(LocalDateTime local, ZoneId zone, GapPolicy policy) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return switch (policy) {
            case SHIFT_FORWARD -> ZonedDateTime.ofInstant(local, transition.getOffsetBefore(), zone);
            case SHIFT_BACKWARD -> ZonedDateTime.ofInstant(local, transition.getOffsetAfter(), zone);
            case END_OF_GAP -> transition.getInstant().atZone(zone);
            case REJECT -> throw new LocalTimeRejectedException(local, zone, Reason.GAP);
        };
    }

    private static ZonedDateTime inOverlap(
            LocalDateTime local, ZoneId zone, OverlapPolicy policy, List<ZoneOffset> offsets) {
        return switch (policy) {
            case EARLIER -> ZonedDateTime.ofLocal(local, zone, offsets.get(0));
            case LATER -> ZonedDateTime.ofLocal(local, zone, offsets.get(1));
            case REJECT -> throw new LocalTimeRejectedException(local, zone, Reason.OVERLAP);
        };
    }
}
