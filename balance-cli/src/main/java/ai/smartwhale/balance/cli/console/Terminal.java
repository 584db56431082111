// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import java.util.Map;
import java.util.Properties;

/**
 * What is at the other end of the program's output. The start script tells, because a JVM of version 17 cannot tell
 * whether its standard output alone is a terminal.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param columns the width, 40..400
 * @param colour whether colours are wanted
 */
public record Terminal(boolean out, boolean err, int columns, boolean colour) {

    /** No terminal at all: plain text, 100 columns. */
    public static final Terminal NONE = new Terminal(false, false, 100, false);

    /**
     * Reads what the start script found.
     *
     * @param environment the environment; {@code NO_COLOR} and {@code TERM=dumb} turn colours off
     * @param properties {@code balance.terminal} holds {@code out} and {@code err} where they are terminals,
     *     {@code balance.columns} the width
     * @return the terminal
     */
    public static Terminal detect(Map<String, String> environment, Properties properties) {
        String where = properties.getProperty("balance.terminal", "");
        boolean out = where.contains("out");
        boolean err = where.contains("err");
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(out, err, columns(properties.getProperty("balance.columns", "")), !plain);
    }

    private static int columns(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            return NONE.columns();
        }
        return Math.max(40, Math.min(400, Integer.parseInt(text)));
    }

    /**
     * The colours for standard output.
     *
     * @return colours, or plain text where they are not wanted or nobody would see them
     */
    public Colours outColours() {
        return new Colours(out && colour);
    }

    /**
     * The colours for standard error.
     *
     * @return colours, or plain text where they are not wanted or nobody would see them
     */
    public Colours errColours() {
        return new Colours(err && colour);
    }
}
