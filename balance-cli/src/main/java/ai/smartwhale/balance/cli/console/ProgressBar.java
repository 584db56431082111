// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

/** Draws how much of a work is done. */
public final class ProgressBar {

    private ProgressBar() {}

    /**
     * A bar such as {@code [##### ]}.
     *
     * @param done the part that is done, 0..1; what lies outside is taken as the nearest
     * @param width the number of cells
     * @return the bar
     */
    public static String draw(double done, int width) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, done)) * width);
        return '[' + "#".repeat(filled) + " ".repeat(width - filled) + ']';
    }
}
