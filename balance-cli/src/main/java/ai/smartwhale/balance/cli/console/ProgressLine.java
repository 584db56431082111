// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says how far a long work is: one line that is written over on a terminal, a new line every few seconds otherwise.
 * Thread-safe.
 */
public final class ProgressLine {

    private static final long PLAIN_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean live;
    private final int columns;
    private final boolean silent;
    private final LongSupplier ticker;
    private final Object lock = new Object();
    private long plainAt;
    private boolean drawn;

    private ProgressLine(PrintWriter out, Terminal terminal, boolean silent, LongSupplier ticker) {
        this.out = out;
        this.live = terminal.err();
        this.columns = terminal.columns();
        this.silent = silent;
        this.ticker = ticker;
        this.plainAt = ticker.getAsLong() + PLAIN_EVERY_NANOS;
    }

    /**
     * A line on a terminal, or now and then a line of its own.
     *
     * @param out the standard error
     * @param terminal tells whether the line can be written over, and its width
     * @param ticker nanoseconds that only grow
     * @return the line
     */
    public static ProgressLine on(PrintWriter out, Terminal terminal, LongSupplier ticker) {
        return new ProgressLine(out, terminal, false, ticker);
    }

    /**
     * A line that nobody sees, for programs as readers.
     *
     * @return the line
     */
    public static ProgressLine silent() {
        return new ProgressLine(new PrintWriter(java.io.Writer.nullWriter()), Terminal.NONE, true, () -> 0);
    }

    /**
     * How often {@link #update} is worth calling.
     *
     * @return the time between two calls
     */
    public Duration interval() {
        return live ? Duration.ofMillis(200) : Duration.ofSeconds(1);
    }

    /**
     * Shows the state, if it is time to.
     *
     * @param state makes the text, without line breaks
     */
    public void update(Supplier<String> state) {
        if (silent) {
            return;
        }
        synchronized (lock) {
            if (live) {
                String text = TextTable.printable(state.get());
                out.print(CLEAR + (text.length() < columns ? text : text.substring(0, columns - 1)));
                drawn = true;
            } else if (ticker.getAsLong() - plainAt >= 0) {
                out.println(TextTable.printable(state.get()));
                plainAt = ticker.getAsLong() + PLAIN_EVERY_NANOS;
            }
            out.flush();
        }
    }

    /**
     * Writes a line that stays.
     *
     * @param text the line
     */
    public void say(String text) {
        if (silent) {
            return;
        }
        synchronized (lock) {
            clear();
            out.println(text);
            out.flush();
        }
    }

    /** Removes the line from the terminal. */
    public void close() {
        synchronized (lock) {
            clear();
            out.flush();
        }
    }

    private void clear() {
        if (drawn) {
            out.print(CLEAR);
            drawn = false;
        }
    }
}
