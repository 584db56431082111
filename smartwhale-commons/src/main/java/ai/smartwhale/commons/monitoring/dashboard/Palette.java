// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.resource.AlertSeverity;

/** Colours that can be told apart on light and on dark ground, also by who sees few of them (Okabe and Ito, 2008). */
final class Palette {

    private static final String[] LINES = {
        "#3a8fd0", "#d55e00", "#009e73", "#cc79a7", "#c98a00", "#56b4e9", "#8a8a8a", "#a0705a"
    };
    private static final String[] DASHES = {"none", "6 2", "2 2", "8 2 2 2"};

    private Palette() {}

    static String line(int number) {
        return LINES[number % LINES.length];
    }

    static String dash(int number) {
        return DASHES[number % DASHES.length];
    }

    static String of(AlertSeverity severity) {
        return switch (severity) {
            case INFO -> "#3a8fd0";
            case WARNING -> "#c98a00";
            case CRITICAL -> "#d5302a";
        };
    }
}
