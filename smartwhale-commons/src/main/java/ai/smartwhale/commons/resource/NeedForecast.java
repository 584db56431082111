// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Instant;

/** What is expected of one kind of resource, or that too little is known to say. */
public sealed interface NeedForecast {

    /**
     * What the forecast is of.
     *
     * @return the kind
     */
    ResourceKind kind();

    /**
     * An expectation.
     *
     * @param kind what it is of
     * @param at for when
     * @param value what is expected, 0 to 1
     * @param low lower end of the prediction interval, 0 to 1
     * @param high upper end of the prediction interval, 0 to 1
     */
    record Expected(ResourceKind kind, Instant at, double value, double low, double high) implements NeedForecast {}

    /**
     * Too few readings.
     *
     * @param kind what was asked for
     * @param samples readings there are
     * @param needed readings that are needed
     */
    record NotEnoughData(ResourceKind kind, int samples, int needed) implements NeedForecast {}
}
