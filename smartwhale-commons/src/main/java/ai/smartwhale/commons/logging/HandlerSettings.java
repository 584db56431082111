// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What all handlers have in common.
 *
 * @param name of the handler, in the names of its threads and in what it reports
 * @param maxRecords events that may wait in memory, 16 to 4,000,000
 * @param maxBytes what these may weigh, 64 KiB to 64 GiB
 * @param maxLineBytes the longest formatted line, 64 bytes to 16 MiB; a longer one is dropped and counted
 * @param excludedLoggers loggers that are not taken beside those of the client: names, or the packages above them
 * @param closeTimeout how long closing may write what is held
 * @param listener is told what goes wrong
 * @param clock the time of day, for rotation and names of files
 * @param ticker measures back-offs and timeouts
 */
public record HandlerSettings(
        String name,
        int maxRecords,
        long maxBytes,
        int maxLineBytes,
        List<String> excludedLoggers,
        Duration closeTimeout,
        HandlerListener listener,
        InstantSource clock,
        Ticker ticker) {

    /** The default of {@link #maxRecords()}. */
    public static final int DEFAULT_MAX_RECORDS = 16_384;
    /** The default of {@link #maxBytes()}: 16 MiB. */
    public static final long DEFAULT_MAX_BYTES = 16L << 20;
    /** The default of {@link #maxLineBytes()}: 512 KiB. */
    public static final int DEFAULT_MAX_LINE_BYTES = 512 << 10;
    /** The default of {@link #closeTimeout()}: five seconds. */
    public static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public HandlerSettings {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requireRange("maxRecords", maxRecords, 16, 4_000_000);
        InvalidValueException.requireRange("maxBytes", maxBytes, 64 << 10, 64L << 30);
        InvalidValueException.requireRange("maxLineBytes", maxLineBytes, 64, 16 << 20);
        excludedLoggers = List.copyOf(InvalidValueException.requirePresent("excludedLoggers", excludedLoggers));
        for (String excluded : excludedLoggers) {
            InvalidValueException.requireText("excludedLoggers", excluded);
        }
        InvalidValueException.requirePositive("closeTimeout", closeTimeout);
        InvalidValueException.requirePresent("listener", listener);
        InvalidValueException.requirePresent("clock", clock);
        InvalidValueException.requirePresent("ticker", ticker);
    }

    /**
     * The defaults.
     *
     * @param name of the handler
     * @return the settings
     * @throws InvalidValueException if the name is blank
     */
    public static HandlerSettings of(String name) {
        return builder(name).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param name of the handler
     * @return a builder
     */
    public static HandlerSettingsBuilder builder(String name) {
        return new HandlerSettingsBuilder(name);
    }
}
