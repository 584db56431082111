// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Builds {@link HandlerSettings}. Not thread-safe. */
public final class HandlerSettingsBuilder {

    private final String name;
    private int maxRecords = HandlerSettings.DEFAULT_MAX_RECORDS;
    private long maxBytes = HandlerSettings.DEFAULT_MAX_BYTES;
    private int maxLineBytes = HandlerSettings.DEFAULT_MAX_LINE_BYTES;
    private List<String> excludedLoggers = List.of();
    private Duration closeTimeout = HandlerSettings.DEFAULT_CLOSE_TIMEOUT;
    private HandlerListener listener = HandlerListener.logging();
    private InstantSource clock = Clock.systemUTC();
    private Ticker ticker = Ticker.system();

    HandlerSettingsBuilder(String name) {
        this.name = name;
    }

    /**
     * Sets how many events may wait in memory; {@value HandlerSettings#DEFAULT_MAX_RECORDS} by default.
     *
     * @param value the number
     * @return this
     */
    public HandlerSettingsBuilder maxRecords(int value) {
        maxRecords = value;
        return this;
    }

    /**
     * Sets what the waiting events may weigh; 16 MiB by default.
     *
     * @param value in bytes
     * @return this
     */
    public HandlerSettingsBuilder maxBytes(long value) {
        maxBytes = value;
        return this;
    }

    /**
     * Sets the longest formatted line; 512 KiB by default.
     *
     * @param value in bytes
     * @return this
     */
    public HandlerSettingsBuilder maxLineBytes(int value) {
        maxLineBytes = value;
        return this;
    }

    /**
     * Sets loggers that are not taken, beside those of the client; none by default.
     *
     * @param value names, or the packages above them
     * @return this
     */
    public HandlerSettingsBuilder excludedLoggers(List<String> value) {
        excludedLoggers = value;
        return this;
    }

    /**
     * Sets how long closing may write what is held; five seconds by default.
     *
     * @param value the time
     * @return this
     */
    public HandlerSettingsBuilder closeTimeout(Duration value) {
        closeTimeout = value;
        return this;
    }

    /**
     * Sets who is told what goes wrong; {@link HandlerListener#logging()} by default.
     *
     * @param value the listener
     * @return this
     */
    public HandlerSettingsBuilder listener(HandlerListener value) {
        listener = value;
        return this;
    }

    /**
     * Sets the time of day; the system's by default.
     *
     * @param value the clock
     * @return this
     */
    public HandlerSettingsBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Sets what measures back-offs and timeouts; the system's by default.
     *
     * @param value the ticker
     * @return this
     */
    public HandlerSettingsBuilder ticker(Ticker value) {
        ticker = value;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the settings
     * @throws InvalidValueException if a component is outside of its range
     */
    public HandlerSettings build() {
        return new HandlerSettings(
                name, maxRecords, maxBytes, maxLineBytes, excludedLoggers, closeTimeout, listener, clock, ticker);
    }
}
