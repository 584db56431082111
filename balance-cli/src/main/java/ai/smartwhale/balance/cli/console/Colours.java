// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

/**
 * Colours for a terminal.
 *
 * @param on false leaves every text as it is
 */
public record Colours(boolean on) {

    /**
     * Strong text.
     *
     * @param text any text
     * @return the text with its codes
     */
    public String bold(String text) {
        return code("1", text);
    }

    /**
     * Text in the background.
     *
     * @param text any text
     * @return the text with its codes
     */
    public String dim(String text) {
        return code("2", text);
    }

    /**
     * Good news.
     *
     * @param text any text
     * @return the text with its codes
     */
    public String green(String text) {
        return code("32", text);
    }

    /**
     * A warning.
     *
     * @param text any text
     * @return the text with its codes
     */
    public String yellow(String text) {
        return code("33", text);
    }

    /**
     * Bad news.
     *
     * @param text any text
     * @return the text with its codes
     */
    public String red(String text) {
        return code("31", text);
    }

    private String code(String number, String text) {
        return on ? "\u001b[" + number + 'm' + text + "\u001b[0m" : text;
    }
}
