// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.messaging.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link Collector} came back with. */
public sealed interface Collected {

    /**
     * There is something.
     *
     * @param items what was found, best first, at least one, each fit for JSON
     * @param sourceUrl where it comes from, where that has an address
     */
    record Found(List<Map<String, Object>> items, Optional<String> sourceUrl) implements Collected {

        /** Copies the items. */
        public Found {
            items = List.copyOf(items);
        }
    }

    /**
     * There is nothing, or it cannot be had.
     *
     * @param code {@link ErrorCode#NO_DATA_FOUND} where the source was asked and has nothing
     * @param reason for people; it names what was asked for
     */
    record Failed(ErrorCode code, String reason) implements Collected {}

    /**
     * Says that the source has nothing.
     *
     * @param reason what it was asked for
     * @return the outcome
     */
    static Collected nothing(String reason) {
        return new Failed(ErrorCode.NO_DATA_FOUND, reason);
    }

    /**
     * Says that the source was asked for something that it does not understand.
     *
     * @param reason the field, its value and what is allowed
     * @return the outcome
     */
    static Collected invalid(String reason) {
        return new Failed(ErrorCode.INVALID_REQUEST, reason);
    }

    /**
     * Says that the source cannot be reached.
     *
     * @param reason what was attempted
     * @return the outcome
     */
    static Collected unavailable(String reason) {
        return new Failed(ErrorCode.SOURCE_UNAVAILABLE, reason);
    }
}
